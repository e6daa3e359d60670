import { type Batch, type Plan2, SPEC_2, type StrataOpening } from '@mingcha/draw';
import { problems, shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { TenantSettings } from '@mingcha/tenancy';
import { classRulesFor } from '../../rosters/classRules.ts';
import { type Draw, objectSecretOf, type Pinned } from '../kept/draw.ts';
import { buildFrame, type Frame, listVersions } from './lists.ts';
import { type Loads, yearLoads } from './loads.ts';
import { frameSizes } from './preview.ts';
import { accountOf, idleStrata } from './secondPlan.ts';
import { type AppliedPolicy, appliedPolicy, planStrata, type StratumPlan, sharesOf } from './strata.ts';

/** Of what a plan's seed is made. */
export type PlanSeed = Plan2['seed'];

/** What is known only in the transaction that commits, and whence the seed comes. */
type Late = {
  sequence: number;
  redraws: readonly string[];
  logSize: number;
  seed: PlanSeed;
  batch?: Batch | undefined;
};

/** What of a plan follows from the lists and from what a person decided, as it can be kept until it is committed. */
export type OwnPlan = Omit<Plan2, 'sequence' | 'seed' | 'loads' | 'redraws' | 'batch'>;

/** A draw's rows and plan as they will be committed. */
export type Frozen = {
  frame: Frame;
  /** The year's, which must not have changed when the draw is committed. */
  loads: Loads;
  /** Strata of which nothing is taken; their objects are excluded. */
  idle: string[];
  /** Opens the strata of a sealed plan. */
  opening?: StrataOpening;
  /** The tenant's policy, where the shares are by class. */
  policy?: AppliedPolicy;
  own: OwnPlan;
};

type Input = {
  pinned: Pinned;
  policy: TenantSettings;
  now: Date;
};

/** The plan as it is committed. */
export function planOf(
  { own, loads }: Pick<Frozen, 'own'> & { loads: Pick<Loads, 'year'> },
  { sequence, redraws, logSize, seed, batch }: Late,
): Plan2 {
  return {
    ...own,
    sequence,
    seed,
    loads: { year: loads.year, size: logSize },
    redraws: [...redraws],
    ...(batch && { batch }),
  };
}

/**
 * Builds what a draw commits to from the lists it is pinned to. Throws `nothing-to-draw` and `no-inspectors` (409), and
 * `invalid` (422) where its own decisions do not fit.
 */
export async function freeze(
  store: TenantStore,
  draw: Draw,
  { pinned, policy, now }: Input,
): Promise<Frozen> {
  const { id, compose, secret } = draw;
  const year = shanghaiYear(now);
  const shares = sharesOf(compose, policy);
  const idle = idleStrata(compose, shares);
  const loads = await yearLoads(store, year);
  const on = shanghaiDate(now);
  const objectSecret = objectSecretOf(draw);
  const request = { compose, pinned, on, loads: loads.counts, idle, secret, objectSecret };
  const frame = await buildFrame(store, { spec: SPEC_2, ...request });
  const strata = planStrata(shares, frameSizes(frame));
  requireSomething(frame, strata);
  const drawn = strata.filter(({ frame: size, take }) => size > 0 && take > 0);
  const lists = await listVersions(store, pinned);
  const { opening, ...account } = accountOf({ compose, frame, lists, strata: drawn, idle, secret });
  const own = {
    spec: SPEC_2,
    tenant: store.tenant,
    draw: id,
    title: compose.title,
    items: [...compose.items],
    disclosure: compose.disclosure,
    teams: compose.teams,
    match: compose.match,
    ...account,
  } as const;
  const applied = appliedPolicy(compose, policy);
  const classes = applied && (await classRulesFor(store, compose.items));
  return {
    ...{ frame, loads, idle, own },
    ...(opening && { opening }),
    ...(applied && {
      policy: { ...applied, ...(classes && { classes: classes.map(({ item, rule }) => ({ item, rule })) }) },
    }),
  };
}

function requireSomething(frame: Frame, strata: readonly StratumPlan[]): void {
  if (strata.every(({ frame: size, take }) => size === 0 || take === 0)) {
    throw problems.conflict('nothing-to-draw', '没有符合条件的检查对象，或抽取数量为零，请调整范围或比例。');
  }
  if (frame.inspectors.length === 0) {
    throw problems.conflict(
      'no-inspectors',
      '没有符合条件的执法检查人员，请检查部门、执法证有效期和事项范围。',
    );
  }
}
