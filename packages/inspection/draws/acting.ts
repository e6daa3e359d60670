import { type ApiEnv, etagOf, ifMatch } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { FileStore, Stored } from '@mingcha/store';
import type { Context } from 'hono';
import type { DrawDeps } from './deps.ts';
import { type Draw, loadDraw, requireAction } from './draw.ts';
import { overtaken } from './save.ts';
import { mayAct } from './sight.ts';
import type { DrawAction } from './states.ts';
import { detailOf } from './view.ts';

export type DrawRouteDeps = DrawDeps & {
  publicUrl: string;
  files: FileStore;
  /** Answers larger than this many bytes go through the file store, because the gateway would refuse them. */
  maxResponseBytes: number;
};

const movesOn = (action: DrawAction): boolean => action !== 'edit' && action !== 'delete';

/**
 * The draw a request wants to act on, when its caller may and has seen its latest form. Who comes second at the same
 * button learns the state (409), also where the first is still between two writes and the state is yet the old one;
 * an edit of a plan that changed is the plain 412.
 */
export async function acting(c: Context<ApiEnv>, id: string, action: DrawAction): Promise<Stored<Draw>> {
  const draw = await loadDraw(c.var.store, id);
  if (!mayAct(draw, c.var.principal))
    throw problems.forbidden('只有市级管理员和参加该任务的部门可以进行此操作。');
  requireAction(draw, action);
  const seen = ifMatch(c);
  if (seen === String(draw.lock)) return draw;
  // Once there is a reveal, nothing but execution or voiding changes the draw: who saw it before may execute it, also
  // where the reveal is what their own first try has left.
  if (action === 'execute' && draw.reveal && seen === String(draw.lock - 1)) return draw;
  throw movesOn(action) ? overtaken(draw) : problems.preconditionFailed({ lock: draw.lock });
}

/** Answers with a draw as it is after an action. */
export async function answerDraw(c: Context<ApiEnv>, draw: Stored<Draw>, publicUrl: string) {
  c.header('etag', etagOf(draw.lock));
  return c.json(await detailOf(c.var.store, draw, c.var.principal, publicUrl), 200);
}
