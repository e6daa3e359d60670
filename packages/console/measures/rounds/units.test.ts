import { expect, test } from 'vitest';
import type { ReportForm } from '../../api/measures/reportTypes.ts';
import { unitCounts } from './units.ts';

const form = (dept: string, state: string | null, overdueDays: number) =>
  ({ dept, overdueDays, report: state ? { state } : null }) as unknown as ReportForm;

test('the unit with most late forms stands first, then the one with most missing', () => {
  const rows = unitCounts([
    form('a', 'accepted', 2),
    form('b', null, 0),
    form('c', null, 2),
    form('c', 'submitted', 2),
    form('b', 'draft', 0),
  ]);
  expect(rows.map(({ dept, late }) => [dept, late])).toEqual([
    ['c', 1],
    ['b', 0],
    ['a', 0],
  ]);
});
