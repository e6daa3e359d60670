import type { CompiledCaseType, Figure } from '@mingcha/cases';
import { addMonths } from '@mingcha/lifecycle/clocks';
import type { CaseRow } from '../kept/row.ts';
import { textsIn } from '../texts.ts';

/** What a figure comes to, and of how many cases; null where there are none, or fewer than it is shown from. */
export type Measured = { value: number | null; of: number };

/** A figure of a month: as it was frozen after it, with what it would come to now where that is something else. */
type MonthFound = Measured & {
  month: string;
  frozen?: { at: string; isOther: boolean };
  now?: Measured;
};

/** A figure of a period: of all cases, by month, and by each field that the definition names, the most cases first. */
export type FigureFound = {
  name: string;
  title: string;
  /** `share` is between 0 and 1. */
  unit: 'cases' | 'share' | 'workingDays';
  total: Measured;
  months: MonthFound[];
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
/** The same, and by the values of the fields that the figure is told apart by. */
export type Tally = Sum & { by: Record<string, Record<string, Sum>> };
/** A month as it was frozen: by another definition than today's, or in another unit. */
export type FrozenMonth = Tally & {
  at: string;
  atLeast: number | undefined;
  isOther: boolean;
  isOtherUnit: boolean;
};
const measured = ({ sum, of }: Sum, { isMean }: Way, atLeast = 1): Measured => {
  if (!isMean) return { value: sum, of };
  return { value: of < atLeast ? null : sum / of, of };
};

/** The figures of a type for a period of months, from all its rows that the caller may see: a pure function. */
export const figuresOf = (
  compiled: CompiledCaseType,
  rows: readonly CaseRow[],
  period: Period,
  frozen: ReadonlyMap<string, ReadonlyMap<string, FrozenMonth>> = new Map(),
): FigureFound[] =>
  Object.entries(compiled.type.figures ?? {}).map(([name, figure]) =>
    figureOf(compiled, rows, { name, figure, period, frozen: frozen.get(name) }),
  );

export const unitOf = (figure: Figure): FigureFound['unit'] => wayOf(figure).unit;

/** The fields by which a figure is told apart; what is personal stays with the case. */
export const groupsBy = ({ fields }: CompiledCaseType, { by = [] }: Figure): string[] =>
  by.filter((field) => fields.get(field)?.personal !== true);

/** What a figure counts: each row with its day, what it adds, and what it is told apart by. */
function* counted(compiled: CompiledCaseType, rows: readonly CaseRow[], figure: Figure) {
  const way = wayOf(figure);
  const condition = figure.when === undefined ? undefined : compiled.expression(figure.when);
  for (const row of rows) {
    const day = way.day(row);
    if (day === undefined) continue;
    const values = { ...row.read, ...row.listed };
    if (condition && !condition.holds(new Map(Object.entries(values)))) continue;
    const value = way.adds(row);
    if (value !== undefined) yield { day, value, values };
  }
}

/** What rows come to in a month. */
export function tallyOf(
  compiled: CompiledCaseType,
  rows: readonly CaseRow[],
  { figure, month }: { figure: Figure; month: string },
): Tally {
  const tally: Tally = { sum: 0, of: 0, by: {} };
  for (const field of groupsBy(compiled, figure)) tally.by[field] = {};
  for (const { day, value, values } of counted(compiled, rows, figure)) {
    if (day.slice(0, 7) !== month) continue;
    add(tally, value);
    for (const [field, keys] of Object.entries(tally.by))
      for (const key of keysOf(values[field])) {
        keys[key] ??= { sum: 0, of: 0 };
        add(keys[key], value);
      }
  }
  return tally;
}

/**
 * One figure; of all time where no period is given, and then by no months. A month that is frozen is as it was frozen, in
 * its total and groups too; what has come to its cases since is told beside it.
 */
export function figureOf(
  compiled: CompiledCaseType,
  rows: readonly CaseRow[],
  {
    name,
    figure,
    period,
    frozen = new Map(),
  }: {
    name: string;
    figure: Figure;
    period?: Period | undefined;
    frozen?: ReadonlyMap<string, FrozenMonth> | undefined;
  },
): FigureFound {
  const way = wayOf(figure);
  const { title, atLeast } = figure;
  const total: Sum = { sum: 0, of: 0 };
  const months = new Map((period ? monthsIn(period) : []).map((month) => [month, { sum: 0, of: 0 }]));
  const groups = groupsBy(compiled, figure).map((field) => ({ field, sums: new Map<string, Sum>() }));
  const sumOf = (sums: Map<string, Sum>, key: string): Sum => {
    const own = sums.get(key) ?? { sum: 0, of: 0 };
    sums.set(key, own);
    return own;
  };
  for (const { day, value, values } of counted(compiled, rows, figure)) {
    const month = day.slice(0, 7);
    const at = months.get(month);
    if (period && !at && day !== now) continue;
    if (at) add(at, value);
    if (frozen.has(month)) continue;
    add(total, value);
    for (const { field, sums } of groups)
      for (const key of keysOf(values[field])) add(sumOf(sums, key), value);
  }
  for (const [month, one] of frozen) {
    if (!months.has(month) || one.isOtherUnit) continue;
    addSum(total, one);
    for (const { field, sums } of groups)
      for (const [key, own] of Object.entries(one.by[field] ?? {})) addSum(sumOf(sums, key), own);
  }
  const isNow = 'count' in figure && figure.count === 'open';
  return {
    name,
    title,
    unit: way.unit,
    total: measured(total, way, atLeast),
    months: isNow ? [] : [...months].map(([month, sum]) => monthFound(month, sum, frozen.get(month))),
    groups: groups.map(({ field, sums }) => ({
      field,
      items: [...sums]
        .map(([key, sum]) => ({ key, ...measured(sum, way, atLeast) }))
        .sort((a, b) => b.of - a.of || (a.key < b.key ? -1 : 1)),
    })),
  };

  function monthFound(month: string, live: Sum, kept: FrozenMonth | undefined): MonthFound {
    const today = measured(live, way, atLeast);
    if (!kept) return { month, ...today };
    const { at, isOther, isOtherUnit } = kept;
    const then = isOtherUnit ? { value: null, of: kept.of } : measured(kept, way, kept.atLeast);
    const isMoved = !isOther && (live.sum !== kept.sum || live.of !== kept.of);
    return { month, ...then, frozen: { at, isOther }, ...(isMoved && { now: today }) };
  }
}

function addSum(to: Sum, { sum, of }: Sum): void {
  to.sum += sum;
  to.of += of;
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
