import { expect, test } from 'vitest';
import type { CaseLimit } from '../../api/cases/caseTypes.ts';
import { barOf, firstLimit } from './limits.ts';

const limit = (part: Partial<CaseLimit>): CaseLimit => ({
  name: 'answer',
  title: '答复',
  status: 'running',
  since: '2026-02-10T02:00:00.000Z',
  due: '2026-03-16',
  promised: '2026-03-16',
  light: 'green',
  extensions: 0,
  holds: [],
  runsHere: true,
  ...part,
});

test('the limit that is shown first is the one that ends first where the case stands', () => {
  const notice = limit({ name: 'notice', promised: '2026-02-28' });
  const gone = limit({ name: 'gone', promised: '2026-02-01', runsHere: false, status: 'stopped' });
  const held = limit({ name: 'held', status: 'held' });
  const { due: _, promised: __, ...open } = held;
  expect(firstLimit([limit({}), notice, gone])?.name).toBe('notice');
  expect(firstLimit([open, limit({})])?.name).toBe('answer');
  expect(firstLimit([open])?.name).toBe('held');
  expect(firstLimit([gone])).toBeUndefined();
});

test('a bar goes from the start to the end of the statutory day', () => {
  const at = Date.parse('2026-02-10T16:00:00.000Z');
  const ten = limit({ since: '2026-02-10T16:00:00.000Z', due: '2026-02-20', promised: '2026-02-15' });
  expect(barOf(ten, at)).toMatchObject({ passed: 0, promised: 50 });
  expect(barOf(ten, at + 20 * 86_400_000)).toMatchObject({ passed: 100 });
  const holds = [{ from: '2026-02-11T16:00:00.000Z', as: 'excluded' as const }];
  expect(barOf({ ...ten, holds }, at + 3 * 86_400_000)?.holds).toEqual([{ from: 10, to: 30 }]);
  expect(barOf(limit({ due: { text: '2027 年日历未发布', state: 'waiting' } as never }), at)).toBeUndefined();
});
