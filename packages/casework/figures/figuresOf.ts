import type { CompiledCaseType, Figure } from '@mingcha/cases';
import { addMonths } from '@mingcha/lifecycle/clocks';
import type { CaseRow } from '../kept/row.ts';
import { textsIn } from '../texts.ts';

/** What a figure comes to, and of how many cases; null where there are none, or fewer than it is shown from. */
export type Measured = { value: number | null; of: number };

/** A figure of a period: of all cases, by month, and by each field that the definition names, the most cases first. */
export type FigureFound = {
  name: string;
  title: string;
  /** `share` is between 0 and 1. */
  unit: 'cases' | 'share' | 'workingDays';
  total: Measured;
  months: (Measured & { month: string })[];
  groups: { field: string; items: (Measured & { key: string })[] }[];
};

/** Months, `YYYY-MM`, the last included. */
export type Period = { from: string; to: string };

/** How a figure is made of cases. */
type Way = {
  unit: FigureFound['unit'];
  /** The day by which a case belongs to a period; undefined where it does not count. */
  day: (row: CaseRow) => string | undefined;
  /** What a case adds; undefined where the figure is not of it. */
  adds: (row: CaseRow) => number | undefined;
  isMean: boolean;
};

/** Cases that are open now belong to no period. */
const now = 'now';

function wayOf(figure: Figure): Way {
  const ended = (row: CaseRow) => row.endedOn;
  const one = () => 1;
  if ('count' in figure) {
    const days: Record<typeof figure.count, Way['day']> = {
      opened: (row) => row.openedOn,
      done: ended,
      open: (row) => (row.endedOn === undefined ? now : undefined),
    };
    return { unit: 'cases', day: days[figure.count], adds: one, isMean: false };
  }
  if ('onTime' in figure) {
    const spent = (row: CaseRow) => row.spent[figure.onTime];
    const adds = (row: CaseRow) => spent(row) && (spent(row)!.isLate ? 0 : 1);
    return { unit: 'share', day: ended, adds, isMean: true };
  }
  if ('mean' in figure)
    return {
      unit: 'workingDays',
      day: ended,
      adds: (row) => row.spent[figure.mean]?.[figure.days],
      isMean: true,
    };
  if ('share' in figure) {
    const wanted = new Set(figure.share);
    const adds = ({ result }: CaseRow) => (result === undefined ? undefined : wanted.has(result) ? 1 : 0);
    return { unit: 'share', day: ended, adds, isMean: true };
  }
  const adds = ({ isSatisfied }: CaseRow) => (isSatisfied === undefined ? undefined : isSatisfied ? 1 : 0);
  return { unit: 'share', day: ended, adds, isMean: true };
}

/** What has been added up. */
type Sum = { sum: number; of: number };
const measured = ({ sum, of }: Sum, { isMean }: Way, atLeast = 1): Measured => {
  if (!isMean) return { value: sum, of };
  return { value: of < atLeast ? null : sum / of, of };
};

/** The figures of a type for a period of months, from all its rows that the caller may see: a pure function. */
export const figuresOf = (
  compiled: CompiledCaseType,
  rows: readonly CaseRow[],
  period: Period,
): FigureFound[] =>
  Object.entries(compiled.type.figures ?? {}).map(([name, figure]) =>
    figureOf(compiled, rows, { name, figure, period }),
  );

export const unitOf = (figure: Figure): FigureFound['unit'] => wayOf(figure).unit;

/** The fields by which a figure is told apart; what is personal stays with the case. */
export const groupsBy = ({ fields }: CompiledCaseType, { by = [] }: Figure): string[] =>
  by.filter((field) => fields.get(field)?.personal !== true);

/** One figure; of all time where no period is given, and then by no months. */
export function figureOf(
  compiled: CompiledCaseType,
  rows: readonly CaseRow[],
  { name, figure, period }: { name: string; figure: Figure; period?: Period | undefined },
): FigureFound {
  const way = wayOf(figure);
  const { title, when, atLeast } = figure;
  const condition = when === undefined ? undefined : compiled.expression(when);
  const total: Sum = { sum: 0, of: 0 };
  const months = new Map((period ? monthsIn(period) : []).map((month) => [month, { sum: 0, of: 0 }]));
  const groups = groupsBy(compiled, figure).map((field) => ({ field, sums: new Map<string, Sum>() }));
  for (const row of rows) {
    const day = way.day(row);
    if (day === undefined) continue;
    const at = months.get(day.slice(0, 7));
    if (period && !at && day !== now) continue;
    const values = { ...row.read, ...row.listed };
    if (condition && !condition.holds(new Map(Object.entries(values)))) continue;
    const value = way.adds(row);
    if (value === undefined) continue;
    add(total, value);
    if (at) add(at, value);
    for (const { field, sums } of groups)
      for (const key of keysOf(values[field])) {
        const own = sums.get(key) ?? { sum: 0, of: 0 };
        sums.set(key, own);
        add(own, value);
      }
  }
  const isNow = 'count' in figure && figure.count === 'open';
  return {
    name,
    title,
    unit: way.unit,
    total: measured(total, way, atLeast),
    months: isNow ? [] : [...months].map(([month, sum]) => ({ month, ...measured(sum, way, atLeast) })),
    groups: groups.map(({ field, sums }) => ({
      field,
      items: [...sums]
        .map(([key, sum]) => ({ key, ...measured(sum, way, atLeast) }))
        .sort((a, b) => b.of - a.of || (a.key < b.key ? -1 : 1)),
    })),
  };
}

function add(to: Sum, value: number): void {
  to.sum += value;
  to.of += 1;
}

/** The groups of a value; one of its own for cases without any. */
const keysOf = (value: unknown): readonly string[] => {
  const texts = typeof value === 'boolean' || typeof value === 'number' ? [String(value)] : textsIn(value);
  return texts.length === 0 ? [''] : texts;
};

/** The month so many after another, before if negative; both `YYYY-MM`. */
export const monthAfter = (month: string, count: number): string =>
  addMonths(`${month}-01`, count).slice(0, 7);

function monthsIn({ from, to }: Period): string[] {
  const months: string[] = [];
  for (let at = from; at <= to; at = monthAfter(at, 1)) months.push(at);
  return months;
}
