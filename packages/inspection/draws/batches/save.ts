import type { AuditObject } from '@mingcha/http';
import { orOvertaken } from '@mingcha/lifecycle';
import { type Operation, replace, type Stored, type TenantStore } from '@mingcha/store';
import { auditedDraw, type Draw } from '../kept/draw.ts';
import { type BatchAction, batchEntity, batchLife, type DrawBatch, loadBatch } from './batch.ts';

/** Runs an action's write; where somebody was faster, the caller learns how the batch is now. */
export const orBatchOvertaken = <T>(
  store: TenantStore,
  before: Stored<DrawBatch>,
  action: BatchAction,
  write: () => Promise<T>,
): Promise<T> => orOvertaken(batchLife, action, before, () => loadBatch(store, before.id), write);

/** A batch's draws as a record of an action on all of them names them, so that it stands in each one's history. */
export const auditedDraws = (draws: readonly Draw[]): Record<string, AuditObject> =>
  Object.fromEntries(draws.map((draw, i) => [`draw${i + 1}`, auditedAs(draw)]));

export const auditedAs = (draw: Draw): AuditObject => ({ kind: 'draw', ...auditedDraw(draw) });

/** A batch as it stands after a write. */
export const writtenBatch = (before: Stored<DrawBatch>, after: DrawBatch): Stored<DrawBatch> => ({
  ...after,
  lock: before.lock + 1,
});

/** Writes what an action makes of a batch, with what must go along with it. */
export async function saveBatch(
  store: TenantStore,
  before: Stored<DrawBatch>,
  after: DrawBatch,
  action: BatchAction,
  alongside: readonly Operation[],
): Promise<Stored<DrawBatch>> {
  await orBatchOvertaken(store, before, action, () =>
    store.write(replace(batchEntity, after, before.lock), ...alongside),
  );
  return writtenBatch(before, after);
}
