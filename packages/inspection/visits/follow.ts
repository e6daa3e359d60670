import { caseNow } from '@mingcha/casework/besides';
import { problems } from '@mingcha/kernel';
import { type Operation, place, type TenantStore } from '@mingcha/store';
import type { Draw } from '../draws/kept/draw.ts';
import { isUnrecorded } from './decide.ts';
import { dispatchEntity, newVisitOut, visitOutEntity } from './dispatch.ts';
import { joinEntity, joinsOf, unitOf } from './joins/join.ts';
import { visitOfUnit } from './joins/read.ts';

type Changed = Pick<Draw, 'id' | 'visits' | 'batch'>;

/**
 * What is written with a change of a draw, of all its objects or of these, so that its visits follow, also those that were joined
 * with another draw's; nothing where there are none.
 */
export async function visitsFollow(
  store: TenantStore,
  draw: Changed,
  what: string,
  objects?: readonly string[],
): Promise<Operation[]> {
  const { id, visits } = draw;
  const out = (dispatch: string, of: { objects: readonly string[] } | { from: number }) =>
    place(visitOutEntity, { ...newVisitOut({ dispatch, what: `${id} ${what}` }), ...of });
  const joined = new Map<string, string[]>();
  for (const { object, others } of await joinsOf(store, unitOf(draw)))
    if (!objects || objects.includes(object))
      for (const other of others) joined.set(other, [...(joined.get(other) ?? []), object]);
  const dispatched = await Promise.all(
    [...joined.keys()].map((unit) => store.get(dispatchEntity, { id: unit })),
  );
  return [
    ...(visits ? [out(visits.dispatch, objects ? { objects } : { from: 0 })] : []),
    ...dispatched.flatMap((one) => (one ? [out(one.id, { objects: joined.get(one.id)! })] : [])),
  ];
}

/** The visit of an object that a draw has: its own, or the one that it was joined to; undefined before the dispatch. */
async function visitOf(store: TenantStore, draw: Changed, object: string): Promise<string | undefined> {
  const unit = unitOf(draw);
  const join = await store.get(joinEntity, { unit, object });
  return visitOfUnit(store, join && !join.leads ? join.others[0]! : unit, object);
}

/**
 * Throws `visit-recorded` (409) where the visit of an object of a draw is recorded already: what was found by those who went stays
 * as it is. Resolves to what must still be so when the draw is written.
 */
export async function visitUnrecorded(
  store: TenantStore,
  draw: Changed,
  object: string,
): Promise<Operation[]> {
  const id = await visitOf(store, draw, object);
  const visit = id === undefined ? undefined : await caseNow(store, id);
  if (!visit) return [];
  if (isUnrecorded(visit)) return [visit.unchanged];
  throw problems.conflict(
    'visit-recorded',
    `该对象的检查${visit.number === undefined ? '' : `（${visit.number}）`}已经登记结果或者已经终止，不能再递补对象或者更换检查人员。结果尚在等待签字、复核的，须先退回登记。`,
    { case: visit.id },
  );
}
