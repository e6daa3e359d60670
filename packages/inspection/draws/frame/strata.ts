import type { TenantSettings } from '@mingcha/tenancy';
import { type Compose, wholeStratum } from '../compose.ts';
import { classStrata } from '../filter.ts';

export type Share = NonNullable<Compose['strata']>[number];
export type StratumPlan = { stratum: string; frame: number; take: number; reserve: number };

/** The shares a draw asks for: its own, or the tenant's policy for each class. */
export function sharesOf(compose: Compose, policy: TenantSettings['drawPolicy']): Share[] {
  if (compose.strata) return compose.strata;
  if (compose.stratify === 'none') return [{ stratum: wholeStratum, ...policy.U }];
  return classStrata.map((stratum) => ({ stratum, ...policy[stratum] }));
}

/**
 * How many each stratum takes, in the order of the shares. A ratio is rounded down, because it is a limit, but a stratum
 * with a ratio above zero and any object in it takes at least one, because a class never exempts.
 */
export function planStrata(shares: readonly Share[], frame: ReadonlyMap<string, number>): StratumPlan[] {
  return shares.map(({ stratum, permille, count, reserve }) => {
    const size = frame.get(stratum) ?? 0;
    const asked =
      count ?? (permille === 0 || size === 0 ? 0 : Math.max(1, Math.floor((size * permille!) / 1000)));
    return { stratum, frame: size, take: asked, reserve };
  });
}
