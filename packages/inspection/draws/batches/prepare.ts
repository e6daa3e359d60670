import { hashOf, type StrataOpening } from '@mingcha/draw';
import { shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import {
  defineEntity,
  expiresAfter,
  put,
  type Stored,
  type TenantStore,
  unlessOvertaken,
} from '@mingcha/store';
import { loadTenant, type TenantSettings } from '@mingcha/tenancy';
import { refuseOverlaps, repeatedBy } from '../committing/commitment.ts';
import { recentUnpublished, type Unpublished } from '../committing/unpublished.ts';
import type { DrawDeps } from '../deps.ts';
import { freeze, type OwnPlan } from '../frame/freeze.ts';
import { currentLists } from '../frame/lists.ts';
import { type Loads, yearLoads } from '../frame/loads.ts';
import type { AppliedPolicy } from '../frame/strata.ts';
import type { Draw, Pinned } from '../kept/draw.ts';
import { sha256 } from '../sha256.ts';

/** What a draw of a batch will commit to, kept so that several large frames need not be built within one request. */
type Kept = {
  draw: string;
  /** Hash of all that it was made of: another one means that it must be made anew. */
  of: string;
  own: OwnPlan;
  idle: string[];
  opening?: StrataOpening;
  policy?: AppliedPolicy;
  /** Open draws of the same items whose objects are mostly others. */
  apart: string[];
  at: string;
};

const preparedEntity = defineEntity<Kept>()({
  name: 'PREPAREDDRAW',
  key: (of: { draw: string }) => ({ partition: [], sort: [of.draw] }),
  expires: ({ at }) => expiresAfter(at, 7),
});

export type Prepared = Pick<Kept, 'own' | 'idle' | 'opening' | 'policy' | 'apart'> & { loads: Loads };

type Given = {
  pinned: Pinned;
  policy: TenantSettings;
  now: Date;
  recent: readonly Unpublished[];
};

/** Ids of the open draws that a draw repeats. */
export const openRepeated = (draw: Draw, recent: readonly Unpublished[]): string[] =>
  repeatedBy(draw, recent).flatMap(({ id, voided }) => (voided ? [] : [id]));

/**
 * What a draw of a batch will commit to: as it was kept, or built anew from the lists as they stand now, and kept. Throws as
 * `freeze` does, and `draw-overlaps` and `too-many-redraws` (409).
 */
export async function prepareDraw(
  store: TenantStore,
  draw: Stored<Draw>,
  { pinned, policy, now, recent }: Given,
): Promise<Prepared> {
  const madeOf = ({ lock }: Loads) =>
    hashOf({ draw: draw.lock, loads: lock, pinned, policy, on: shanghaiDate(now) }, sha256);
  const [kept, loads] = await Promise.all([
    store.get(preparedEntity, { draw: draw.id }),
    yearLoads(store, shanghaiYear(now)),
  ]);
  const open = openRepeated(draw, recent);
  if (kept && kept.of === madeOf(loads) && open.every((id) => kept.apart.includes(id)))
    return { ...kept, loads };
  const frozen = await freeze(store, draw, { pinned, policy, now });
  await refuseOverlaps(store, frozen, repeatedBy(draw, recent));
  const { own, idle, opening, policy: applied } = frozen;
  const next: Kept = {
    draw: draw.id,
    of: madeOf(frozen.loads),
    own,
    idle,
    ...(opening && { opening }),
    ...(applied && { policy: applied }),
    apart: open,
    at: now.toISOString(),
  };
  // Where somebody else prepares the same draw, theirs is as good.
  await unlessOvertaken(store.write(put(preparedEntity, next, kept)));
  return { ...next, loads: frozen.loads };
}

/** The same by itself, before the batch is committed, with what is frozen in numbers. */
export async function prepareNow(store: TenantStore, draw: Stored<Draw>, { clock }: Pick<DrawDeps, 'clock'>) {
  const now = clock();
  const [pinned, tenant, recent] = await Promise.all([
    currentLists(store, { items: draw.compose.items, now }),
    loadTenant(store),
    recentUnpublished(store, now),
  ]);
  const { own } = await prepareDraw(store, draw, { pinned, policy: tenant.settings, now, recent });
  const total = (part: 'take' | 'reserve') =>
    'take' in own.strata ? own.strata[part] : own.strata.reduce((sum, one) => sum + one[part], 0);
  return {
    draw: draw.id,
    versions: pinned,
    objects: own.objects.count,
    inspectors: own.inspectors.count,
    take: total('take'),
    reserve: total('reserve'),
  };
}
