import { type Actor, type AuditAction, audit } from '@mingcha/http';
import { canonicalJson, newId, problems } from '@mingcha/kernel';
import { create, type Operation, remove, replace, type Stored, type TenantStore } from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import { type Draw, drawEntity } from '../kept/draw.ts';
import { namingOf } from '../publishing/naming.ts';
import { withoutProposal } from '../secondPerson/seconding.ts';
import {
  auditedBatch,
  type BatchAction,
  batchEntity,
  type DrawBatch,
  departmentsOf,
  drawsOf,
  mostDraws,
} from './batch.ts';
import { auditedAs, auditedDraws, orBatchOvertaken, saveBatch } from './save.ts';

type Made = Pick<DrawBatch, 'title' | 'mode'>;

/** Throws `draw-not-free` (409) where a draw is no draft any more, or is in a batch. */
function requireFree({ state, batch, compose: { title } }: Draw): void {
  if (state === 'planned' && !batch) return;
  throw problems.conflict(
    'draw-not-free',
    state === 'planned'
      ? `“${title}”已列入另一次共同抽取，须先退出。`
      : `“${title}”已提交承诺，不能再列入共同抽取。`,
    { state, ...(batch && { batch: batch.id }) },
  );
}

/** Throws `batch-differs` (409) where a draw cannot have the seed of the first one, or is disclosed otherwise. */
function requireAlike(first: Draw, draw: Draw): void {
  const { title } = draw.compose;
  const differs = (what: string) =>
    problems.conflict(
      'batch-differs',
      `“${title}”的${what}与牵头任务“${first.compose.title}”不同。请先修改该计划，再列入共同抽取。`,
      { draw: draw.id },
    );
  if (canonicalJson(draw.compose.seed) !== canonicalJson(first.compose.seed)) throw differs('随机种子设置');
  if (draw.compose.disclosure !== first.compose.disclosure) throw differs('公开方式');
  if (namingOf(draw) !== namingOf(first)) throw differs('名单公示方式');
  if (draw.id === first.id || !draw.parties.some(({ commitment }) => commitment !== undefined)) return;
  throw problems.conflict(
    'witness-committed',
    `见证方已单独为“${title}”提交承诺，不能再改用共同的种子。请将它作为牵头任务发起，或删除该计划后重新编制。`,
    { draw: draw.id },
  );
}

const inside = (draw: Draw, { id, secret, draws }: DrawBatch): Draw => ({
  ...withoutProposal(draw),
  batch: { id, secret, first: draws[0]! },
});
const outside = ({ batch: _batch, ...draw }: Draw): Draw => draw;

const departmentsIn = (draws: readonly Draw[]): string[] => [...new Set(draws.flatMap(departmentsOf))].sort();

/**
 * Begins a batch with drafts of which the first leads. Throws `draw-not-free`, `batch-differs` and `witness-committed` (409),
 * and `WriteConflict` where a draft changed since it was read.
 */
export async function makeBatch(
  store: TenantStore,
  { draws, ...made }: Made & { draws: readonly Stored<Draw>[] },
  by: Actor,
  deps: DrawDeps,
): Promise<Stored<DrawBatch>> {
  const [first] = draws as [Stored<Draw>];
  for (const draw of draws) {
    requireFree(draw);
    requireAlike(first, draw);
  }
  const now = deps.clock();
  const batch: DrawBatch = {
    id: newId(now),
    state: 'gathering',
    ...made,
    draws: draws.map(({ id }) => id),
    secret: Buffer.from(deps.random(32)).toString('hex'),
    lead: departmentsOf(first),
    depts: departmentsIn(draws),
    ready: [],
    createdAt: now.toISOString(),
    createdBy: by,
  };
  await store.write(
    create(batchEntity, batch),
    ...draws.map((draw) => replace(drawEntity, inside(draw, batch), draw.lock)),
    ...audit(deps.clock, by, 'batch.make', auditedBatch(batch), { others: auditedDraws(draws) }),
  );
  return { ...batch, lock: 1 };
}

type Change = {
  action: BatchAction;
  as: AuditAction;
  after: DrawBatch;
  draws?: Operation[];
  draw?: Draw;
};

/** Writes what an action makes of a batch that gathers its draws. */
function saveChange(
  store: TenantStore,
  before: Stored<DrawBatch>,
  { action, as, after, draws = [], draw }: Change,
  by: Actor,
  { clock }: Pick<DrawDeps, 'clock'>,
): Promise<Stored<DrawBatch>> {
  return saveBatch(store, before, after, action, [
    ...draws,
    ...audit(clock, by, as, auditedBatch(after), draw && { others: { draw: auditedAs(draw) } }),
  ]);
}

/** Changes a batch's name or mode. What the departments agreed to is another thing then: nobody is ready any more. */
export const editBatch = (
  store: TenantStore,
  batch: Stored<DrawBatch>,
  made: Made,
  by: Actor,
  deps: DrawDeps,
): Promise<Stored<DrawBatch>> => {
  const ready = made.mode === batch.mode ? batch.ready : [];
  return saveChange(
    store,
    batch,
    { action: 'edit', as: 'batch.edit', after: { ...batch, ...made, ready } },
    by,
    deps,
  );
};

/** Adds a draft at the end; nobody is ready any more. Throws as `makeBatch` does, and `batch-full` (409). */
export async function joinBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  draw: Stored<Draw>,
  by: Actor,
  deps: DrawDeps,
): Promise<Stored<DrawBatch>> {
  if (batch.draws.includes(draw.id)) return batch;
  requireFree(draw);
  if (batch.draws.length >= mostDraws)
    throw problems.conflict('batch-full', `一次共同抽取最多 ${mostDraws} 个任务，请另行发起。`);
  const draws = await drawsOf(store, batch);
  requireAlike(draws[0]!, draw);
  const after = {
    ...batch,
    draws: [...batch.draws, draw.id],
    depts: departmentsIn([...draws, draw]),
    ready: [],
  };
  const moved = [replace(drawEntity, inside(draw, batch), draw.lock)];
  return saveChange(store, batch, { action: 'join', as: 'batch.join', after, draws: moved, draw }, by, deps);
}

/** Takes a draft out, which goes by itself again; nobody is ready any more. Throws `batch-lead` (409) for the first. */
export async function leaveBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  draw: Stored<Draw>,
  by: Actor,
  deps: DrawDeps,
): Promise<Stored<DrawBatch>> {
  if (batch.draws[0] === draw.id)
    throw problems.conflict('batch-lead', '牵头任务不能退出；如不再共同抽取，请解散。');
  const draws = (await drawsOf(store, batch)).filter(({ id }) => id !== draw.id);
  const after = { ...batch, draws: draws.map(({ id }) => id), depts: departmentsIn(draws), ready: [] };
  const moved = [replace(drawEntity, outside(draw), draw.lock)];
  return saveChange(
    store,
    batch,
    { action: 'leave', as: 'batch.leave', after, draws: moved, draw },
    by,
    deps,
  );
}

/** Records that a draw's own people agree to commit it with the others as they are, or that they do not any more. */
export async function agree(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  { draw, ready }: { draw: Draw; ready: boolean },
  by: Actor,
  deps: DrawDeps,
): Promise<Stored<DrawBatch>> {
  if (batch.ready.some((one) => one.draw === draw.id) === ready) return batch;
  const others = batch.ready.filter((one) => one.draw !== draw.id);
  const own = { draw: draw.id, at: deps.clock().toISOString(), by };
  const after = { ...batch, ready: ready ? [...others, own] : others };
  return saveChange(
    store,
    batch,
    { action: 'ready', as: ready ? 'batch.ready' : 'batch.unready', after, draw },
    by,
    deps,
  );
}

/** Removes a batch that nothing was committed of; its drafts go by themselves again. */
export async function dissolveBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  by: Actor,
  deps: DrawDeps,
): Promise<void> {
  const draws = await drawsOf(store, batch);
  await orBatchOvertaken(store, batch, 'delete', () =>
    store.write(
      remove(batchEntity, batch, batch.lock),
      ...draws.map((draw) => replace(drawEntity, outside(draw), draw.lock)),
      ...audit(deps.clock, by, 'batch.dissolve', auditedBatch(batch), { others: auditedDraws(draws) }),
    ),
  );
}
