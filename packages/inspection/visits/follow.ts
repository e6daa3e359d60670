import { caseNow } from '@mingcha/casework/besides';
import { problems } from '@mingcha/kernel';
import { type Operation, place, type TenantStore } from '@mingcha/store';
import type { Draw } from '../draws/draw.ts';
import { isUnrecorded } from './decide.ts';
import { dispatchEntity, newVisitOut, visitOutEntity } from './dispatch.ts';
import { visitId } from './visitId.ts';

/** What is written with a change of a dispatched draw, so that its visits follow; nothing where it is not dispatched. */
export const visitsFollow = (
  { id, visits }: Pick<Draw, 'id' | 'visits'>,
  what: string,
  objects?: readonly string[],
): Operation[] =>
  visits
    ? [
        place(visitOutEntity, {
          ...newVisitOut({ dispatch: visits.dispatch, what: `${id} ${what}` }),
          ...(objects ? { objects } : { from: 0 }),
        }),
      ]
    : [];

/**
 * Throws `visit-recorded` (409) where the visit of an object of a draw is recorded already: what was found by those who went stays
 * as it is. Resolves to what must still be so when the draw is written.
 */
export async function visitUnrecorded(
  store: TenantStore,
  { visits }: Pick<Draw, 'visits'>,
  object: string,
): Promise<Operation[]> {
  const dispatch = visits && (await store.get(dispatchEntity, { id: visits.dispatch }));
  const visit = dispatch && (await caseNow(store, visitId(dispatch, object)));
  if (!visit) return [];
  if (isUnrecorded(visit)) return [visit.unchanged];
  throw problems.conflict(
    'visit-recorded',
    `该对象的检查${visit.number === undefined ? '' : `（${visit.number}）`}已经登记结果或者已经终止，不能再递补对象或者更换检查人员。结果尚在等待签字、复核的，须先退回登记。`,
    { case: visit.id },
  );
}
