import { assignInspectors, type InspectorRow as FrameInspector, selectObjects } from '@mingcha/draw';
import { divisionName, shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { allDepartments, loadTenant } from '@mingcha/tenancy';
import type { Compose } from './compose.ts';
import type { DrawDeps } from './deps.ts';
import type { Pinned } from './draw.ts';
import { buildFrame, currentLists, type Frame } from './lists.ts';
import { yearLoads } from './loads.ts';
import { sha256 } from './sha256.ts';
import { planStrata, type StratumPlan, sharesOf } from './strata.ts';

export type Warning = { code: string; message: string };

export type Preview = {
  versions: Pinned;
  frame: { objects: number; inspectors: number };
  strata: (StratumPlan & { enough: boolean })[];
  inspectors: {
    dept: string;
    total: number;
    byRegion: Record<string, number>;
    bySkill: Record<string, number>;
  }[];
  /** Objects of a trial run, with a seed that is not the draw's, that would lack inspectors. */
  shortages: { dept: string; objects: number }[];
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
  const frame = await buildFrame(store, { compose, pinned: versions, on, loads, secret: trialSecret });
  const strata = planStrata(sharesOf(compose, tenant.settings.drawPolicy), frameSizes(frame));
  const names = new Map(departments.map((department) => [department.id, department.name]));
  const shortages = trialShortages(compose, frame, strata);
  return {
    versions,
    frame: { objects: frame.objects.length, inspectors: frame.inspectors.length },
    strata: strata.map((s) => ({ ...s, enough: s.take + s.reserve <= s.frame })),
    inspectors: compose.teams.map(({ dept }) => availability(dept, frame)),
    shortages,
    warnings: warningsOf(compose, frame, strata, shortages, (dept) => names.get(dept) ?? dept),
  };
}

const stratumNames: Record<string, string> = {
  A: 'A 类（低风险）',
  B: 'B 类（一般风险）',
  C: 'C 类（较高风险）',
  D: 'D 类（高风险）',
  U: '未分类的对象',
  all: '全部对象',
};
const stratumName = (stratum: string) => stratumNames[stratum] ?? stratum;

export function frameSizes(frame: Frame): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { stratum } of frame.objects) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  return sizes;
}

function availability(dept: string, frame: Frame): Preview['inspectors'][number] {
  const own = frame.inspectors.filter((inspector) => inspector.dept === dept);
  const regions = [...new Set(frame.objects.map((object) => object.region))].sort();
  const skills = [...new Set(frame.objects.flatMap((object) => object.skills))].sort();
  const count = (test: (inspector: FrameInspector) => boolean) => own.filter(test).length;
  return {
    dept,
    total: own.length,
    byRegion: Object.fromEntries(
      regions.map((region) => [region, count((i) => i.regions.length === 0 || i.regions.includes(region))]),
    ),
    bySkill: Object.fromEntries(skills.map((skill) => [skill, count((i) => i.skills.includes(skill))])),
  };
}

function trialShortages(compose: Compose, frame: Frame, strata: StratumPlan[]): Preview['shortages'] {
  if (strata.reduce((sum, s) => sum + Math.min(s.take, s.frame), 0) > trialLimit) return [];
  const { selected } = selectObjects(strata, frame.objects, trialSecret, sha256);
  const drawn = new Set(selected.map((row) => row.id));
  const objects = frame.objects.filter((row) => drawn.has(row.id));
  const assigned = assignInspectors(objects, { ...frame, plan: compose, seed: trialSecret }, sha256);
  return compose.teams
    .map(({ dept }) => ({
      dept,
      objects: assigned.filter((row) => row.short?.some((s) => s.dept === dept)).length,
    }))
    .filter((shortage) => shortage.objects > 0);
}

function warningsOf(
  compose: Compose,
  frame: Frame,
  strata: StratumPlan[],
  shortages: Preview['shortages'],
  nameOf: (dept: string) => string,
): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, message });
  if (frame.objects.length === 0) warn('frame-empty', '没有符合条件的检查对象，请放宽筛选条件。');
  for (const { stratum, frame: size, take, reserve } of strata) {
    if (take > size)
      warn(
        'take-exceeds-frame',
        `${stratumName(stratum)}只有 ${size} 个对象，少于要抽取的 ${take} 个，将全部抽取。`,
      );
    else if (size > 0 && take + reserve > size)
      warn('reserve-short', `${stratumName(stratum)}抽取后不足 ${reserve} 个候补。`);
  }
  for (const { dept, size } of compose.teams) {
    const available = frame.inspectors.filter((inspector) => inspector.dept === dept).length;
    if (available < size)
      warn(
        'no-inspectors',
        `${nameOf(dept)}符合条件的执法人员只有 ${available} 人，少于每组所需的 ${size} 人。`,
      );
  }
  if (compose.match.includes('region')) {
    for (const { dept, byRegion } of compose.teams.map((team) => availability(team.dept, frame))) {
      for (const [region, count] of Object.entries(byRegion)) {
        if (count < 2)
          warn('few-in-region', `${nameOf(dept)}可在${divisionName(region)}检查的执法人员只有 ${count} 人。`);
      }
    }
  }
  for (const { dept, objects } of shortages) {
    warn('shortage', `试算有 ${objects} 个对象配不齐${nameOf(dept)}的执法人员，请调整匹配条件或补充人员。`);
  }
  if (compose.seed.source === 'local') warn('rehearsal', '演练的结果不可公开验证，不能作为正式抽查的依据。');
  return warnings;
}
