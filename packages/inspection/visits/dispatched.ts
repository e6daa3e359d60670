import type { Hook } from '@mingcha/casework/besides';
import { type FieldError, idPattern } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { drawEntity } from '../draws/kept/draw.ts';
import { isDrawNumber } from '../draws/kept/numbers.ts';
import { dispatchEntity } from './dispatch.ts';
import { visitId } from './visitId.ts';

const byDispatch =
  '双随机抽查的检查不能手工登记：请在“双随机抽查”中完成抽取，再在该抽查任务的页面派发检查任务。不经抽取的检查，请选择日常检查、专项检查或者个案检查。';
const notItsTask = '双随机抽查任务的编号由派发填写，不能手工填写；请留空，或者填写专项行动等的名称。';

/** Whether a new visit has the id by which the dispatch of the draw that it names opens the visit of its object. */
async function isOfDispatch(
  store: TenantStore,
  { draw, object }: { draw: unknown; object: unknown },
  newId: string,
): Promise<boolean> {
  if (typeof draw !== 'string' || typeof object !== 'string') return false;
  const visits = (await store.get(drawEntity, { id: draw }))?.visits;
  const dispatch = visits && (await store.get(dispatchEntity, { id: visits.dispatch }));
  return dispatch !== undefined && visitId(dispatch, object) === newId;
}

/** What a visit that nobody has drawn must not say of itself: it would stand as the result of a draw. */
function saysDrawn({ task, draw }: Readonly<Record<string, unknown>>): FieldError[] {
  const isTask = typeof task === 'string' && (idPattern.test(task) || isDrawNumber(task));
  return [
    ...(isTask ? [{ pointer: '/values/task', message: notItsTask }] : []),
    ...(draw === undefined ? [] : [{ pointer: '/values/draw', message: notItsTask }]),
  ];
}

/** 双随机抽查的检查由派发开启: nobody opens by hand what only a draw decides, nor what would pass for it. */
export const dispatched: Hook = {
  reads: ['kind', 'object', 'draw', 'task'],
  async refuses({ newId, fields }, { store }) {
    if (newId === undefined) return {};
    if (fields.kind !== '双随机抽查') return { errors: saysDrawn(fields) };
    const { draw, object } = fields;
    const isOwn = await isOfDispatch(store, { draw, object }, newId);
    return isOwn ? {} : { errors: [{ pointer: '/values/kind', message: byDispatch }] };
  },
};
