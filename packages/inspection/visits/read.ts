import { check, type Operation, queryAll, type TenantStore } from '@mingcha/store';
import { personEntity } from '@mingcha/tenancy';
import { drawEntity, loadDraw } from '../draws/kept/draw.ts';
import type { Dispatch } from './dispatch.ts';
import { drawnRows } from './drawnRows.ts';
import { joinEntity } from './joins/join.ts';
import { joinedTo } from './joins/read.ts';
import { type VisitPlan, visitPlan } from './wanted.ts';

/** The visits that a dispatch wants by its draws as they are now. */
export type ReadPlan = VisitPlan & {
  /** Refuse a write where one of the draws has changed meanwhile. */
  unchanged: readonly Operation[];
  /** The same for the join of an object, which may come or go meanwhile. */
  sameJoin: (object: string) => Operation;
  /** The account of each inspector who has one, by the row in the roster. */
  accounts: ReadonlyMap<string, string>;
};

export async function readPlan(store: TenantStore, { id: unit, draws: ids }: Dispatch): Promise<ReadPlan> {
  const draws = await Promise.all(ids.map((id) => loadDraw(store, id)));
  const [rows, accounts] = await Promise.all([
    Promise.all(draws.map((draw) => drawnRows(store, draw))),
    accountsByRow(store),
  ]);
  const joined = await joinedTo(store, unit, rows);
  const own = draws.map(({ id, lock }) => check(drawEntity, { id }, lock));
  const locks = new Map(joined.joins.map(({ object, lock }) => [object, lock]));
  const sameJoin = (object: string) => check(joinEntity, { unit, object }, locks.get(object) ?? null);
  return { ...visitPlan(rows, joined), unchanged: [...own, ...joined.unchanged], sameJoin, accounts };
}

/** The active account of each inspector who has one, by the row in the roster. */
export async function accountsByRow(store: TenantStore): Promise<Map<string, string>> {
  const people = await queryAll(store, personEntity, []);
  return new Map(
    people.flatMap(({ id, inspector, status }) =>
      inspector !== undefined && status === 'active' ? [[inspector, id] as const] : [],
    ),
  );
}
