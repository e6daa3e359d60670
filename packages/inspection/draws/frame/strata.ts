import { drawPolicyHash, type TenantSettings } from '@mingcha/tenancy';
import { type Compose, wholeStratum } from '../composing/compose.ts';
import { classStrata } from '../composing/filter.ts';

export type Share = NonNullable<Compose['strata']>[number];
export type StratumPlan = { stratum: string; frame: number; take: number; reserve: number };

/** What a tenant's policy says of the shares of draws. */
type SharePolicy = Pick<TenantSettings, 'drawPolicy' | 'itemPolicies'>;

/** The shares that a tenant's policy gives a draw: of each class the largest among its items, each by its own rule or the general one. */
function policyShares(
  { items, stratify }: Pick<Compose, 'items' | 'stratify'>,
  { drawPolicy, itemPolicies }: SharePolicy,
): Share[] {
  const rules = items.map((item) => itemPolicies.find((one) => one.item === item) ?? drawPolicy);
  const shareOf = (of: (typeof classStrata)[number]) =>
    rules
      .map((rule) => ({ permille: rule[of].permille, reserve: rule[of].reserve }))
      .reduce((most, one) => (compared(one, most) > 0 ? one : most));
  if (stratify === 'none') return [{ stratum: wholeStratum, ...shareOf('U') }];
  return classStrata.map((stratum) => ({ stratum, ...shareOf(stratum) }));
}

type Ratio = { permille: number; reserve: number };
const compared = (one: Ratio, other: Ratio): number =>
  one.permille - other.permille || one.reserve - other.reserve;

/** The shares a draw asks for: its own, or those of the tenant's policy. */
export const sharesOf = (compose: Compose, policy: SharePolicy): Share[] =>
  compose.strata ?? policyShares(compose, policy);

/** Strata of which a draw by class takes less than the tenant's policy says, or by number instead of by ratio. */
export function belowPolicy(compose: Compose, policy: SharePolicy): string[] {
  const { strata } = compose;
  if (!strata || compose.stratify === 'none') return [];
  const own = new Map(strata.map((share) => [share.stratum, share.permille ?? 0]));
  return policyShares(compose, policy)
    .filter(({ stratum, permille = 0 }) => (own.get(stratum as Share['stratum']) ?? 0) < permille)
    .map(({ stratum }) => stratum);
}

/** The policy that a draw by class was committed under. */
export type AppliedPolicy = {
  /** As the public log names it. */
  hash: string;
  /** Strata of which less is taken than it says, by a person's decision; none where the draw follows it. */
  below: string[];
  /** By which rule the class was decided, for each item; missing where no evaluation had written classes. */
  classes?: { item: string; rule: string }[];
};

/** The policy that a draw by class is committed under; undefined for any other draw. */
export const appliedPolicy = (compose: Compose, settings: TenantSettings): AppliedPolicy | undefined =>
  compose.stratify === 'class'
    ? { hash: drawPolicyHash(settings), below: belowPolicy(compose, settings) }
    : undefined;

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
