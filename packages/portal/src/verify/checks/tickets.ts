import type { PublicPart } from '../../draw/publicPart.ts';
import { formatCount, isBlind } from '../../words/draw.ts';
import type { StepReport } from '../report.ts';
import { weightOfTicket } from '../ticket.ts';
import { hashFact, reporter, textFact } from './report.ts';

const report = reporter('tickets');
const shown = 3;

/** Step 4: each drawn object's ticket is computed from the seed and its id. */
export function checkTickets(part: PublicPart): StepReport {
  const { plan, seed, selected } = part;
  if (plan?.spec === 'mingcha-draw/2') {
    const why = isBlind(plan) ? '名单密封的抽查不公开随机值' : '随机值要用名单中的盐值计算';
    return report('absent', `${why}，由最后一步用完整名单复算。`);
  }
  if (seed === undefined) return report('absent', '结果公示以后才能核对。');
  const facts = [];
  let weighted = 0;
  for (const [place, row] of selected.entries()) {
    const ticket = row.ticket ?? '';
    const weight = weightOfTicket(seed, row.id, ticket);
    if (weight === undefined) {
      return report('failed', `第 ${place + 1} 位的随机值不是由种子和它的代码算出的。`, [
        textFact('企业', `${row.name ?? ''} ${row.id}`.trim()),
        hashFact('公布的随机值', ticket),
        hashFact('种子', seed),
      ]);
    }
    if (weight > 1) weighted += 1;
    if (place < shown) facts.push(hashFact(`第 ${place + 1} 位 ${row.name ?? row.id}`, ticket));
  }
  if (weighted > 0) facts.push(textFact('按权重多次取号的企业', `${formatCount(weighted)} 家`));
  return report('passed', `${formatCount(selected.length)} 家的随机值全部重算一致。`, facts);
}
