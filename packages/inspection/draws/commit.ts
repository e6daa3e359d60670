import { commitmentOf, frameRoots, type Plan, roundAt, roundTime } from '@mingcha/draw';
import { type Actor, audit } from '@mingcha/http';
import { problems, shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import { nextState } from '@mingcha/lifecycle';
import type { Operation, Stored, TenantStore } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import type { DrawDeps } from './deps.ts';
import { auditedDraw, type Commitment, type Draw, type Pinned } from './draw.ts';
import { buildFrame, currentLists } from './frame/lists.ts';
import { yearLoads } from './frame/loads.ts';
import { frameSizes } from './frame/preview.ts';
import { planStrata, sharesOf } from './frame/strata.ts';
import { drawNumber, giveDrawNumber, seriesOf } from './numbers.ts';
import { orDrawOvertaken, writeDraw } from './save.ts';
import { sha256 } from './sha256.ts';
import { drawLife } from './states.ts';

/** Who commits, and the versions that were previewed; without an item list it is taken as it is. */
export type CommitInput = {
  by: Actor;
  versions: Pick<Pinned, 'objects' | 'inspectors'> & { items?: string | undefined };
};

/**
 * Freezes a planned draw: pins the lists, takes the next number of its series and fixes the commitment, in one transaction.
 * Throws `roster-changed` (409) when a list is no longer the version that was previewed, `draw-state` when somebody was
 * faster, `witness-missing` when a party has not committed to its nonce.
 */
export async function commitDraw(
  store: TenantStore,
  draw: Stored<Draw>,
  { by, versions }: CommitInput,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  const state = nextState(drawLife, draw.state, 'commit');
  const now = deps.clock();
  const on = shanghaiDate(now);
  const year = shanghaiYear(now);
  const series = seriesOf(draw);
  const [pinned, tenant, loads] = await Promise.all([
    currentLists(store),
    loadTenant(store),
    yearLoads(store, year),
  ]);
  const { objects, inspectors, items = pinned.items } = versions;
  if (pinned.objects !== objects || pinned.inspectors !== inspectors || pinned.items !== items) {
    throw problems.conflict(
      'roster-changed',
      '名录库或事项清单在预览之后有更新，请重新预览并核对后再提交承诺。',
      {
        versions: pinned,
      },
    );
  }
  const { compose, secret } = draw;
  const frame = await buildFrame(store, { compose, pinned, on, loads, secret });
  const strata = planStrata(sharesOf(compose, tenant.settings.drawPolicy), frameSizes(frame));
  if (strata.every(({ frame: size, take }) => size === 0 || take === 0)) {
    throw problems.conflict('nothing-to-draw', '没有符合条件的检查对象，或抽取数量为零，请调整范围或比例。');
  }
  if (frame.inspectors.length === 0) {
    throw problems.conflict(
      'no-inspectors',
      '没有符合条件的执法检查人员，请检查部门、执法证有效期和事项范围。',
    );
  }
  const seed = seedOfPlan(draw, now, deps);
  const frozen: Omit<Plan, 'sequence'> = {
    spec: 'mingcha-draw/1',
    tenant: store.tenant,
    draw: draw.id,
    title: compose.title,
    items: [...compose.items],
    disclosure: compose.disclosure,
    strata: strata.map(({ stratum, take, reserve }) => ({ stratum, take, reserve })),
    teams: compose.teams,
    match: compose.match,
    seed,
    ...frameRoots(frame, sha256),
  };
  const commit = (sequence: number, take: Operation) => {
    const plan: Plan = { ...frozen, sequence };
    const committed: Commitment = {
      year,
      sequence,
      ...(series === 'rehearsal' && { series }),
      plan,
      commitment: commitmentOf(plan, sha256),
      at: now.toISOString(),
      by,
      pinned,
      loads: Object.fromEntries(Object.entries(loads).filter(([, count]) => count > 0)),
      ...(seed.source === 'drand' && {
        seedDueAt: new Date(roundTime(deps.beacon.chain, seed.round)).toISOString(),
      }),
    };
    return writeDraw(store, draw, { ...draw, state, committed }, [
      take,
      ...audit(deps.clock, by, 'draw.commit', auditedDraw(draw), {
        detail: { commitment: committed.commitment, number: drawNumber(committed) },
      }),
    ]);
  };
  return orDrawOvertaken(store, draw, 'commit', () => giveDrawNumber(store, series, year, commit));
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
