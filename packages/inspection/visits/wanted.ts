import type { Draw } from '../draws/draw.ts';
import { drawNumber } from '../draws/numbers.ts';
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
};

/** Why an object that was drawn gets no visit any more. */
export type GoneVisit = { why: 'replaced' | 'voided'; reason: string };

export type VisitPlan = {
  /** All objects that were drawn or came in, each once, in the order of the outcomes. */
  objects: readonly string[];
  wanted: ReadonlyMap<string, WantedVisit>;
  gone: ReadonlyMap<string, GoneVisit>;
};

const distinct = (all: readonly string[]): string[] => [...new Set(all)];

/**
 * The visits that follow from draws that are dispatched together: one for each object that is still to be inspected, with the items
 * and inspectors of every draw that has it. Pure.
 */
export function visitPlan(draws: readonly DrawnRows[]): VisitPlan {
  const objects = distinct(draws.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const wanted = new Map<string, WantedVisit>();
  const gone = new Map<string, GoneVisit>();
  for (const draw of draws) {
    for (const row of draw.rows) {
      const why = whyGone(draw, row);
      if (why) gone.set(row.id, why);
      else wanted.set(row.id, joined(wanted.get(row.id), draw, row));
    }
  }
  for (const object of wanted.keys()) gone.delete(object);
  return { objects, wanted, gone };
}

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
