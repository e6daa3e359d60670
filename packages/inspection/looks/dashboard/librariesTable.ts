import type { CaseRow } from '@mingcha/casework/reading';
import type { Depts } from '@mingcha/http';
import { divisionName, percent } from '@mingcha/kernel';
import type { Department } from '@mingcha/tenancy';
import { endOf, hasProblem, textOf } from '../visits.ts';
import { countiesOf } from './roster.ts';

/** A row of a library: an object or an inspector, whose library it is in, and where it belongs. */
export type LibraryRow = {
  id: string;
  libraries: readonly string[];
  county: string;
  dept: string;
  /** Whether it can be drawn: in business, or in service. */
  usable: boolean;
};

type Counts = { rows: number; usable: number; used: number; visits: number; problems: number };
type LibraryLine = Counts & { library: string; level: '城市' | '县区' | '部门'; key: string };

const none = (): Counts => ({ rows: 0, usable: 0, used: 0, visits: 0, problems: 0 });

/** How often each object was inspected in a year, and how often with a problem; or each inspector by the row in the roster. */
export function usesOf(
  rows: readonly CaseRow[],
  year: number,
  keysOf: (row: CaseRow) => readonly string[],
): Map<string, { visits: number; problems: number }> {
  const uses = new Map<string, { visits: number; problems: number }>();
  for (const row of rows) {
    if (!endOf(row)?.startsWith(`${year}-`)) continue;
    for (const key of keysOf(row)) {
      const use = uses.get(key) ?? { visits: 0, problems: 0 };
      use.visits += 1;
      if (hasProblem(row)) use.problems += 1;
      uses.set(key, use);
    }
  }
  return uses;
}

export const objectOf = (row: CaseRow): readonly string[] => [textOf(row, 'object') ?? ''];
export const teamOf = ({ people = [] }: CaseRow): readonly string[] => people;

const levels = { 城市: 0, 县区: 1, 部门: 2 } as const;

/**
 * The libraries of a city at three levels: the whole, each county, each department; of who reaches only some departments their
 * county's and their own. Pure.
 */
export function librariesOf(
  rows: readonly LibraryRow[],
  uses: ReadonlyMap<string, { visits: number; problems: number }>,
  { reach, departments }: { reach: Depts; departments: readonly Pick<Department, 'id' | 'division'>[] },
): LibraryLine[] {
  const counties = countiesOf(reach, departments);
  const sees = {
    城市: () => counties === 'all',
    县区: (county: string) => counties === 'all' || counties.has(county),
    部门: (dept: string) => dept !== '' && (reach === 'all' || reach.includes(dept)),
  };
  const lines = new Map<string, LibraryLine>();
  for (const row of rows) {
    const use = uses.get(row.id);
    for (const library of row.libraries)
      for (const [level, key] of [
        ['城市', ''],
        ['县区', row.county],
        ['部门', row.dept],
      ] as const) {
        if (!sees[level](key)) continue;
        const name = `${library}\n${level}\n${key}`;
        const line = lines.get(name) ?? { library, level, key, ...none() };
        lines.set(name, line);
        line.rows += 1;
        if (row.usable) line.usable += 1;
        if (!use) continue;
        line.used += 1;
        line.visits += use.visits;
        line.problems += use.problems;
      }
  }
  const order = [...new Set(rows.flatMap(({ libraries }) => libraries))];
  return [...lines.values()].sort(
    (a, b) =>
      order.indexOf(a.library) - order.indexOf(b.library) ||
      levels[a.level] - levels[b.level] ||
      (a.key < b.key ? -1 : 1),
  );
}

type Names = ReadonlyMap<string, string>;

/** The columns of the table of libraries (名录库统计). */
export const libraryColumns: readonly {
  header: string;
  width: number;
  value: (line: LibraryLine, names: Names) => string | number | undefined;
}[] = [
  { header: '名录库', width: 28, value: ({ library }) => library },
  { header: '层级', width: 10, value: ({ level }) => level },
  {
    header: '县区或部门',
    width: 30,
    value: ({ level, key }, names) =>
      level === '城市' ? '全市' : level === '部门' ? (names.get(key) ?? key) : divisionName(key) || '市级',
  },
  { header: '在库数', width: 12, value: ({ rows }) => rows },
  { header: '可抽取数', width: 12, value: ({ usable }) => usable },
  { header: '本年参加检查数', width: 16, value: ({ used }) => used },
  { header: '检查次数', width: 12, value: ({ visits }) => visits },
  { header: '发现问题次数', width: 14, value: ({ problems }) => problems },
  { header: '参加检查比例（%）', width: 18, value: ({ used, rows }) => percent(used, rows) },
];
