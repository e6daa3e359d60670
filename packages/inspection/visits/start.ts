import { audit, type Principal, peopleOf } from '@mingcha/http';
import { type FieldError, problems, shanghaiDate } from '@mingcha/kernel';
import { requireState } from '@mingcha/lifecycle';
import { create, type Stored, type TenantStore } from '@mingcha/store';
import { webhookEvent } from '@mingcha/webhooks';
import { drawsOf, loadBatch } from '../draws/batches/batch.ts';
import { auditedAs } from '../draws/batches/save.ts';
import type { DrawDeps } from '../draws/deps.ts';
import { auditedDraw, type Draw, isFollower } from '../draws/kept/draw.ts';
import { drawNumber, seriesOf } from '../draws/kept/numbers.ts';
import { orDrawOvertaken, writeDraws } from '../draws/kept/save.ts';
import { drawLife } from '../draws/kept/states.ts';
import { reachesDraw } from '../draws/reading/sight.ts';
import { type Dispatch, dispatchEntity, newVisitOut, type VisitTerms, visitOutEntity } from './dispatch.ts';

/** Whether a caller may dispatch a draw's visits: they run the draw, and may open inspections. */
export const mayDispatch = (draw: Pick<Draw, 'compose'>, principal: Principal): boolean =>
  peopleOf(principal).some(
    (one) => reachesDraw(draw, one, 'draws:write') && reachesDraw(draw, one, 'cases:inspection:open'),
  );

/** Whether visits follow from a draw itself: an official one that leads its batch where it is in one. */
export const hasOwnVisits = (draw: Draw): boolean => seriesOf(draw) === 'official' && !isFollower(draw);

/** Whether a draw's visits can still be dispatched from it, whatever its state. */
export const isDispatchable = (draw: Draw): boolean => hasOwnVisits(draw) && !draw.visits;

/** Throws `forbidden` (403) where a caller may not dispatch. */
export function requireDispatcher(draw: Pick<Draw, 'compose'>, principal: Principal): void {
  if (!mayDispatch(draw, principal))
    throw problems.forbidden('只有组织抽取的部门中可以登记行政检查的人员、市级管理员可以派发检查任务。');
}

/** Throws (409) `rehearsal`, and `draw-in-batch` for what the lead's draw does for all. */
export function requireOwnVisits(draw: Draw): void {
  if (seriesOf(draw) !== 'official')
    throw problems.conflict('rehearsal', '内部演练的结果不是正式抽查，不能派发检查任务。');
  if (isFollower(draw))
    throw problems.conflict(
      'draw-in-batch',
      '该任务已列入共同抽取，各部门的检查任务由牵头任务一并派发，请在牵头任务的页面派发。',
      { batch: draw.batch!.id, draw: draw.batch!.first },
    );
}

/** Throws the same, and `dispatched` (409). */
function requireDispatchable(draw: Draw): void {
  requireOwnVisits(draw);
  if (draw.visits)
    throw problems.conflict('dispatched', '该任务的检查任务已经派发，不需要再次派发，请刷新后查看。');
}

function termErrors({ from, until }: VisitTerms, now: Date): FieldError[] {
  if (from > until) return [{ pointer: '/until', message: '截止日期不能早于起始日期。' }];
  return until < shanghaiDate(now) ? [{ pointer: '/until', message: '截止日期不能早于今天。' }] : [];
}

/**
 * Dispatches the visits of an executed or published draw, or of all draws of its batch: written is that it is done; the visits are
 * opened after it. Throws as `requireDispatchable` does, and `invalid` (422) for days that do not fit.
 */
export async function dispatchVisits(
  store: TenantStore,
  draw: Stored<Draw>,
  { terms, by }: Pick<Dispatch, 'terms' | 'by'>,
  { clock }: Pick<DrawDeps, 'clock'>,
): Promise<Stored<Draw>> {
  requireState(drawLife, draw.state, 'dispatch');
  requireDispatchable(draw);
  const now = clock();
  const errors = termErrors(terms, now);
  if (errors.length > 0) throw problems.invalid(errors);
  const draws = draw.batch ? await drawsOf(store, await loadBatch(store, draw.batch.id)) : [draw];
  const id = draw.batch?.id ?? draw.id;
  const at = now.toISOString();
  const dispatch: Dispatch = { id, draws: draws.map((one) => one.id), at, by, terms };
  const others = Object.fromEntries(
    draws.filter((one) => one.id !== draw.id).map((one, i) => [`draw${i + 1}`, auditedAs(one)]),
  );
  const { from, until } = terms;
  const event = {
    draw: draw.id,
    number: drawNumber(draw.committed!),
    title: draw.compose.title,
    ...{ from, until },
    depts: [...new Set(draws.flatMap(({ compose }) => compose.teams.map(({ dept }) => dept)))],
  };
  // The one that was seen comes first, so that its new form is the answer.
  const changes = [draw, ...draws.filter((one) => one.id !== draw.id)].map((before) => ({
    before,
    after: { ...before, visits: { dispatch: id, at } },
  }));
  const [written] = await orDrawOvertaken(store, draw, 'dispatch', () =>
    writeDraws(store, changes, [
      create(dispatchEntity, dispatch),
      create(visitOutEntity, { ...newVisitOut({ dispatch: id, what: 'open' }), from: 0 }),
      webhookEvent('visits.dispatched', event, now),
      ...audit(clock, by, 'draw.dispatch', auditedDraw(draw), {
        ...(draws.length > 1 && { others }),
        detail: { period: `${from} 至 ${until}`, mode: terms.mode },
      }),
    ]),
  );
  return written!;
}
