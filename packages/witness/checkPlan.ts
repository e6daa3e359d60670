import {
  checkPlan2,
  commitmentOf,
  DrawError,
  type Plan2,
  SPEC_2,
  type Tools,
  witnessMessage,
} from '@mingcha/draw';
import { type Seat, Stop } from './seat.ts';

type Own = { key: string; commitment: string };

/**
 * The published plan, where it is of this draw, hashes to its commitment, and names this witness with its own key and
 * commitment, and every other party with a signature over its own. Throws `Stop` that says what is wrong.
 */
export function checkPlan(
  { plan: value, commitment }: { plan?: unknown; commitment?: unknown },
  { tenant, draw, party }: Seat,
  own: Own,
  { hash, verifySignature }: Required<Pick<Tools, 'hash' | 'verifySignature'>>,
): Plan2 {
  const plan = wellFormed(value);
  if (commitmentOf(plan, hash) !== commitment) throw new Stop('公布的计划与公布的承诺对不上');
  if (plan.tenant !== tenant || plan.draw !== draw) throw new Stop('公布的是另一次抽查的计划');
  if (plan.batch && plan.batch.draws[0] !== draw)
    throw new Stop('这是同批抽查之一，随机数要用牵头任务的链接公开');
  if (plan.seed.source !== 'witness') throw new Stop('公布的计划不由见证方产生种子');
  const { parties } = plan.seed;
  const mine = parties.find(({ id }) => id === party);
  if (mine?.key !== own.key || mine.commitment !== own.commitment)
    throw new Stop('公布的计划里没有您的公钥和密封承诺');
  for (const { id, key, commitment: sealed, signature } of parties)
    if (!verifySignature(key, witnessMessage(tenant, draw, id, sealed), signature))
      throw new Stop(`公布的计划里见证方 ${id} 的签名无效`);
  return plan;
}

function wellFormed(value: unknown): Plan2 {
  if ((value as { spec?: unknown } | undefined)?.spec !== SPEC_2)
    throw new Stop('公布的计划不是按 mingcha-draw/2 的，可能刚刚改动过');
  try {
    return checkPlan2(value);
  } catch (error) {
    if (error instanceof DrawError) throw new Stop(`公布的计划不合规范：${error.code} ${error.path}`);
    throw error;
  }
}
