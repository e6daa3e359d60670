import { type ApiEnv, etagOf } from '@mingcha/http';
import { admit } from '@mingcha/lifecycle';
import type { Stored } from '@mingcha/store';
import type { Context } from 'hono';
import type { LoggingDeps } from './deps.ts';
import { type Draw, loadDraw, noDraw } from './kept/draw.ts';
import { type DrawAction, drawLife, requireAlone } from './kept/states.ts';
import type { ProofFiles } from './outcome/answerProof.ts';
import { requireAwaiting } from './publishing/naming.ts';
import { isSeen, partiesFor, runnerOf } from './reading/sight.ts';
import { detailOf } from './reading/view.ts';

export type DrawRouteDeps = LoggingDeps & ProofFiles & { publicUrl: string };

/** A draw that a request asks for. Throws `not-found` (404) where its caller does not see it. */
export async function seenDraw(
  { var: { principal, store } }: Context<ApiEnv>,
  id: string,
): Promise<Stored<Draw>> {
  const draw = await loadDraw(store, id);
  if (!isSeen(draw, principal)) throw noDraw();
  return draw;
}

/** The draw a request wants to act on, when its caller may and has seen its latest form. */
export async function acting(c: Context<ApiEnv>, id: string, action: DrawAction): Promise<Stored<Draw>> {
  const draw = await seenDraw(c, id);
  // Once there is a reveal, nothing but execution or voiding changes the draw: who saw it before may execute it, also
  // where the reveal is what their own first try has left.
  const alsoSeen = action === 'execute' && draw.reveal ? draw.lock - 1 : undefined;
  const within = () => requireAlone(draw, action);
  const needs = action === 'publishNames' ? () => requireAwaiting(draw) : undefined;
  const parties = partiesFor(draw, c.var.principal, action);
  admit(c, drawLife, { item: draw, action, parties, within, alsoSeen, ...(needs && { needs }) });
  c.set('principal', runnerOf(draw, c.var.principal));
  return draw;
}

/** Responds with a draw as it is after an action. */
export async function answerDraw(c: Context<ApiEnv>, draw: Stored<Draw>, deps: DrawRouteDeps) {
  c.header('etag', etagOf(draw.lock));
  return c.json(await detailOf(c.var.store, draw, c.var.principal, deps), 200);
}
