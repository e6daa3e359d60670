import { type Actor, audit } from '@mingcha/http';
import { nextState } from '@mingcha/lifecycle';
import { replace, type Stored, type TenantStore } from '@mingcha/store';
import { loadTenant, needsSecond } from '@mingcha/tenancy';
import { barWitness } from '../../witnesses/bar.ts';
import { markPublished } from '../committing/unpublished.ts';
import type { DrawDeps } from '../deps.ts';
import { inAll } from '../frame/loads.ts';
import type { Voiding } from '../kept/draw.ts';
import { type Change, isLogged, writeAllLogged } from '../kept/logged.ts';
import { namedAs, publishedAs, tellPublished } from '../publishing/publish.ts';
import { requireNoVoiding, voidedAs, wanted } from '../secondPerson/voiding.ts';
import type { ProofDeps } from '../seed/attest.ts';
import { withheldBy } from '../seed/reveals.ts';
import { auditedBatch, batchEntity, batchLife, type DrawBatch, drawsOf } from './batch.ts';
import { auditedDraws, orBatchOvertaken, saveBatch, writtenBatch } from './save.ts';

/** Opens the outcomes of all draws of a batch to the public in one write. */
export async function publishBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  by: Actor,
  deps: ProofDeps,
): Promise<Stored<DrawBatch>> {
  const state = nextState(batchLife, batch.state, 'publish');
  const draws = await drawsOf(store, batch);
  const now = deps.clock();
  const after: DrawBatch = { ...batch, state, publishedAt: now.toISOString() };
  const changes: Change[] = [];
  // One after another: each may hold a whole proof.
  for (const draw of draws) changes.push(await publishedAs(store, draw, now, deps));
  const told = await Promise.all(draws.map((draw) => tellPublished(store, draw, now)));
  const alongside = [
    ...told.flat(),
    replace(batchEntity, after, batch.lock),
    ...draws.map(markPublished),
    ...audit(deps.clock, by, 'batch.publish', auditedBatch(batch), { others: auditedDraws(draws) }),
  ];
  await orBatchOvertaken(store, batch, 'publish', () => writeAllLogged(store, changes, { alongside }, deps));
  return writtenBatch(batch, after);
}

/**
 * Opens the names of all draws of a published batch to the public in one write: those of one, with its salts, tell who is
 * drawn in the others. Throws `names-public` (409) where they are public already.
 */
export async function publishBatchNames(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  by: Actor,
  deps: ProofDeps,
): Promise<Stored<DrawBatch>> {
  nextState(batchLife, batch.state, 'publishNames');
  const draws = await drawsOf(store, batch);
  const now = deps.clock();
  const after: DrawBatch = { ...batch, namedAt: now.toISOString() };
  const changes: Change[] = [];
  for (const draw of draws) changes.push(await namedAs(store, draw, now, deps));
  const alongside = [
    replace(batchEntity, after, batch.lock),
    ...audit(deps.clock, by, 'batch.publish-names', auditedBatch(batch), { others: auditedDraws(draws) }),
  ];
  await orBatchOvertaken(store, batch, 'publishNames', () =>
    writeAllLogged(store, changes, { alongside }, deps),
  );
  return writtenBatch(batch, after);
}

const withoutVoiding = ({ voiding: _voiding, ...batch }: DrawBatch): DrawBatch => batch;

/** Voids rehearsals at once; that of official draws waits for a second person, and the batch goes on meanwhile. */
export async function voidBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  input: Omit<Voiding, 'at'>,
  deps: DrawDeps,
): Promise<Stored<DrawBatch>> {
  nextState(batchLife, batch.state, 'void');
  const voiding = { at: deps.clock().toISOString(), ...input };
  const [first] = await drawsOf(store, batch);
  if (!isLogged(first!) || !needsSecond(await loadTenant(store), 'void'))
    return endBatch(store, batch, voiding, undefined, deps);
  requireNoVoiding(batch);
  const after = { ...batch, voiding };
  const { by, reason } = input;
  const audited = audit(deps.clock, by, 'batch.propose-void', auditedBatch(batch), { detail: { reason } });
  return saveBatch(store, batch, after, 'void', audited);
}

/** Voids a batch as somebody proposed; `second` is another person than the proposer. */
export const confirmBatchVoiding = (
  store: TenantStore,
  batch: Stored<DrawBatch>,
  second: Actor,
  deps: DrawDeps,
): Promise<Stored<DrawBatch>> => endBatch(store, batch, wanted(batch), second, deps);

/** Takes the proposal back, or gives it back with a reason. */
export async function rejectBatchVoiding(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  { by, reason }: { by: Actor; reason: string },
  deps: DrawDeps,
): Promise<Stored<DrawBatch>> {
  wanted(batch);
  const after = { ...withoutVoiding(batch), id: batch.id };
  const audited = audit(deps.clock, by, 'batch.reject-void', auditedBatch(batch), { detail: { reason } });
  return saveBatch(store, batch, after, 'rejectVoid', audited);
}

/** Ends all draws of a batch in one write; their numbers and the reason stay public. */
async function endBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  voiding: Voiding,
  second: Actor | undefined,
  deps: DrawDeps,
): Promise<Stored<DrawBatch>> {
  const state = nextState(batchLife, batch.state, 'void');
  const draws = await drawsOf(store, batch);
  const now = deps.clock();
  const [first] = draws;
  const withheld = withheldBy(first!, now);
  const ended = await Promise.all(
    draws.map((draw) => voidedAs(store, draw, { voiding, second, withheld, now })),
  );
  const after: DrawBatch = {
    ...withoutVoiding(batch),
    state,
    voided: { ...voiding, at: now.toISOString(), ...(second && { second }) },
  };
  const taken = ended.flatMap(({ assignments }) => (assignments ? [assignments] : []));
  const alongside = [
    replace(batchEntity, after, batch.lock),
    ...ended.flatMap(({ marks }) => marks),
    ...withheld.map((witness) => barWitness(witness, first!.id, now)),
    ...audit(deps.clock, second ?? voiding.by, 'batch.void', auditedBatch(batch), {
      others: auditedDraws(draws),
      detail: { reason: voiding.reason, ...(second && { proposedBy: voiding.by.name }) },
    }),
  ];
  const changes = ended.map(({ change }) => change);
  const loads = taken.length > 0 && { assignments: inAll(taken) };
  await orBatchOvertaken(store, batch, 'void', () =>
    writeAllLogged(store, changes, { ...loads, alongside }, deps),
  );
  return writtenBatch(batch, after);
}
