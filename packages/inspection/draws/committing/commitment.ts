import { type Batch, commitmentOf, type Plan2, roundAt, roundTime } from '@mingcha/draw';
import type { Actor } from '@mingcha/http';
import { problems, shanghaiYear } from '@mingcha/kernel';
import type { LogEntry } from '@mingcha/log';
import { type Operation, type TenantStore, WriteConflict } from '@mingcha/store';
import type { DrawDeps, LoggingDeps } from '../deps.ts';
import { type Frozen, type PlanSeed, planOf } from '../frame/freeze.ts';
import { type Commitment, type Draw, loadDraw, type Pinned } from '../kept/draw.ts';
import { ofDraw } from '../kept/logged.ts';
import { seriesOf } from '../kept/numbers.ts';
import { pinnedFrame } from '../outcome/proof.ts';
import { namingOf } from '../publishing/naming.ts';
import { witnessSource } from '../seed/parties.ts';
import { sha256 } from '../sha256.ts';
import { refuseOverlap, sharingItems, type Unpublished } from './unpublished.ts';

/** What a draw, alone or in a batch, has in common with every other when it is committed. */

/** Who commits, and the versions that were previewed; without an item list it is taken as it is. */
export type CommitInput = {
  by: Actor;
  versions: Pick<Pinned, 'objects' | 'inspectors'> & { items?: string | undefined };
};

/** Throws `roster-changed` (409) where a list is no longer the version that was previewed. */
export function requireVersions(pinned: Pinned, versions: CommitInput['versions']): void {
  const { objects, inspectors, items = pinned.items } = versions;
  if (pinned.objects === objects && pinned.inspectors === inspectors && pinned.items === items) return;
  throw problems.conflict(
    'roster-changed',
    '名录库或事项清单在预览之后有更新，请重新预览并核对后再提交承诺。',
    { versions: pinned },
  );
}

/** Where the seed of a draw comes from, what refuses the commitment where that is overtaken, and the program of its witnesses. */
export type CheckedSeed = { seed: PlanSeed; unchanged: readonly Operation[]; witnessProgram?: string };

/** Where the seed of a draw committed now comes from. Throws as `witnessSource` does. */
export async function seedOfPlan(
  store: TenantStore,
  { compose, parties }: Draw,
  now: Date,
  deps: Pick<LoggingDeps, 'beacon' | 'clock' | 'store' | 'witnessProgram'>,
): Promise<CheckedSeed> {
  const { seed } = compose;
  if (seed.source === 'witness') return witnessSource(store, { seed, parties }, deps);
  if (seed.source === 'local') return { seed: { source: 'local' }, unchanged: [] };
  const { chain } = deps.beacon;
  const due = now.getTime() + seed.delaySeconds * 1_000;
  return { seed: { source: 'drand', chain: chain.hash, round: roundAt(chain, due) + 1 }, unchanged: [] };
}

/** A draw that is ready to be committed: its rows are frozen, and what it draws with is known. */
export type Ready = CheckedSeed & {
  draw: Draw;
  frozen: Omit<Frozen, 'frame'>;
  pinned: Pinned;
  batch?: Batch;
  now: Date;
  by: Actor;
};

/** The commitment of a new draw. */
export type Fixed = Commitment & { plan: Plan2 };

/** What a draw is committed with, once its number, what it repeats and the size of the log are known. */
export function commitmentTo(
  { draw, frozen, pinned, seed, witnessProgram, batch, now, by }: Ready,
  late: { sequence: number; redraws: string[]; logSize: number },
  { beacon }: Pick<DrawDeps, 'beacon'>,
): Fixed {
  const { idle, loads, opening, policy } = frozen;
  const plan = planOf(frozen, { ...late, seed, batch });
  return {
    year: shanghaiYear(now),
    sequence: late.sequence,
    ...(seriesOf(draw) === 'rehearsal' && { series: 'rehearsal' }),
    plan,
    commitment: commitmentOf(plan, sha256),
    at: now.toISOString(),
    by,
    pinned,
    loads: loads.counts,
    ...(witnessProgram !== undefined && { witnessProgram }),
    ...(idle.length > 0 && { idle }),
    ...(opening && { strata: opening }),
    ...(policy && { policy }),
    ...(seed.source === 'drand' && {
      seedDueAt: new Date(roundTime(beacon.chain, seed.round)).toISOString(),
    }),
  };
}

/** What the public log says of a commitment. */
export const committedEntry = (draw: Draw, committed: Fixed): LogEntry => {
  const { seed, redraws, batch } = committed.plan;
  return {
    type: 'draw.committed',
    ...ofDraw({ ...draw, committed }),
    items: draw.compose.items,
    seed: loggedSeed(seed),
    ...(batch && { batch: { draws: [...batch.draws], mode: batch.mode } }),
    redraws: [...redraws],
    ...(namingOf(draw) === 'results' && { names: 'results' as const }),
  };
};

type LoggedSeed = Extract<LogEntry, { type: 'draw.committed' }>['seed'];

function loggedSeed(seed: PlanSeed): LoggedSeed {
  if (seed.source === 'drand') return seed;
  if (seed.source === 'local') throw new Error('a rehearsal is not logged');
  const parties = seed.parties.map(({ id, commitment, key }) => ({ id, commitment, key }));
  return { source: 'witness', last: seed.last, parties };
}

/** So many fit an entry of the log. */
const mostRedraws = 100;

/**
 * The draws of the last year that this one repeats, of those that are not published. Throws `too-many-redraws` (409), which
 * no entry of the log would hold.
 */
export function repeatedBy({ compose }: Draw, recent: readonly Unpublished[]): Unpublished[] {
  const repeated = sharingItems(recent, compose.items);
  if (repeated.length <= mostRedraws) return repeated;
  throw problems.conflict(
    'too-many-redraws',
    `一年内同一事项已有 ${repeated.length} 次抽取未公示，不能再提交承诺。请先公示已抽取的任务，或与监督审计人员核对作废的原因。`,
  );
}

/** Throws `draw-overlaps` (409) where much of a frame is that of one of these draws that is still open. */
export async function refuseOverlaps(
  store: TenantStore,
  { frame }: Pick<Frozen, 'frame'>,
  others: readonly Unpublished[],
): Promise<void> {
  for (const other of others.filter(({ voided }) => !voided)) {
    const { objects } = await pinnedFrame(store, await loadDraw(store, other.id));
    refuseOverlap(frame.objects, other, new Set(objects.map(({ id }) => id)));
  }
}

/** How often frames are built anew because something that they depend on changed meanwhile. */
const mostTries = 4;

/** Loads, witnesses or open draws changed between the reading of them and the commitment. */
export class FrameOvertaken extends Error {}

/** Tries a commitment again while what it depends on changes meanwhile. Throws `busy` (409) after too many of them. */
export async function untilUndisturbed<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries <= mostTries; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof FrameOvertaken)) throw error;
    }
  }
  throw problems.busy('名单、见证方或其他抽查正在变动，本次没有提交承诺。请稍候几秒重试。');
}

/** Gives what to do with a conflict: one of the operations from a position on, so many, means that they were overtaken. */
export const orFrameOvertaken =
  (at: number, count: number) =>
  (error: unknown): never => {
    if (error instanceof WriteConflict && error.failed.some((one) => one >= at && one < at + count))
      throw new FrameOvertaken();
    throw error;
  };
