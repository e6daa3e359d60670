import { problems } from '@mingcha/kernel';
import { type Operation, replace, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { type Draw, drawEntity, loadDraw } from './draw.ts';

/** The conflict `draw-state`, with the state, for who acted on a form of the draw that is no longer its latest. */
export const overtaken = ({ state }: Draw) =>
  problems.conflict('draw-state', '他人刚刚操作了该抽取任务，请刷新后查看最新状态。', { state });

/** Writes a draw's next form with whatever must go with it. Throws `WriteConflict` when it changed since it was read. */
export async function writeDraw(
  store: TenantStore,
  before: Stored<Draw>,
  after: Draw,
  alongside: Operation[],
): Promise<Stored<Draw>> {
  await store.write(replace(drawEntity, after, before.lock), ...alongside);
  return { ...after, lock: before.lock + 1 };
}

/**
 * The same for somebody who must know what they act on.
 * Throws the conflict `draw-state`, with the state it has now, when somebody was faster.
 */
export async function saveDraw(
  store: TenantStore,
  before: Stored<Draw>,
  after: Draw,
  alongside: Operation[],
): Promise<Stored<Draw>> {
  try {
    return await writeDraw(store, before, after, alongside);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const now = await loadDraw(store, before.id);
    throw now.lock === before.lock
      ? problems.conflict('try-again', '同一时间有其他抽取任务正在提交，请再试一次。', { state: now.state })
      : overtaken(now);
  }
}
