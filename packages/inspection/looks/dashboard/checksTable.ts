import type { CaseRow } from '@mingcha/casework/reading';
import { percent } from '@mingcha/kernel';
import { isJoint } from '../joint.ts';
import { endOf, hasProblem, textOf, textsOf } from '../visits.ts';

/** The inspections of a department, a level or a person in a year, or of all of them. */
export type ChecksLine = {
  group?: string;
  rows: readonly CaseRow[];
  deptOfItem: ReadonlyMap<string, string>;
};

/** The department of an inspection; empty where it names none. */
export const deptOf = (row: CaseRow): string => textOf(row, 'dept') ?? '';

/** A line for each group that has made inspections, and one for all. Pure. */
export function checksOf(
  rows: readonly CaseRow[],
  {
    year,
    deptOfItem,
    groupsOf,
  }: {
    year: number;
    deptOfItem: ReadonlyMap<string, string>;
    /** The groups that an inspection counts for. */
    groupsOf: (row: CaseRow) => readonly string[];
  },
): ChecksLine[] {
  const made = rows.filter((row) => endOf(row)?.startsWith(`${year}-`));
  const byGroup = new Map<string, CaseRow[]>();
  for (const row of made)
    for (const group of groupsOf(row)) {
      const own = byGroup.get(group);
      if (own) own.push(row);
      else byGroup.set(group, [row]);
    }
  const lines = [...byGroup].map(([group, own]) => ({ group, rows: own, deptOfItem }));
  lines.sort((a, b) => b.rows.length - a.rows.length || (a.group < b.group ? -1 : 1));
  return [...lines, { rows: made, deptOfItem }];
}

type Names = ReadonlyMap<string, string>;
export type ChecksColumn = {
  header: string;
  width: number;
  value: (line: ChecksLine, names: Names) => string | number | undefined;
};

const number = (header: string, counts: (row: CaseRow, line: ChecksLine) => boolean): ChecksColumn => ({
  header,
  width: 14,
  value: (line) => line.rows.filter((row) => counts(row, line)).length,
});
const is =
  (field: string, ...values: string[]) =>
  (row: CaseRow) =>
    textsOf(row, field).some((one) => values.includes(one));
const objects = ({ rows }: ChecksLine) => new Set(rows.flatMap((row) => textsOf(row, 'object'))).size;

const onTime = (header: string, clock: string): ChecksColumn => ({
  header,
  width: 16,
  value: ({ rows }) => {
    const ran = rows.flatMap(({ spent }) => spent[clock] ?? []);
    return percent(ran.filter(({ isLate }) => !isLate).length, ran.length);
  },
});

/** The columns of the yearly table of inspections (年度行政检查情况), the first of which names the groups; `places` say where each belongs. */
export const checkColumns = (
  header: string,
  places: readonly ChecksColumn[] = [],
): readonly ChecksColumn[] => [
  {
    header,
    width: 30,
    value: ({ group }, names) => (group === undefined ? '合计' : (names.get(group) ?? group)),
  },
  ...places,
  number('检查次数', () => true),
  ...['双随机抽查', '日常检查', '专项检查', '个案检查'].map((kind) => number(kind, is('kind', kind))),
  ...['现场检查', '书面检查', '网络监测'].map((mode) => number(mode, is('mode', mode))),
  number('联合检查', (row, { deptOfItem }) => isJoint(row, deptOfItem)),
  { header: '被检查企业户数', width: 16, value: objects },
  {
    header: '户均检查次数',
    width: 14,
    value: (line) => {
      const many = objects(line);
      return many === 0 ? undefined : Math.round((line.rows.length / many) * 100) / 100;
    },
  },
  number('发现问题次数', hasProblem),
  number('其中已责令改正', is('outcome', '发现问题已改正')),
  number('其中待后续处理', is('outcome', '发现问题待处理')),
  number('未能检查', is('outcome', '未能检查')),
  number('已公示', ({ state }) => state === 'published'),
  onTime('按期检查率（%）', 'visit'),
  onTime('按期公示率（%）', 'publish'),
];
