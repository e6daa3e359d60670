import { compareText, fromHex } from '../base/bytes.ts';
import { roundTime } from '../base/chain.ts';
import { DrawError } from '../base/errors.ts';
import { chainOf, commitmentOf, seedOf } from '../base/seed.ts';
import type { Tools } from '../base/tools.ts';
import { checkPublicPart } from './shape.ts';
import { ticketHash } from './tickets.ts';
import type { Proof, PublicPart } from './types.ts';
import { drain, runSteps, type Step, type StepRun, same, seedDetail, type Verdict } from './verdict.ts';

/** Weights are not public: a ticket may come from any of so many hashes. No stratum weighs more in practice. */
const MOST_WEIGHT = 64;

/** What everybody may know of a proof whose draw is sealed. `committedAt` is when the commitment was published. */
export function publicPartOf({ plan, reveal, result }: Proof, committedAt: string): PublicPart {
  const { commitment, seed } = result;
  const selected = result.selected.map(({ id, ticket }) => ({ id, ticket }));
  return { plan, commitment, committedAt, reveal, seed, selected };
}

/**
 * Recomputes what can be recomputed without the frame: the commitment from the plan, that a beacon's round came after
 * the commitment, the seed from the reveal, that each selected object's ticket is one of those its id can have, their
 * order, and that no more were selected than planned.
 *
 * Without the frame nobody can see whether a smaller ticket was left out, nor which weight an object had: that
 * takes the whole proof and `verifyProof`. `publicLimits` says so in words.
 */
export function verifyPublic(value: unknown, tools: Tools, onStep?: (step: Step) => void): Verdict {
  return drain(runSteps(publicSteps(value, tools)), onStep);
}

/** What stands beside the verdict on a public part: what it cannot show, and how that can be seen. */
export const publicLimits = ({ disclosure }: Pick<PublicPart['plan'], 'disclosure'>): string[] => [
  `这份材料不含名单，权重不可见：此处只核对每个随机值确由种子与该编号算出（权重不超过 ${MOST_WEIGHT} 的任一序号）`,
  disclosure === 'full'
    ? '名单中是否有随机值更小而未抽中的对象、分组与检查人员的选派是否正确，请从公示页下载完整证明核验'
    : '名单中是否有随机值更小而未抽中的对象、分组与检查人员的选派是否正确，须由有权查阅完整证明的审计人员核验',
];

function* publicSteps(value: unknown, tools: Tools): Generator<StepRun, void, void> {
  const { hash } = tools;
  yield {
    step: 'shape',
    run: () => `公开抽中对象 ${checkPublicPart(value).selected.length} 户，字段齐全`,
  };
  const part = value as PublicPart;
  const { plan, selected } = part;
  yield {
    step: 'commitment',
    run: () => {
      same('commitment-differs', '/commitment', commitmentOf(plan, hash), part.commitment);
      return `方案的承诺值为 ${part.commitment}`;
    },
  };
  yield { step: 'time', run: () => checkTime(part, tools) };
  yield {
    step: 'seed',
    run: () => {
      same('seed-differs', '/seed', seedOf(plan, part.reveal, tools), part.seed);
      return seedDetail(plan);
    },
  };
  yield {
    step: 'tickets',
    run: () => {
      const seed = fromHex(part.seed);
      for (const [i, { id, ticket }] of selected.entries()) {
        const possible = Array.from({ length: MOST_WEIGHT }, (_, k) => k);
        if (!possible.some((k) => ticketHash(seed, id, k, hash) === ticket)) {
          throw new DrawError('ticket-differs', `/selected/${i}/ticket`, { found: ticket });
        }
      }
      return `${selected.length} 个随机值确由种子与编号算出`;
    },
  };
  yield {
    step: 'selection',
    run: () => {
      for (let i = 1; i < selected.length; i++) {
        const [before, after] = [selected[i - 1]!, selected[i]!];
        if (before.id === after.id) throw new DrawError('duplicate', `/selected/${i}/id`);
        const order = compareText(before.ticket, after.ticket) || compareText(before.id, after.id);
        if (order >= 0) throw new DrawError('unsorted', `/selected/${i}`);
      }
      const planned = plan.strata.reduce((sum, { take }) => sum + take, 0);
      if (selected.length > planned) {
        const difference = { expected: `≤ ${planned}`, found: String(selected.length) };
        throw new DrawError('more-than-planned', '/selected', difference);
      }
      return `${selected.length} 户按随机值由小到大排列，不超过方案规定的 ${planned} 户`;
    },
  };
}

function checkTime({ plan, committedAt }: PublicPart, tools: Tools): string {
  const { seed } = plan;
  if (seed.source !== 'drand') return `承诺发布于 ${committedAt}`;
  const due = roundTime(chainOf(seed, tools), seed.round);
  if (due <= Date.parse(committedAt)) {
    const difference = { expected: `> ${committedAt}`, found: new Date(due).toISOString() };
    throw new DrawError('round-not-after-commitment', '/committedAt', difference);
  }
  return `承诺发布于 ${committedAt}，早于信标该轮的时间 ${new Date(due).toISOString()}`;
}
