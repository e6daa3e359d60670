import { assignInspectors, type Benching, type Exclusion, SPEC, selectObjects } from '@mingcha/draw';
import { shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { allDepartments, loadTenant } from '@mingcha/tenancy';
import type { Compose } from '../compose.ts';
import type { DrawDeps } from '../deps.ts';
import type { Pinned } from '../draw.ts';
import { sha256 } from '../sha256.ts';
import { specOf } from '../spec.ts';
import { type Availability, availability } from './availability.ts';
import { buildFrame, currentLists, type Frame } from './lists.ts';
import { yearLoads } from './loads.ts';
import { idleStrata } from './secondPlan.ts';
import { planStrata, type StratumPlan, sharesOf } from './strata.ts';
import { type Shortage, type Warning, warningsOf } from './warnings.ts';

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
  warnings: Warning[];
};

/** Beyond this many selected objects the trial run is left out: its answer would be the same and cost seconds. */
const trialLimit = 20_000;
const trialSecret = '0'.repeat(64);

/** What a draw would be like with the lists as they stand now. Writes nothing. */
export async function previewDraw(
  store: TenantStore,
  compose: Compose,
  deps: Pick<DrawDeps, 'clock'>,
): Promise<Preview> {
  const now = deps.clock();
  const on = shanghaiDate(now);
  const [versions, tenant, departments, loads] = await Promise.all([
    currentLists(store),
    loadTenant(store),
    allDepartments(store),
    yearLoads(store, shanghaiYear(now)),
  ]);
  const spec = specOf(compose);
  const shares = sharesOf(compose, tenant.settings.drawPolicy);
  const idle = spec === SPEC ? [] : idleStrata(compose, shares);
  const request = { spec, compose, pinned: versions, on, loads: loads.counts, idle, secret: trialSecret };
  const frame = await buildFrame(store, request);
  const strata = planStrata(shares, frameSizes(frame));
  const names = new Map(departments.map((department) => [department.id, department.name]));
  const shortages = trialShortages(compose, frame, strata);
  return {
    versions,
    frame: { objects: frame.objects.length, inspectors: frame.inspectors.length },
    excluded: countsOf(frame.excluded),
    benched: countsOf(frame.benched),
    strata: strata.map((s) => ({ ...s, enough: s.take + s.reserve <= s.frame })),
    inspectors: compose.teams.map(({ dept }) => availability(dept, frame)),
    shortages,
    warnings: warningsOf(compose, frame, strata, shortages, (dept) => names.get(dept) ?? dept),
  };
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

function trialShortages(compose: Compose, frame: Frame, strata: StratumPlan[]): Shortage[] {
  if (strata.reduce((sum, s) => sum + Math.min(s.take, s.frame), 0) > trialLimit) return [];
  const { selected } = selectObjects(strata, frame.objects, trialSecret, sha256);
  const drawn = new Set(selected.map((row) => row.id));
  const objects = frame.objects.filter((row) => drawn.has(row.id));
  const assigned = assignInspectors(
    objects,
    { ...frame, plan: { ...compose, spec: specOf(compose) }, seed: trialSecret },
    sha256,
  );
  return compose.teams
    .map(({ dept }) => ({
      dept,
      objects: assigned.filter((row) => row.short?.some((s) => s.dept === dept)).length,
    }))
    .filter((shortage) => shortage.objects > 0);
}
