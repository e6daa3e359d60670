import type { CaseRow } from '@mingcha/casework/reading';
import { addDays } from '@mingcha/kernel';
import { isJoint } from '../joint.ts';
import { onTimeOf, type Part, shareOf } from '../shares.ts';
import { endOf, hasProblem, offSite, textOf, textsOf } from '../visits.ts';
import type { RosterGroup, RosterIndex } from './roster.ts';

/** The filters of the list of visits that a number counts, as `GET /v1/cases/inspection-visits` takes them. */
export type ListOf = { state?: string; where?: string[] };
type Counted = { count: number; list: ListOf };
type Share = Part & { list: ListOf };
type Coverage = { key: string; visited: number; objects: number };

export type DashboardInput = {
  rows: readonly CaseRow[];
  year: number;
  /** The day in Asia/Shanghai. */
  today: string;
  roster: RosterIndex;
  counties: 'all' | ReadonlySet<string>;
  /** The department that each item belongs to. */
  deptOfItem: ReadonlyMap<string, string>;
  /** Whether coverage by class is for the caller. */
  byClass: boolean;
};

/** So many visits a year stand alone in the histogram; more are the last bar. */
const mostVisits = 5;

/** The visits of a year, and what they come to: a pure function of rows and roster. */
export function dashboardOf({ rows, year, today, roster, counties, deptOfItem, byClass }: DashboardInput) {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const made: CaseRow[] = [];
  const open: CaseRow[] = [];
  const proposed: CaseRow[] = [];
  const lastYear = new Array<number>(12).fill(0);
  for (const row of rows) {
    const ended = endOf(row);
    if (ended !== undefined) {
      if (ended >= from && ended <= to) made.push(row);
      else if (ended.startsWith(`${year - 1}-`)) lastYear[Number(ended.slice(5, 7)) - 1]! += 1;
    } else if ((textOf(row, 'until') ?? to) <= to) {
      if (row.state === 'toVisit') open.push(row);
      if (row.state === 'proposed') proposed.push(row);
    }
  }
  const inYear = [`endedOn>=${from}`, `endedOn<=${to}`];
  const madeList = (...more: string[]): ListOf => ({ where: [...inYear, ...more] });
  const publishedList = { ...madeList(), state: 'published' };
  const share = (holds: (row: CaseRow) => boolean): Share => ({ ...shareOf(made, holds), list: madeList() });
  const lastDay = today <= to ? addDays(today, -1) : to;
  const overdue = open.filter((row) => (textOf(row, 'until') ?? to) <= lastDay);
  const published = made.filter(({ state }) => state === 'published');
  return {
    visits: {
      proposed: listed(proposed, { state: 'proposed', where: [`until<=${to}`] }),
      due: listed(open, { state: 'toVisit', where: [`until<=${to}`] }),
      overdue: listed(overdue, { state: 'toVisit', where: [`until<=${lastDay}`] }),
      made: listed(made, madeList()),
      published: listed(published, publishedList),
      problems: listed(made.filter(hasProblem), madeList('outcome=发现问题已改正', 'outcome=发现问题待处理')),
    },
    shares: {
      visitsOnTime: { ...onTimeOf(made, 'visit'), list: madeList() },
      publishedOnTime: { ...onTimeOf(made, 'publish'), list: publishedList },
      problems: share(hasProblem),
      joint: share((row) => isJoint(row, deptOfItem)),
      offSite: share((row) => offSite.some((mode) => mode === textOf(row, 'mode'))),
    },
    coverage: coverageOf(made, { roster, counties, byClass }),
    items: itemsOf(made).map((one) => ({ ...one, list: madeList(`items=${one.key}`) })),
    perObject: histogram(made),
    departments: grouped(made, (row) => textsOf(row, 'dept')).map((one) => ({
      ...one,
      list: madeList(`dept=${one.key}`),
    })),
    months: lastYear.map((before, at) => {
      const month = `${year}-${String(at + 1).padStart(2, '0')}`;
      return {
        month,
        count: made.filter((row) => endOf(row)!.startsWith(month)).length,
        before,
        list: { where: [`endedOn>=${month}-01`, `endedOn<=${lastOf(month)}`] },
      };
    }),
  };
}

const listed = (rows: readonly CaseRow[], list: ListOf): Counted => ({ count: rows.length, list });

const lastOf = (month: string): string => addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1);

/** Visits and those with problems by a key, the most visits first; a visit of several keys counts for each. */
function grouped(rows: readonly CaseRow[], keysOf: (row: CaseRow) => readonly string[]) {
  const found = new Map<string, { key: string; count: number; problems: number }>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const one = found.get(key) ?? { key, count: 0, problems: 0 };
      found.set(key, one);
      one.count += 1;
      if (hasProblem(row)) one.problems += 1;
    }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** Problems by item. A visit of several items counts for each of them: which of them had the problem its row does not say. */
export const itemsOf = (rows: readonly CaseRow[]) => grouped(rows, (row) => textsOf(row, 'items'));

/** How many enterprises had one visit, two, and so on; the last bar has those with more. */
function histogram(rows: readonly CaseRow[]) {
  const visits = new Map<string, number>();
  for (const row of rows)
    for (const object of textsOf(row, 'object')) visits.set(object, (visits.get(object) ?? 0) + 1);
  const bars = Array.from({ length: mostVisits }, (_, i) => ({ visits: i + 1, objects: 0 }));
  for (const many of visits.values()) bars[Math.min(many, mostVisits) - 1]!.objects += 1;
  return bars;
}

/** Visited objects in business among all of them, in whole and by county, industry and class. */
function coverageOf(
  made: readonly CaseRow[],
  { roster, counties, byClass }: Pick<DashboardInput, 'roster' | 'counties' | 'byClass'>,
) {
  const visited = new Array<number>(roster.groups.length).fill(0);
  for (const object of new Set(made.flatMap((row) => textsOf(row, 'object')))) {
    const at = roster.of.get(object);
    if (at !== undefined) visited[at]! += 1;
  }
  const by = (keyOf: (group: RosterGroup) => string): Coverage[] => {
    const found = new Map<string, Coverage>();
    for (const [at, group] of roster.groups.entries()) {
      if (counties !== 'all' && !counties.has(group.county)) continue;
      const key = keyOf(group);
      const one = found.get(key) ?? { key, visited: 0, objects: 0 };
      found.set(key, one);
      one.visited += visited[at]!;
      one.objects += group.count;
    }
    return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  };
  const [whole = { key: '', visited: 0, objects: 0 }] = by(() => '');
  return {
    whole: { visited: whole.visited, objects: whole.objects },
    counties: by(({ county }) => county),
    industries: by(({ industry }) => industry),
    ...(byClass && { classes: by(({ riskClass }) => riskClass) }),
  };
}
