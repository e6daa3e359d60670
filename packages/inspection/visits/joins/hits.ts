import { type CaseRow, rowsOf } from '@mingcha/casework/reading';
import type { Principal } from '@mingcha/http';
import { shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import type { Stored, TenantStore } from '@mingcha/store';
import { type Draw, isFollower } from '../../draws/kept/draw.ts';
import { isNamed } from '../../draws/publishing/naming.ts';
import { listDraws } from '../../draws/reading/list.ts';
import { sightOf } from '../../draws/reading/sight.ts';
import { isOpen, visitType } from '../decide.ts';
import { type Dispatch, dispatchEntity } from '../dispatch.ts';
import { drawnRows } from '../drawnRows.ts';
import { visitId } from '../visitId.ts';
import { visitPlan, type WantedVisit } from '../wanted.ts';
import { drawsOfUnit, type Join, unitOf } from './join.ts';
import { isNear, type Period } from './judge.ts';
import { joinedTo } from './read.ts';

/** Another inspection of the same enterprise: an open visit, or what a draw has drawn and nobody has dispatched. */
export type Hit = { visit: CaseRow } | { draw: Draw; wanted: WantedVisit };
/** An enterprise that a draw is to inspect, and what else is planned of it. */
export type HitObject = { object: string; name: string; wanted: WantedVisit; hits: readonly Hit[] };
/** A draw, or a batch, as what it plans is compared with others. */
export type OwnUnit = {
  unit: string;
  draws: readonly Stored<Draw>[];
  dispatch: Dispatch | undefined;
  period: Period;
  /** By object, for whom it leads or to whom it is joined. */
  joins: ReadonlyMap<string, Stored<Join>>;
};

/** When a draw's objects are visited that are not dispatched: within its task, or from the day of the draw on. */
export const periodOf = ({ task, outcome }: Draw): Period => {
  const on = shanghaiDate(new Date(outcome!.at));
  return task ? { from: task.from, until: task.until } : { from: on, until: on };
};

export const periodOfVisit = ({ listed }: Pick<CaseRow, 'listed'>): Period => {
  const { plannedOn, from, until } = listed;
  const [first, last] = typeof plannedOn === 'string' ? [plannedOn, plannedOn] : [from, until];
  return { from: String(first), until: String(last) };
};

/** Draws whose objects nobody has dispatched, of this year and the last, as far as their names are public or the caller's. */
async function undispatched(store: TenantStore, caller: Principal, year: number): Promise<Draw[]> {
  const wanted = (draw: Draw) =>
    draw.outcome !== undefined && !draw.visits && (isNamed(draw) || sightOf(draw, caller) === 'all');
  const found: Draw[] = [];
  for (const of of [year, year - 1]) {
    let cursor: string | undefined;
    do {
      const filter = { series: 'official', states: ['executed', 'published'], year: of, wanted } as const;
      const page = await listDraws(store, filter, { limit: 100, cursor });
      found.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
  }
  return found;
}

/**
 * The enterprises of a draw, or of its whole batch, that something else hits within so many days: of other units what is open or
 * drawn. What is joined already is left out.
 */
export async function hitsOf(
  store: TenantStore,
  draw: Draw,
  { days, caller, now }: { days: number; caller: Principal; now: Date },
): Promise<{ own: OwnUnit; items: HitObject[] }> {
  const unit = unitOf(draw);
  const draws = await drawsOfUnit(store, unit);
  const [rows, dispatch, visits, others] = await Promise.all([
    Promise.all(draws.map((one) => drawnRows(store, one))),
    store.get(dispatchEntity, { id: unit }),
    rowsOf(store, visitType),
    undispatched(store, caller, shanghaiYear(now)),
  ]);
  const joined = await joinedTo(store, unit, rows);
  const { wanted } = visitPlan(rows, joined);
  const joins = new Map(joined.joins.map((join) => [join.object, join]));
  const open = new Map<string, CaseRow[]>();
  for (const row of visits) {
    const object = String(row.listed.object);
    if (isOpen(row) && wanted.has(object)) open.set(object, [...(open.get(object) ?? []), row]);
  }
  const period = dispatch?.terms ?? periodOf(draw);
  const hits = new Map<string, Hit[]>();
  const add = (object: string, hit: Hit) => hits.set(object, [...(hits.get(object) ?? []), hit]);
  for (const [object, found] of open) {
    const own = dispatch && visitId(dispatch, object);
    const ownRow = found.find(({ id }) => id === own);
    const mine = ownRow ? periodOfVisit(ownRow) : period;
    for (const row of found)
      if (row.id !== own && isNear(mine, periodOfVisit(row), days)) add(object, { visit: row });
  }
  for (const other of others) {
    const of = unitOf(other);
    if (of === unit || isFollower(other) || !isNear(period, periodOf(other), days)) continue;
    const theirs = await Promise.all((await drawsOfUnit(store, of)).map((one) => drawnRows(store, one)));
    const plan = visitPlan(theirs, await joinedTo(store, of, theirs));
    for (const [object, theirVisit] of plan.wanted)
      if (wanted.has(object) && !joins.get(object)?.others.includes(of))
        add(object, { draw: other, wanted: theirVisit });
  }
  const over = new Set(visits.flatMap((row) => (isOpen(row) ? [] : row.id)));
  const isMade = (object: string) => dispatch !== undefined && over.has(visitId(dispatch, object));
  const items = [...wanted.values()].flatMap((visit) => {
    const { object, name } = visit;
    const found = hits.get(object);
    return found && !isMade(object) ? [{ object, name, wanted: visit, hits: found }] : [];
  });
  return { own: { unit, draws, dispatch, period, joins }, items };
}
