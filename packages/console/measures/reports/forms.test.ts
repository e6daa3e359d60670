import { expect, test } from 'vitest';
import type { Report, ReportForm, ReportState } from '../../api/measures/reportTypes.ts';
import { contentOf, formTone, nextOpen, tally } from './forms.ts';

function form(id: string, state: ReportState | null, overdueDays = 0): ReportForm {
  return {
    id,
    lock: state ? 1 : 0,
    notice: 'n',
    docNo: 'n',
    round: '2026-06-20',
    roundTitle: '第1次',
    indicators: [],
    can: [],
    due: '2026-06-20',
    overdueDays,
    measure: { id: `n-${id}`, no: id, title: id, targets: [] },
    dept: 'd',
    role: 'lead',
    report: state ? ({ id, state, status: 'behind', text: '写过', values: [] } as unknown as Report) : null,
    prefill: { status: 'on-track', text: '上次', values: [] },
    partners: [],
  };
}

test('late counts what is not in, not what came in late', () => {
  const counts = tally([
    form('1', null, 3),
    form('2', 'draft', 3),
    form('3', 'submitted', 3),
    form('4', null),
  ]);
  expect(counts).toMatchObject({ forms: 4, none: 2, draft: 1, submitted: 1, late: 2 });
  expect(formTone(form('3', 'submitted', 3))).toBe('busy');
  expect(formTone(form('2', 'draft', 3))).toBe('bad');
});

test('after the last form the first open one comes, and none when all are in', () => {
  const forms = [form('1', 'returned'), form('2', 'accepted'), form('3', 'draft')];
  expect(nextOpen(forms, '3')?.id).toBe('1');
  expect(nextOpen([form('1', 'draft')], '1')).toBeUndefined();
  expect(nextOpen(forms, 'gone')?.id).toBe('1');
});

test('what was saved wins over what is prefilled', () => {
  expect(contentOf(form('1', null)).text).toBe('上次');
  expect(contentOf(form('1', 'draft'))).toEqual({
    status: 'behind',
    text: '写过',
    values: [],
    files: [],
  });
});
