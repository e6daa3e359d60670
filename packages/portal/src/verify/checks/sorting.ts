import type { PublicPart } from '../../draw/publicPart.ts';
import { formatCount, isBlind, planTotals } from '../../words/draw.ts';
import type { StepReport } from '../report.ts';
import { hashFact, reporter, textFact } from './report.ts';

const report = reporter('sorting');

/** Step 5: the drawn are in ascending order, none twice, and no more than the plan takes. */
export function checkSorting(part: PublicPart): StepReport {
  const { plan, seed, selected } = part;
  if (seed === undefined || !plan) return report('absent', '结果公示以后才能核对。');
  if (part.awaitsNames) return report('absent', '名单随检查结果公示，公示以后才能核对。');
  const blind = isBlind(plan);
  for (let place = 1; place < selected.length; place++) {
    const before = selected[place - 1]!;
    const row = selected[place]!;
    // A draw that keeps its tickets to itself is published in the order of ids.
    const [first, second] = blind ? ['', ''] : [before.ticket ?? '', row.ticket ?? ''];
    if (first < second || (first === second && before.id < row.id)) continue;
    if (blind) return report('failed', `第 ${place + 1} 位没有按编号排列，或者列了两次。`);
    return report('failed', `第 ${place + 1} 位排错了：它的随机值不大于前一位。`, [
      hashFact(`第 ${place} 位 ${before.id}`, first),
      hashFact(`第 ${place + 1} 位 ${row.id}`, second),
    ]);
  }
  if (new Set(selected.map((row) => row.id)).size !== selected.length) {
    return report('failed', '有企业被列了两次。', [textFact('列出', selected.length)]);
  }
  const { take } = planTotals(plan);
  const facts = [
    textFact('计划抽取', `${formatCount(take)} 家`),
    textFact('公布抽中', `${formatCount(selected.length)} 家`),
  ];
  if (selected.length > take) return report('failed', '抽中的数量比计划的多。', facts);
  // Of any other stratum nobody outside knows the size: the frame holds objects of strata that the plan takes none of.
  const whole = Array.isArray(plan.strata) && plan.strata.length === 1 && plan.strata[0]!.stratum === 'all';
  if (whole && selected.length < Math.min(take, plan.objects.count))
    return report('failed', '抽中的数量比计划的少，而名单上的企业足够。', facts);
  if (selected.length < take) {
    return report('passed', '顺序正确；抽中的比计划少，说明有的分组企业数不足，已全部抽中。', facts);
  }
  return report('passed', blind ? '按编号排列，数量与计划相符。' : '随机值从小到大，数量与计划相符。', facts);
}
