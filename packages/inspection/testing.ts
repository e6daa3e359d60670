import { commitmentOf, frameRoots, nonceCommitment, type Plan, SPEC } from '@mingcha/draw';
import { shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import { replace, type TenantStore } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import { buildFrame, currentLists } from './draws/frame/lists.ts';
import { frameSizes } from './draws/frame/preview.ts';
import { planStrata, sharesOf } from './draws/frame/strata.ts';
import { drawEntity, loadDraw } from './draws/kept/draw.ts';
import { sha256 } from './draws/sha256.ts';

/** How a planned draw by witnesses stands in the store of who committed it by the first specification, which no command does any more. */
export async function commitByFirst(
  store: TenantStore,
  id: string,
  { now, nonceOf }: { now: Date; nonceOf: (party: string) => string },
): Promise<void> {
  const { lock, ...draw } = await loadDraw(store, id);
  const { compose, secret } = draw;
  const pinned = await currentLists(store, { items: compose.items, now });
  const on = shanghaiDate(now);
  const frame = await buildFrame(store, { spec: SPEC, compose, pinned, on, loads: {}, secret });
  const { settings } = await loadTenant(store);
  const strata = planStrata(sharesOf(compose, settings), frameSizes(frame));
  const parties = draw.parties.map(({ id: party, name }) => ({
    id: party,
    name,
    commitment: nonceCommitment(party, nonceOf(party), sha256),
  }));
  const plan: Plan = {
    spec: SPEC,
    tenant: store.tenant,
    draw: id,
    sequence: 1,
    title: compose.title,
    items: compose.items,
    disclosure: compose.disclosure,
    teams: compose.teams,
    match: compose.match,
    strata: strata.map(({ stratum, take, reserve }) => ({ stratum, take, reserve })),
    ...frameRoots(frame, sha256),
    seed: {
      source: 'witness',
      parties: parties.map(({ id: party, commitment }) => ({ id: party, commitment })),
    },
  };
  const by = draw.createdBy;
  const committed = {
    year: shanghaiYear(now),
    sequence: 1,
    plan,
    commitment: commitmentOf(plan, sha256),
    at: now.toISOString(),
    by,
    pinned,
    loads: {},
  };
  await store.write(replace(drawEntity, { ...draw, parties, state: 'committed', committed }, lock));
}

/** How a planned draw stands whose witnesses were named in free words, without keys. */
export async function withoutKeys(store: TenantStore, id: string): Promise<void> {
  const { lock, ...draw } = await loadDraw(store, id);
  const parties = draw.parties.map(({ id: party, name }) => ({ id: party, name }));
  await store.write(replace(drawEntity, { ...draw, parties }, lock));
}
