import { type ApiEnv, etagOf } from '@mingcha/http';
import { admit } from '@mingcha/lifecycle';
import type { Stored } from '@mingcha/store';
import type { Context } from 'hono';
import { seenDraw } from '../acting.ts';
import { type Draw, loadDraw, noDraw } from '../kept/draw.ts';
import { mayAct, runnerOf } from '../reading/sight.ts';
import { type BatchAction, batchLife, type DrawBatch, drawsOf, loadBatch, noBatch } from './batch.ts';
import { batchParties, isBatchSeen, leaderOf } from './sight.ts';
import { batchDetail } from './view.ts';

/** A batch that a request asks for. Throws `not-found` (404) where its caller does not see it. */
export async function seenBatch(
  { var: { principal, store } }: Context<ApiEnv>,
  id: string,
): Promise<Stored<DrawBatch>> {
  const batch = await loadBatch(store, id);
  if (!isBatchSeen(batch, principal)) throw noBatch();
  return batch;
}

/** The batch that a request wants to act on, when its caller may and has seen its latest form. */
export async function actingOnBatch(
  c: Context<ApiEnv>,
  id: string,
  action: BatchAction,
): Promise<Stored<DrawBatch>> {
  const batch = await seenBatch(c, id);
  admit(c, batchLife, { item: batch, action, parties: batchParties(batch, c.var.principal) });
  c.set('principal', leaderOf(batch, c.var.principal));
  return batch;
}

/** The same for what concerns one draw, which is in the batch but for one that joins. */
export async function actingOnMember(
  c: Context<ApiEnv>,
  { id, draw: drawId }: { id: string; draw: string },
  action: 'join' | 'leave' | 'ready' | 'prepare',
): Promise<{ batch: Stored<DrawBatch>; draw: Stored<Draw> }> {
  const batch = await seenBatch(c, id);
  const draw = await memberOf(c, batch, drawId, action);
  const { principal } = c.var;
  admit(c, batchLife, { item: batch, action, parties: batchParties(batch, principal, draw) });
  c.set('principal', mayAct(draw, principal) ? runnerOf(draw, principal) : leaderOf(batch, principal));
  return { batch, draw };
}

/** Its lead may look at every draw of a batch, for it commits them. */
async function memberOf(c: Context<ApiEnv>, batch: DrawBatch, id: string, action: BatchAction) {
  if (action === 'join') return seenDraw(c, id);
  if (!batch.draws.includes(id)) throw noDraw();
  return loadDraw(c.var.store, id);
}

/** Responds with a batch as it is after an action. */
export async function answerBatch(c: Context<ApiEnv>, batch: Stored<DrawBatch>) {
  c.header('etag', etagOf(batch.lock));
  return c.json(batchDetail(batch, await drawsOf(c.var.store, batch), c.var.principal), 200);
}
