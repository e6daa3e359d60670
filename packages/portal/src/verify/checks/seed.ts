import {
  byDemoBeacon,
  DrawError,
  type Reveal as DrawReveal,
  nonceCommitment,
  seedOf,
  type Tools,
} from '@mingcha/draw';
import type { Plan } from '../../api/types.ts';
import type { PublicPart } from '../../draw/publicPart.ts';
import { type Reveal, readReveal } from '../../draw/reveal.ts';
import type { Fact, StepReport } from '../report.ts';
import { hashFact, partyName, reporter, textFact } from './report.ts';

const report = reporter('seed');

function materialFacts(part: PublicPart, plan: Plan, reveal: Reveal, tools: Tools): Fact[] {
  if (reveal.source === 'drand') {
    return [textFact('信标轮次', reveal.round), hashFact('信标签名', reveal.signature)];
  }
  if (reveal.source === 'local') return [hashFact('服务器随机数', reveal.random)];
  const sealed = new Map(
    plan.seed.source === 'witness' ? plan.seed.parties.map((p) => [p.id, p.commitment]) : [],
  );
  const nameOf = (id: string) => partyName(part, id);
  return reveal.nonces.flatMap(([party, nonce]) => [
    hashFact(`${nameOf(party)}公开的随机数`, nonce),
    hashFact(`${nameOf(party)}的密封承诺`, sealed.get(party) ?? '计划中没有'),
    hashFact(`${nameOf(party)}的随机数重新密封`, nonceCommitment(party, nonce, tools.hash)),
  ]);
}

const agreed: Record<Plan['seed']['source'], string> = {
  drand: '信标签名有效，合成的种子与公布的一致。',
  witness: '各方的随机数都能打开自己的密封承诺，合成的种子与公布的一致。',
  local: '合成的种子与公布的一致，但随机数由服务器自行产生，外人无法确认没有被挑选。',
};

function differenceFacts(error: DrawError): Fact[] {
  const { expected, found } = error.difference;
  return [
    ...(expected === undefined ? [] : [textFact('应当是', expected)]),
    ...(found === undefined ? [] : [textFact('公布的是', found)]),
  ];
}

/** Step 3: the published material is genuine, and the seed follows from it. */
export function checkSeed(part: PublicPart, tools: Tools): StepReport {
  const { plan, seed } = part;
  const reveal = readReveal(part.reveal);
  if (!plan || !reveal) return report('absent', '种子尚未公布。');
  try {
    const computed = seedOf(plan, part.reveal as DrawReveal, tools);
    const facts = [
      ...materialFacts(part, plan, reveal, tools),
      ...(seed === undefined ? [] : [hashFact('公布的种子', seed)]),
      hashFact('本机重算', computed),
    ];
    if (seed !== undefined && seed !== computed) return report('failed', '重算的种子与公布的不同。', facts);
    if (seed === undefined) return report('absent', '材料已经公布，种子要等结果公示时一并公布。', facts);
    if (byDemoBeacon(plan))
      return report(
        'unproven',
        '签名有效，合成的种子与公布的一致，但演示信标的密钥公开，任何人都能预先算出。',
        facts,
      );
    return report(plan.seed.source === 'local' ? 'unproven' : 'passed', agreed[plan.seed.source], facts);
  } catch (error) {
    if (!(error instanceof DrawError)) throw error;
    const facts = differenceFacts(error);
    if (error.code === 'unknown-chain')
      return report('unproven', '种子取自本页不认识的信标网络，不能公开验证。', facts);
    return report('failed', `${error.message}。`, facts);
  }
}
