import { type Chain, DEMO_CHAIN } from '@mingcha/draw';
import { divisionName } from '@mingcha/kernel';
import { stratumNames } from '@mingcha/kernel/labels';
import type { ClassRule } from '../../rosters/classRules.ts';
import type { Compose } from '../composing/compose.ts';
import { availability } from './availability.ts';
import type { Frame } from './lists.ts';
import type { StratumPlan } from './strata.ts';
import type { Narrow, Shortage } from './trial.ts';

export type Warning = { code: string; message: string };

const stratumName = (stratum: string) => stratumNames[stratum] ?? stratum;

const classShown = (stratum: string) =>
  `只从${stratumName(stratum)}中抽取，公示的计划会让人知道抽中的都是这一类。分类不宜公开的，请改为不分组，并在范围中按信用风险分类筛选。`;

/** Recusals that change nothing, because one of the two is not in the frame: left out by a filter, or mistyped. */
function idleRecusals({ recusals }: Compose, frame: Frame): Compose['recusals'] {
  if (recusals.length === 0) return [];
  const objects = new Set(frame.objects.map(({ id }) => id));
  const inspectors = new Set(frame.inspectors.map(({ id }) => id));
  return recusals.filter(({ object, inspector }) => !objects.has(object) || !inspectors.has(inspector));
}

/** Departments of which more than a quarter of the inspectors have an adjusted load. */
function tooManyAdjusted({ teams }: Compose, { inspectors }: Frame) {
  return [...new Set(teams.map(({ dept }) => dept))].flatMap((dept) => {
    const own = inspectors.filter((row) => row.dept === dept);
    const adjusted = own.filter((row) => row.adjust !== undefined).length;
    const most = Math.floor(own.length / 4);
    return adjusted > most ? [{ dept, adjusted, most }] : [];
  });
}

/** Whose load the roster adds to in this draw. */
const adjustedByRoster = ({ adjustments = [] }: Compose, { inspectors }: Frame) =>
  inspectors.filter(({ id, adjust }) => adjust && !adjustments.some(({ inspector }) => inspector === id));

const named = 3;

function rosterWords(adjusted: Frame['inspectors']): string {
  const some = adjusted.slice(0, named).map(({ id, adjust }) => `${id} 增加 ${adjust}`);
  const more = adjusted.length > named ? '等' : '';
  return `执法检查人员名录库给 ${adjusted.length} 人增加了负荷（${some.join('、')}${more}），本次较少选派他们，公示的计划会写明调整了几人。不需要的，请在名录中清空。`;
}

function idleWords(idle: Compose['recusals']): string {
  const some = idle.slice(0, named).map(({ object, inspector }) => `${object} 与 ${inspector}`);
  const more = idle.length > named ? '等' : '';
  return `有 ${idle.length} 条回避关系的企业或人员不在本次抽取范围内，不起作用（${some.join('、')}${more}）。请核对编号是否填错。`;
}

/** What a person who previews a draw should know before committing to it, in Chinese. */
export function warningsOf(
  compose: Compose,
  frame: Frame,
  strata: readonly StratumPlan[],
  { shortages, narrow }: { shortages: readonly Shortage[]; narrow: readonly Narrow[] },
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
  const [only, ...others] = strata.filter(({ frame: size, take }) => size > 0 && take > 0);
  if (only && others.length === 0 && compose.stratify === 'class')
    warn('class-shown', classShown(only.stratum));
  const idle = idleRecusals(compose, frame);
  if (idle.length > 0) warn('recusal-idle', idleWords(idle));
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
  for (const { dept, size, objects, least } of narrow) {
    const few = least === size ? '没有选择余地' : '容易被事先猜到';
    warn(
      'narrow-choice',
      `试算有 ${objects} 个对象，${nameOf(dept)}最少只能从 ${least} 名符合条件的人员中选派 ${size} 人，${few}。请放宽匹配条件，或减少本次不参加的人员和回避。`,
    );
  }
  const byRoster = adjustedByRoster(compose, frame);
  if (byRoster.length > 0) warn('roster-adjusted', rosterWords(byRoster));
  for (const { dept, adjusted, most } of tooManyAdjusted(compose, frame)) {
    warn(
      'too-many-adjusted',
      `${nameOf(dept)}调整了 ${adjusted} 人的负荷，超过参加人员的四分之一（最多 ${most} 人），不能提交承诺。`,
    );
  }
  return warnings;
}

/** What a person should know where less of some classes is taken than the tenant's policy says. */
export function policyWarnings(below: readonly string[]): Warning[] {
  if (below.length === 0) return [];
  const message = `${below.map(stratumName).join('、')}的抽取比例低于本市的分级分类监管政策，抽取记录会写明。没有特别理由的，请按政策填写。`;
  return [{ code: 'below-policy', message }];
}

/** By which rules the classes of a draw's items were decided, where any is a combination. */
export function classWarnings(rules: readonly ClassRule[]): Warning[] {
  if (!rules.some(({ isCombined }) => isCombined)) return [];
  const each = rules.map(({ item, rule }) => `${item} 按“${rule}”`).join('，');
  const several = rules.length > 1 ? '；一户在各事项的分类不同的，按风险最高的' : '';
  return [{ code: 'class-rules', message: `分类的依据：${each}${several}。抽取记录会写明。` }];
}

/** What a person should know of the source of the seed. */
export function seedWarnings({ seed }: Pick<Compose, 'seed'>, beacon: Chain): Warning[] {
  if (seed.source === 'local')
    return [{ code: 'rehearsal', message: '演练的结果不可公开验证，不能作为正式抽查的依据。' }];
  if (seed.source === 'drand' && beacon.hash === DEMO_CHAIN.hash)
    return [{ code: 'demo-beacon', message: '演示城市使用本机的演示信标，密钥公开，因此结果不可公开验证。' }];
  return [];
}
