import { commitmentOf } from '@mingcha/draw';
import { sha256 } from '@noble/hashes/sha2.js';
import type { PublicPart } from '../../draw/publicPart.ts';
import type { StepReport } from '../report.ts';
import { hashFact, reporter, textFact } from './report.ts';

const report = reporter('commitment');

/** Step 1: the published plan hashes to the published commitment. */
export function checkCommitment(part: PublicPart): StepReport {
  if (!part.plan) return report('absent', '还没有公布计划。');
  const computed = commitmentOf(part.plan, sha256);
  const facts = [
    hashFact('公布的承诺', part.commitment),
    hashFact('本机重算', computed),
    textFact('计划中的标题', part.plan.title),
    textFact('计划中的编号', part.plan.sequence),
  ];
  if (computed !== part.commitment)
    return report('failed', '重算的指纹与公布的承诺不同，计划被改动过。', facts);
  return report('passed', '重算的指纹与公布的承诺一字不差。', facts);
}
