import { commitmentOf, type Plan, type Plan2, roundAt, roundTime } from '@mingcha/draw';
import { type Actor, audit } from '@mingcha/http';
import { problems, shanghaiYear } from '@mingcha/kernel';
import { nextState } from '@mingcha/lifecycle';
import { appendEntries, type LogEntry, logSize } from '@mingcha/log';
import { type Operation, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import type { DrawDeps } from './deps.ts';
import { auditedDraw, type Commitment, type Draw, loadDraw, type Pinned } from './draw.ts';
import { type Frozen, freeze } from './frame/freeze.ts';
import { currentLists } from './frame/lists.ts';
import { loadsUnchanged } from './frame/loads.ts';
import { ofDraw } from './logged.ts';
import { drawNumber, giveDrawNumber, seriesOf } from './numbers.ts';
import { pinnedFrame } from './outcome/proof.ts';
import { orDrawOvertaken, writeDraw } from './save.ts';
import { witnessSource } from './seed/parties.ts';
import { sha256 } from './sha256.ts';
import { drawLife } from './states.ts';
import { markCommitted, refuseOverlap, sharingItems } from './unpublished.ts';

/** Who commits, and the versions that were previewed; without an item list it is taken as it is. */
export type CommitInput = {
  by: Actor;
  versions: Pick<Pinned, 'objects' | 'inspectors'> & { items?: string | undefined };
};

/**
 * Freezes a planned draw: pins the lists, takes the next number of its series and fixes the commitment, in one transaction.
 * Throws `roster-changed` (409) when a list is no longer the version that was previewed, `draw-state` when somebody was
 * faster, `witness-missing` when a party has not committed to its nonce, `draw-overlaps` where much the same is open.
 */
export async function commitDraw(
  store: TenantStore,
  draw: Stored<Draw>,
  { by, versions }: CommitInput,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  const state = nextState(drawLife, draw.state, 'commit');
  const now = deps.clock();
  const [pinned, tenant] = await Promise.all([currentLists(store), loadTenant(store)]);
  requireVersions(pinned, versions);
  const seed = await seedOfPlan(store, draw, now, deps);
  const policy = tenant.settings.drawPolicy;
  for (let tries = 1; ; tries++) {
    const frozen = await freeze(store, draw, { pinned, policy, seed, now });
    try {
      return await orDrawOvertaken(store, draw, 'commit', () =>
        commitFrozen(store, { draw, state, frozen, pinned, seed, now, by }, deps),
      );
    } catch (error) {
      if (!(error instanceof LoadsMoved) || tries === mostTries) throw error;
    }
  }
}

/** How often the frame is built anew because somebody's load changed meanwhile. */
const mostTries = 4;

/** Another draw was executed or voided between the building of the frame and its commitment. */
class LoadsMoved extends Error {}

type Ready = {
  draw: Stored<Draw>;
  state: Draw['state'];
  frozen: Frozen;
  pinned: Pinned;
  seed: Plan['seed'] | Plan2['seed'];
  now: Date;
  by: Actor;
};

/** Takes the number, the place in the log and the commitment in one write. Throws `LoadsMoved`. */
function commitFrozen(
  store: TenantStore,
  { draw, state, frozen, pinned, seed, now, by }: Ready,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  const series = seriesOf(draw);
  const year = shanghaiYear(now);
  const committedAs = (sequence: number, redraws: string[], logSize: number): Commitment => ({
    year,
    sequence,
    ...(series === 'rehearsal' && { series }),
    ...commitmentTo(frozen.planOf({ sequence, redraws, logSize })),
    at: now.toISOString(),
    by,
    pinned,
    ...keptOf(frozen),
    ...(seed.source === 'drand' && {
      seedDueAt: new Date(roundTime(deps.beacon.chain, seed.round)).toISOString(),
    }),
  });
  const write = (committed: Commitment, take: Operation, logged: Operation[]) =>
    writeDraw(store, draw, { ...draw, state, committed }, [
      take,
      ...logged,
      ...audit(deps.clock, by, 'draw.commit', auditedDraw(draw), {
        detail: { commitment: committed.commitment, number: drawNumber(committed) },
      }),
    ]);
  return giveDrawNumber(store, series, year, async (sequence, take) => {
    if (series === 'rehearsal') return write(committedAs(sequence, [], await logSize(store)), take, []);
    const redraws = await repeatedBy(store, draw, frozen, now);
    const entry = (size: number) => [committedEntry(draw, committedAs(sequence, redraws, size))];
    const logged = async (operations: Operation[], size: number) => {
      const committed = committedAs(sequence, redraws, size);
      const unchanged = loadsUnchanged(frozen.loads);
      return write(committed, take, [...operations, unchanged, markCommitted(draw, committed)]);
    };
    return appendEntries(store, entry, (...given) => logged(...given).catch(loadsMoved), {
      clock: deps.clock,
      at: 1,
    });
  });
}

/** Where the check of the loads stands in the write: behind the number, the log's counter and one entry. */
const loadsAt = 3;

function loadsMoved(error: unknown): never {
  if (error instanceof WriteConflict && error.failed.includes(loadsAt)) throw new LoadsMoved();
  throw error;
}

/** What the public log says of a commitment. */
const committedEntry = (draw: Draw, committed: Commitment): LogEntry => {
  const { seed, redraws = [] } = { redraws: undefined, ...committed.plan };
  return {
    type: 'draw.committed',
    ...ofDraw({ ...draw, committed }),
    items: draw.compose.items,
    seed: loggedSeed(seed),
    redraws: [...redraws],
  };
};

type LoggedSeed = Extract<LogEntry, { type: 'draw.committed' }>['seed'];

function loggedSeed(seed: Commitment['plan']['seed']): LoggedSeed {
  if (seed.source === 'drand') return seed;
  if (seed.source === 'local') throw new Error('a rehearsal is not logged');
  if (!('last' in seed)) {
    return { source: 'witness', parties: seed.parties.map(({ id, commitment }) => ({ id, commitment })) };
  }
  const parties = seed.parties.map(({ id, commitment, key }) => ({ id, commitment, key }));
  return { source: 'witness', last: seed.last, parties };
}

function requireVersions(pinned: Pinned, versions: CommitInput['versions']): void {
  const { objects, inspectors, items = pinned.items } = versions;
  if (pinned.objects === objects && pinned.inspectors === inspectors && pinned.items === items) return;
  throw problems.conflict(
    'roster-changed',
    '名录库或事项清单在预览之后有更新，请重新预览并核对后再提交承诺。',
    { versions: pinned },
  );
}

const commitmentTo = (plan: Commitment['plan']) => ({ plan, commitment: commitmentOf(plan, sha256) });

/** What the same frame can be built from again. */
const keptOf = ({ loads, idle, opening }: Frozen) => ({
  loads: loads.counts,
  ...(idle.length > 0 && { idle }),
  ...(opening && { strata: opening }),
});

/** The ids of the draws that this one repeats. Throws `draw-overlaps` where one of them is still open. */
async function repeatedBy(
  store: TenantStore,
  { compose }: Draw,
  { frame }: Frozen,
  now: Date,
): Promise<string[]> {
  const repeated = await sharingItems(store, compose.items, now);
  for (const other of repeated.filter(({ voided }) => !voided)) {
    const { objects } = await pinnedFrame(store, await loadDraw(store, other.id));
    refuseOverlap(frame.objects, other, new Set(objects.map(({ id }) => id)));
  }
  if (repeated.length > mostRedraws) {
    throw problems.conflict(
      'too-many-redraws',
      `一年内同一事项已有 ${repeated.length} 次抽取未公示，不能再提交承诺。请先公示已抽取的任务，或与监督审计人员核对作废的原因。`,
    );
  }
  return repeated.map(({ id }) => id);
}

/** So many fit an entry of the log. */
const mostRedraws = 100;

async function seedOfPlan(
  store: TenantStore,
  { compose, parties }: Draw,
  now: Date,
  { beacon }: DrawDeps,
): Promise<Ready['seed']> {
  const { seed } = compose;
  if (seed.source === 'local') return { source: 'local' };
  if (seed.source === 'drand') {
    const due = now.getTime() + seed.delaySeconds * 1_000;
    return { source: 'drand', chain: beacon.chain.hash, round: roundAt(beacon.chain, due) + 1 };
  }
  return witnessSource(store, { seed, parties }, now);
}
