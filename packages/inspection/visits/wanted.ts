import type { Draw } from '../draws/kept/draw.ts';
import { drawNumber } from '../draws/kept/numbers.ts';
import type { ResultRow } from '../draws/outcome/resultView.ts';

/** A draw as its visits follow from it: the rows of its outcome, with what was replaced since. */
export type DrawnRows = Pick<Draw, 'id' | 'state' | 'compose' | 'committed' | 'voided'> & {
  rows: readonly ResultRow[];
  /** Why each object was replaced that was. */
  reasons: ReadonlyMap<string, string>;
};

/** The visit that an object is to get: of all draws that have it, under the lead of the first. */
export type WantedVisit = {
  object: string;
  name: string;
  region: string;
  /** Id and number of the draw that leads. */
  draw: string;
  task: string;
  dept: string;
  codepts: readonly string[];
  items: readonly string[];
  inspectors: readonly string[];
  /** Numbers of the draws that were dispatched apart and whose visit of the object is joined to this one. */
  joinedTasks: readonly string[];
};

/** Why an object that was drawn gets no visit any more. */
export type GoneVisit = { why: 'replaced' | 'voided' | 'joined'; reason: string };

/** What was joined by an act of people: draws from outside whose visit of an object is made with this one, and objects that are visited with another. */
export type Joined = {
  guests: readonly { object: string; draws: readonly DrawnRows[] }[];
  /** Why each object gets no visit of its own. */
  away: ReadonlyMap<string, string>;
};
const nothingJoined: Joined = { guests: [], away: new Map() };

export type VisitPlan = {
  /** All objects that were drawn or came in, each once, in the order of the outcomes. */
  objects: readonly string[];
  wanted: ReadonlyMap<string, WantedVisit>;
  gone: ReadonlyMap<string, GoneVisit>;
};

const distinct = (all: readonly string[]): string[] => [...new Set(all)];

/**
 * The visits that follow from draws that are dispatched together: one for each object that is still to be inspected, with the items
 * and inspectors of every draw that has it, also of draws that were joined to it. Pure.
 */
export function visitPlan(draws: readonly DrawnRows[], { guests, away }: Joined = nothingJoined): VisitPlan {
  const objects = distinct(draws.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const wanted = new Map<string, WantedVisit>();
  const gone = new Map<string, GoneVisit>();
  for (const draw of draws) {
    for (const row of draw.rows) {
      const why = whyGone(draw, row);
      if (why) gone.set(row.id, why);
      else if (away.has(row.id)) gone.set(row.id, { why: 'joined', reason: away.get(row.id)! });
      else wanted.set(row.id, joined(wanted.get(row.id), draw, row));
    }
  }
  for (const { object, draws: others } of guests)
    for (const draw of others) {
      const row = draw.rows.find(({ id }) => id === object);
      if (!row || whyGone(draw, row)) continue;
      const { joinedTasks, ...visit } = joined(wanted.get(object), draw, row);
      wanted.set(object, { ...visit, joinedTasks: distinct([...joinedTasks, drawNumber(draw.committed!)]) });
    }
  for (const object of wanted.keys()) gone.delete(object);
  return { objects, wanted, gone };
}

/** Whether one of these draws still has an object. */
export const isDrawn = (draws: readonly DrawnRows[], object: string): boolean =>
  draws.some((draw) => draw.rows.some((row) => row.id === object && !whyGone(draw, row)));

function whyGone({ voided, reasons }: DrawnRows, { id, substitutedBy }: ResultRow): GoneVisit | undefined {
  if (voided) return { why: 'voided', reason: voided.reason };
  return substitutedBy === undefined ? undefined : { why: 'replaced', reason: reasons.get(id) ?? '' };
}

function joined(before: WantedVisit | undefined, draw: DrawnRows, row: ResultRow): WantedVisit {
  const { items, teams } = draw.compose;
  const depts = teams.map(({ dept }) => dept);
  const inspectors = row.inspectors.map(({ id }) => id);
  if (!before) {
    return {
      object: row.id,
      name: row.name,
      region: row.region,
      draw: draw.id,
      task: drawNumber(draw.committed!),
      dept: depts[0]!,
      codepts: depts.slice(1),
      items,
      inspectors,
      joinedTasks: [],
    };
  }
  const codepts = distinct([...before.codepts, ...depts]).filter((dept) => dept !== before.dept);
  return {
    ...before,
    codepts,
    items: distinct([...before.items, ...items]),
    inspectors: distinct([...before.inspectors, ...inspectors]),
  };
}
