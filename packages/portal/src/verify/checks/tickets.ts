import type { PublicPart } from '../../draw/publicPart.ts';
import { formatCount } from '../../words/draw.ts';
import type { StepReport } from '../report.ts';
import { weightOfTicket } from '../ticket.ts';
import { hashFact, reporter, textFact } from './report.ts';

const report = reporter('tickets');
const shown = 3;

/** Step 4: each drawn object's ticket is computed from the seed and its id. */
export function checkTickets(part: PublicPart): StepReport {
  const { seed, selected } = part;
  if (seed === undefined) return report('absent', '结果公示以后才能核对。');
  const facts = [];
  let weighted = 0;
  for (const [place, row] of selected.entries()) {
    const weight = weightOfTicket(seed, row.id, row.ticket);
    if (weight === undefined) {
      return report('failed', `第 ${place + 1} 位的随机值不是由种子和它的代码算出的。`, [
        textFact('企业', `${row.name ?? ''} ${row.id}`.trim()),
        hashFact('公布的随机值', row.ticket),
        hashFact('种子', seed),
      ]);
    }
    if (weight > 1) weighted += 1;
    if (place < shown) facts.push(hashFact(`第 ${place + 1} 位 ${row.name ?? row.id}`, row.ticket));
  }
  if (weighted > 0) facts.push(textFact('按权重多次取号的企业', `${formatCount(weighted)} 家`));
  return report('passed', `${formatCount(selected.length)} 家的随机值全部重算一致。`, facts);
}
