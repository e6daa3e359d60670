import { type Benching, type Exclusion, SPEC_2 } from '@mingcha/draw';
import { shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { allDepartments, loadTenant } from '@mingcha/tenancy';
import { classRulesFor } from '../../rosters/classRules.ts';
import { inspectorKind } from '../../rosters/inspectorKind.ts';
import { capWarnings } from '../../visits/caps/atCap.ts';
import type { Compose } from '../composing/compose.ts';
import type { DrawDeps } from '../deps.ts';
import type { Pinned } from '../kept/draw.ts';
import { type Availability, availability } from './availability.ts';
import { buildFrame, currentLists, type Frame, type FrameRequest, untouchedInspectors } from './lists.ts';
import { yearLoads } from './loads.ts';
import { idleStrata } from './secondPlan.ts';
import { isTouched, type Share, type ShareChange, shareChanges } from './shares.ts';
import { belowPolicy, planStrata, type StratumPlan, sharesOf } from './strata.ts';
import { narrowIn, type Shortage, shortagesIn, trialSeeds, trialWith } from './trial.ts';
import { classWarnings, policyWarnings, seedWarnings, type Warning, warningsOf } from './warnings.ts';

type NamedShares = Omit<ShareChange, 'persons'> & { persons: (Share & { name: string })[] };

export type Preview = {
  versions: Pinned;
  frame: { objects: number; inspectors: number };
  /** Rows of the rosters that are not in the frame, by reason. */
  excluded: Partial<Record<Exclusion, number>>;
  benched: Partial<Record<Benching, number>>;
  strata: (StratumPlan & { enough: boolean })[];
  inspectors: Availability[];
  /** Objects of a trial run, with a seed that is not the draw's, that would lack inspectors. */
  shortages: Shortage[];
  /** What benching, adjusting and recusing do to the expected shares, by department; empty where nothing is changed. */
  shares: NamedShares[];
  warnings: Warning[];
};

/** Of the salts of a frame that is not a draw's. */
const trialSecret = '0'.repeat(64);

/** What a draw would be like with the lists as they stand now. Writes nothing. */
export async function previewDraw(
  store: TenantStore,
  compose: Compose,
  deps: Pick<DrawDeps, 'clock' | 'beacon'>,
): Promise<Preview> {
  const now = deps.clock();
  const on = shanghaiDate(now);
  const [versions, tenant, departments, loads] = await Promise.all([
    currentLists(store, { items: compose.items, now }),
    loadTenant(store),
    allDepartments(store),
    yearLoads(store, shanghaiYear(now)),
  ]);
  const shares = sharesOf(compose, tenant.settings);
  const idle = idleStrata(compose, shares);
  const request: FrameRequest = {
    spec: SPEC_2,
    compose,
    pinned: versions,
    on,
    loads: loads.counts,
    idle,
    secret: trialSecret,
  };
  const frame = await buildFrame(store, request);
  const strata = planStrata(shares, frameSizes(frame));
  const names = new Map(departments.map((department) => [department.id, department.name]));
  const given = { compose, frame, strata };
  const touched = isTouched(compose, frame.inspectors);
  // Nothing is compared where nothing is changed: one trial shows what lacks.
  const trials = trialSeeds(given)
    .slice(0, touched ? undefined : 1)
    .map((seed) => trialWith(given, seed));
  const [trial] = trials;
  const lack = {
    shortages: trial ? shortagesIn(compose, trial) : [],
    narrow: trial ? narrowIn(compose, trial) : [],
  };
  const untouched = touched ? await untouchedInspectors(store, request) : [];
  const changes = touched && trial ? shareChanges({ ...given, untouched, trials }) : [];
  return {
    versions,
    frame: { objects: frame.objects.length, inspectors: frame.inspectors.length },
    excluded: countsOf(frame.excluded),
    benched: countsOf(frame.benched),
    strata: strata.map((s) => ({ ...s, enough: s.take + s.reserve <= s.frame })),
    inspectors: compose.teams.map(({ dept }) => availability(dept, frame)),
    shortages: lack.shortages,
    shares: await named(store, versions.inspectors, changes),
    warnings: [
      ...warningsOf(compose, frame, strata, lack, (dept) => names.get(dept) ?? dept),
      ...policyWarnings(belowPolicy(compose, tenant.settings)),
      ...(compose.stratify === 'class'
        ? classWarnings((await classRulesFor(store, compose.items)) ?? [])
        : []),
      ...(await capWarnings(store, compose, frame.objects, on)),
      ...seedWarnings(compose, deps.beacon.chain),
    ],
  };
}

/** The shares with the names that the roster has. */
async function named(
  store: TenantStore,
  version: string,
  shares: readonly ShareChange[],
): Promise<NamedShares[]> {
  const roster = openRegister(store, inspectorKind);
  return Promise.all(
    shares.map(async ({ persons, ...change }) => ({
      ...change,
      persons: await Promise.all(
        persons.map(async (share) => ({
          ...share,
          name: (await roster.row(version, share.inspector))?.name ?? share.inspector,
        })),
      ),
    })),
  );
}

function countsOf<Reason extends string>(
  rows: readonly { reason: Reason }[],
): Partial<Record<Reason, number>> {
  const counts: Partial<Record<Reason, number>> = {};
  for (const { reason } of rows) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

export function frameSizes(frame: Frame): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { stratum } of frame.objects) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  return sizes;
}
