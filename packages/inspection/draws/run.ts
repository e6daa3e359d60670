import type { Actor } from '@mingcha/http';
import { Problem, shanghaiYear } from '@mingcha/kernel';
import { earliest, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { loadBatch } from './batches/batch.ts';
import { executeBatch } from './batches/execute.ts';
import type { DrawDeps } from './deps.ts';
import { type Draw, isFollower, seedIsSaid } from './kept/draw.ts';
import { executeDraw } from './outcome/execute.ts';
import { listDraws } from './reading/list.ts';
import { logMissing } from './seed/missing.ts';
import { remindOfReveals } from './seed/remind.ts';
import { nextLook } from './seed/reveals.ts';
import { revealSeed } from './seed/seed.ts';

const bySeed: Actor = { sub: 'clock', name: '系统（种子已到）' };

/**
 * Draws what is committed and whose seed is there, so that nobody chooses the moment: fetches the rounds that are due, and
 * executes. Reminds of nonces that are due soon, and logs those that are late. Rehearsals wait for a person. Resolves to the instant of the next that is due; throws the first fault, after
 * the other draws.
 */
export async function runDraws(store: TenantStore, deps: DrawDeps): Promise<string | undefined> {
  const now = deps.clock();
  const nexts: (string | undefined)[] = [];
  const faults: unknown[] = [];
  for await (const draw of committedDraws(store, now)) {
    try {
      if (!isFollower(draw)) nexts.push(await runOne(store, draw, deps, now));
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return earliest(...nexts);
}

async function* committedDraws(store: TenantStore, now: Date): AsyncGenerator<Stored<Draw>, void, void> {
  for (const year of [shanghaiYear(now), shanghaiYear(now) - 1]) {
    let cursor: string | undefined;
    do {
      const filter = { series: 'official', year, state: 'committed' } as const;
      const page = await listDraws(store, filter, { limit: 100, cursor });
      yield* page.items;
      cursor = page.next ?? undefined;
    } while (cursor);
  }
}

async function runOne(
  store: TenantStore,
  draw: Stored<Draw>,
  deps: DrawDeps,
  now: Date,
): Promise<string | undefined> {
  const { plan, seedDueAt } = draw.committed!;
  if (plan.seed.source === 'local') return undefined;
  if (!seedIsSaid(draw)) {
    if (plan.seed.source === 'witness') return lookForWitnesses(store, draw, deps);
    if (!deps.beacon.enabled) return undefined;
    if (seedDueAt! > now.toISOString()) return seedDueAt;
  }
  try {
    if (draw.batch) await executeBatch(store, await loadBatch(store, draw.batch.id), { by: bySeed }, deps);
    else await executeDraw(store, await revealSeed(store, draw, deps), { by: bySeed }, deps);
    return undefined;
  } catch (error) {
    // Not there yet, or somebody was faster: the next tick looks again.
    if (!(error instanceof Problem)) throw error;
    return now.toISOString();
  }
}

/** Logs who has not revealed in time, reminds who is soon to reveal, and says when to look again. */
async function lookForWitnesses(
  store: TenantStore,
  draw: Stored<Draw>,
  deps: DrawDeps,
): Promise<string | undefined> {
  const now = deps.clock().toISOString();
  try {
    const looked = await logMissing(store, draw, deps);
    await remindOfReveals(store, looked, deps);
    return nextLook(looked, now);
  } catch (error) {
    // Somebody revealed at the same moment: the next tick looks again.
    if (error instanceof WriteConflict) return now;
    throw error;
  }
}
