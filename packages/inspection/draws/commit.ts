import { commitmentOf, type Plan, roundAt, roundTime } from '@mingcha/draw';
import { type Actor, audit } from '@mingcha/http';
import { problems, shanghaiYear } from '@mingcha/kernel';
import { nextState } from '@mingcha/lifecycle';
import type { Operation, Stored, TenantStore } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import type { DrawDeps } from './deps.ts';
import { auditedDraw, type Commitment, type Draw, loadDraw, type Pinned } from './draw.ts';
import { type Frozen, freeze } from './frame/freeze.ts';
import { currentLists } from './frame/lists.ts';
import { drawNumber, giveDrawNumber, seriesOf } from './numbers.ts';
import { pinnedFrame } from './outcome/proof.ts';
import { orDrawOvertaken, writeDraw } from './save.ts';
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
  const seed = seedOfPlan(draw, now, deps);
  const policy = tenant.settings.drawPolicy;
  const frozen = await freeze(store, draw, { pinned, policy, seed, now });
  const series = seriesOf(draw);
  const commit = async (sequence: number, take: Operation) => {
    const redraws = series === 'official' ? await repeatedBy(store, draw, frozen, now) : [];
    const committed: Commitment = {
      year: shanghaiYear(now),
      sequence,
      ...(series === 'rehearsal' && { series }),
      ...commitmentTo(frozen.planOf({ sequence, redraws, logSize: 0 })),
      at: now.toISOString(),
      by,
      pinned,
      ...keptOf(frozen),
      ...(seed.source === 'drand' && {
        seedDueAt: new Date(roundTime(deps.beacon.chain, seed.round)).toISOString(),
      }),
    };
    return writeDraw(store, draw, { ...draw, state, committed }, [
      take,
      ...(series === 'official' ? [markCommitted(draw, committed)] : []),
      ...audit(deps.clock, by, 'draw.commit', auditedDraw(draw), {
        detail: { commitment: committed.commitment, number: drawNumber(committed) },
      }),
    ]);
  };
  return orDrawOvertaken(store, draw, 'commit', () =>
    giveDrawNumber(store, series, shanghaiYear(now), commit),
  );
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
  loads: Object.fromEntries(Object.entries(loads).filter(([, count]) => count > 0)),
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
  return repeated.map(({ id }) => id);
}

function seedOfPlan({ compose, parties }: Draw, now: Date, { beacon }: DrawDeps): Plan['seed'] {
  const { seed } = compose;
  if (seed.source === 'local') return { source: 'local' };
  if (seed.source === 'drand') {
    const due = now.getTime() + seed.delaySeconds * 1_000;
    return { source: 'drand', chain: beacon.chain.hash, round: roundAt(beacon.chain, due) + 1 };
  }
  const missing = parties.filter((party) => party.commitment === undefined);
  if (missing.length > 0) {
    throw problems.conflict(
      'witness-missing',
      `见证方尚未提交承诺：${missing.map((party) => party.name).join('、')}。请等其在见证页面提交后再操作。`,
      { missing: missing.map((party) => party.id) },
    );
  }
  return {
    source: 'witness',
    parties: parties
      .map(({ id, commitment }) => ({ id, commitment: commitment! }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
