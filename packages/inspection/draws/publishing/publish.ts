import { hashOf } from '@mingcha/draw';
import { type Actor, audit } from '@mingcha/http';
import { nextState } from '@mingcha/lifecycle';
import type { Operation, Stored, TenantStore } from '@mingcha/store';
import { wantedEvent } from '@mingcha/webhooks';
import { lookAtTask } from '../../plans/taskLook.ts';
import { markPublished } from '../committing/unpublished.ts';
import type { DrawDeps } from '../deps.ts';
import { auditedDraw, type Draw } from '../kept/draw.ts';
import { type Change, ofDraw, saveLogged } from '../kept/logged.ts';
import { drawNumber, seriesOf } from '../kept/numbers.ts';
import { drawLife } from '../kept/states.ts';
import { keepLargeProof, type ProofFiles } from '../outcome/answerProof.ts';
import { keepLeaves } from '../outcome/leaves.ts';
import { loadDrawn } from '../outcome/result.ts';
import { sha256 } from '../sha256.ts';
import { isNamed, requireAwaiting } from './naming.ts';

export type PublishDeps = DrawDeps & ProofFiles;

/** A draw with what its proofs are made of kept as files: the whole one where everybody may have it and it is large. */
async function withProof(store: TenantStore, draw: Draw, deps: PublishDeps): Promise<Draw> {
  if (isNamed(draw)) await keepLeaves(store, draw, deps);
  const wanted = draw.compose.disclosure === 'full' && isNamed(draw);
  return { ...draw, proofKept: wanted && (await keepLargeProof(store, draw, deps)) };
}

/** A draw whose outcome is opened to the public, with its names unless they wait for the results of the inspections. */
export async function publishedAs(
  store: TenantStore,
  draw: Stored<Draw>,
  now: Date,
  deps: PublishDeps,
): Promise<Change> {
  const state = nextState(drawLife, draw.state, 'publish');
  const after = await withProof(store, { ...draw, state, publishedAt: now.toISOString() }, deps);
  return { before: draw, after, entry: { type: 'draw.published', ...ofDraw(draw) } };
}

/** Other systems are told of the outcome of an official draw that becomes public, and the clock looks at its task. */
export async function tellPublished(store: TenantStore, draw: Draw, now: Date): Promise<Operation[]> {
  if (seriesOf(draw) !== 'official') return [];
  const { id, committed, compose } = draw;
  const depts = compose.teams.map(({ dept }) => dept);
  const data = { draw: id, number: drawNumber(committed!), title: compose.title, depts };
  return [...(await wantedEvent(store, 'draw.published', data, now)), ...(draw.task ? [lookAtTask(id)] : [])];
}

/** Opens the outcome to the public. */
export async function publishDraw(
  store: TenantStore,
  draw: Stored<Draw>,
  by: Actor,
  deps: PublishDeps,
): Promise<Stored<Draw>> {
  const now = deps.clock();
  const { after, entry } = await publishedAs(store, draw, now, deps);
  const alongside = [
    markPublished(draw),
    ...(await tellPublished(store, draw, now)),
    ...audit(deps.clock, by, 'draw.publish', auditedDraw(draw)),
  ];
  return saveLogged(store, draw, after, 'publish', { entry, alongside }, deps);
}

/**
 * A published draw whose names are opened to the public. What is logged binds them to the outcome of the draw. Throws
 * `names-public` (409) where they are public already.
 */
export async function namedAs(
  store: TenantStore,
  draw: Stored<Draw>,
  now: Date,
  deps: PublishDeps,
): Promise<Change> {
  nextState(drawLife, draw.state, 'publishNames');
  requireAwaiting(draw);
  const { result } = await loadDrawn(store, draw);
  const after = await withProof(store, { ...draw, namedAt: now.toISOString() }, deps);
  const hash = hashOf(result, sha256);
  return { before: draw, after, entry: { type: 'results.published', kind: 'results', id: draw.id, hash } };
}

/** Opens the names of a published draw to the public. Throws as `namedAs` does. */
export async function publishNames(
  store: TenantStore,
  draw: Stored<Draw>,
  by: Actor,
  deps: PublishDeps,
): Promise<Stored<Draw>> {
  const { after, entry } = await namedAs(store, draw, deps.clock(), deps);
  const alongside = audit(deps.clock, by, 'draw.publish-names', auditedDraw(draw));
  return saveLogged(store, draw, after, 'publishNames', { entry, alongside }, deps);
}
