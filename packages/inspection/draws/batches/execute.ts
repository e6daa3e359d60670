import { type Beacon, type Reveal2, seedOf } from '@mingcha/draw';
import { type Actor, audit } from '@mingcha/http';
import { nextState } from '@mingcha/lifecycle';
import {
  createOnce,
  defineEntity,
  expiresAfter,
  replace,
  type Stored,
  type TenantStore,
} from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import { inAll } from '../frame/loads.ts';
import type { Draw } from '../kept/draw.ts';
import { type Change, ofDraw, writeAllLogged } from '../kept/logged.ts';
import { type DrawnOutcome, drawnAs, drawOnce } from '../outcome/execute.ts';
import { obtainReveal } from '../seed/seed.ts';
import { toolsFor } from '../tools.ts';
import { auditedBatch, batchEntity, batchLife, type DrawBatch, drawsOf } from './batch.ts';
import { auditedDraws, orBatchOvertaken, writtenBatch } from './save.ts';

/** Outcomes of a batch's draws until all are there: a run that was cut off goes on where it stopped. */
const drawnEntity = defineEntity<DrawnOutcome & { draw: string; at: string }>()({
  name: 'DRAWNINBATCH',
  key: (of: { draw: string }) => ({ partition: [], sort: [of.draw] }),
  expires: ({ at }) => expiresAfter(at, 7),
});

/**
 * Draws all draws of a batch. The reveal of all is one write, each outcome is kept under its hash, and the states of all are
 * one write: whoever looks sees all of them drawn or none. Throws as `executeDraw` does.
 */
export async function executeBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  { by, beacon }: { by: Actor; beacon?: Beacon | undefined },
  deps: DrawDeps,
): Promise<Stored<DrawBatch>> {
  const state = nextState(batchLife, batch.state, 'execute');
  const draws = await revealBatch(store, batch, deps, beacon);
  const changes: (Change & { after: Draw })[] = [];
  // One after another: each holds a whole frame.
  for (const draw of draws) changes.push(drawnAs(draw, await outcomeOf(store, draw, deps), by, deps));
  const outcomes = changes.map(({ after }) => after.outcome!);
  const after: DrawBatch = { ...batch, state, executedAt: outcomes[0]!.at };
  const selected = outcomes.reduce((sum, outcome) => sum + outcome.selected, 0);
  const alongside = [
    replace(batchEntity, after, batch.lock),
    ...audit(deps.clock, by, 'batch.execute', auditedBatch(batch), {
      others: auditedDraws(draws),
      detail: { seed: outcomes[0]!.seed, selected },
    }),
  ];
  const assignments = inAll(outcomes.map((outcome) => outcome.assignments));
  await orBatchOvertaken(store, batch, 'execute', () =>
    writeAllLogged(store, changes, { assignments, alongside }, deps),
  );
  return writtenBatch(batch, after);
}

/** The draws of a batch with their common reveal, which once written never changes. */
async function revealBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  deps: DrawDeps,
  given: Beacon | undefined,
): Promise<Stored<Draw>[]> {
  const draws = await drawsOf(store, batch);
  const [first] = draws as [Stored<Draw>];
  if (first.reveal) return draws;
  const { plan, commitments } = first.committed!;
  const reveal = { ...(await obtainReveal(first, deps, given)), commitments: commitments! } as Reveal2;
  const tools = await toolsFor(plan, deps);
  const changes = draws.map((draw): Change => {
    const seed = seedOf(draw.committed!.plan, reveal, tools);
    const entry = { type: 'draw.revealed', ...ofDraw(draw), seed } as const;
    return { before: draw, after: { ...draw, reveal, parties: first.parties }, entry };
  });
  return orBatchOvertaken(store, batch, 'execute', () =>
    writeAllLogged(store, changes, { alongside: [] }, deps),
  );
}

async function outcomeOf(store: TenantStore, draw: Draw, deps: DrawDeps): Promise<DrawnOutcome> {
  const kept = await store.get(drawnEntity, { draw: draw.id });
  if (kept) return kept;
  const { outcome, hash } = await drawOnce(store, draw, deps);
  await store.write(
    createOnce(drawnEntity, { draw: draw.id, outcome, hash, at: deps.clock().toISOString() }),
  );
  return { outcome, hash };
}
