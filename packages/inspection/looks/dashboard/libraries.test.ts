import type { CaseRow } from '@mingcha/casework/reading';
import { expect, it } from 'vitest';
import { librariesOf, objectOf, usesOf } from './librariesTable.ts';

const visit = (object: string, endedOn: string, outcome = '未发现问题') =>
  ({ listed: { object, endedOn, outcome } }) as unknown as CaseRow;
const departments = [
  { id: 'city', division: '620300' },
  { id: 'county', division: '620302' },
];
const row = (id: string, county: string, dept: string, labels: string[] = [], usable = true) => ({
  ...{ id, county, dept, usable },
  libraries: ['检查对象名录库', ...labels],
});
const rows = [
  row('a', '620302', 'county', ['餐饮']),
  row('b', '620302', 'county', [], false),
  row('c', '620321', ''),
];
const uses = usesOf(
  [visit('a', '2026-02-01'), visit('a', '2026-03-01', '发现问题已改正'), visit('c', '2025-03-01')],
  2026,
  objectOf,
);

it('libraries are counted in the whole, by county and by department, with what a year used of them', () => {
  const lines = librariesOf(rows, uses, { reach: 'all', departments });
  expect(lines.map(({ library, level, key, rows: many }) => [library, level, key, many])).toEqual([
    ['检查对象名录库', '城市', '', 3],
    ['检查对象名录库', '县区', '620302', 2],
    ['检查对象名录库', '县区', '620321', 1],
    ['检查对象名录库', '部门', 'county', 2],
    ['餐饮', '城市', '', 1],
    ['餐饮', '县区', '620302', 1],
    ['餐饮', '部门', 'county', 1],
  ]);
  expect(lines[0]).toMatchObject({ usable: 2, used: 1, visits: 2, problems: 1 });
});

it('who reaches one county sees that county and the own department, and no sum of the city', () => {
  const lines = librariesOf(rows, uses, { reach: ['county'], departments });
  expect(lines.map(({ level, key }) => [level, key])).toEqual([
    ['县区', '620302'],
    ['部门', 'county'],
    ['县区', '620302'],
    ['部门', 'county'],
  ]);
});
