import { type Beacon, type Reveal, type Reveal2, SPEC_2, seedOf } from '@mingcha/draw';
import { Problem, problems } from '@mingcha/kernel';
import { type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import { type Draw, loadDraw } from '../kept/draw.ts';
import { ofDraw, writeLogged } from '../kept/logged.ts';
import { orDrawOvertaken } from '../kept/save.ts';
import { toolsFor } from '../tools.ts';
import { isGenuine } from './isGenuine.ts';

const notReady = (detail: string, extra: Record<string, unknown>) =>
  problems.conflict('seed-not-ready', detail, extra);

/**
 * The draw with its reveal, which once written never changes: a later run, or one after a crash, uses
 * the same. Throws `seed-not-ready` (409) with what is awaited, or `bad-beacon` for a round that does not verify.
 */
export async function revealSeed(
  store: TenantStore,
  draw: Stored<Draw>,
  deps: DrawDeps,
  given?: Beacon,
): Promise<Stored<Draw>> {
  if (draw.reveal) return draw;
  const reveal = await obtainReveal(draw, deps, given);
  const { plan } = draw.committed!;
  const seed = seedOf(plan, reveal, await toolsFor(plan, deps));
  const entry = { type: 'draw.revealed', ...ofDraw(draw), seed } as const;
  const write = async () => {
    try {
      return await writeLogged(store, draw, { ...draw, reveal }, { entry, alongside: [] }, deps);
    } catch (error) {
      const now = await loadDraw(store, draw.id);
      if (error instanceof WriteConflict && now.reveal && now.state === draw.state) return now;
      throw error;
    }
  };
  return orDrawOvertaken(store, draw, 'execute', write);
}

/** The material of a draw's seed, or of that of its batch, without the batch's commitments. Throws as `revealSeed` does. */
export async function obtainReveal(
  draw: Draw,
  deps: DrawDeps,
  given: Beacon | undefined,
): Promise<Reveal | Reveal2> {
  const { plan, seedDueAt } = draw.committed!;
  if (plan.seed.source === 'local') return { random: Buffer.from(deps.random(32)).toString('hex') };
  if (plan.seed.source === 'witness') return witnessReveal(draw);
  const { round } = plan.seed;
  if (given) {
    if (given.round !== round || !(await isGenuine(deps.beacon.chain, given))) {
      throw new Problem({
        status: 422,
        code: 'bad-beacon',
        title: '信标数据无效',
        detail: `所提交的不是第 ${round} 轮的有效签名，请从公共信标网站重新复制。`,
      });
    }
    return { round, signature: given.signature };
  }
  if (deps.clock().toISOString() < seedDueAt!) {
    throw notReady('约定的随机信标轮次尚未到时间，请在倒计时结束后再抽取。', { dueAt: seedDueAt, round });
  }
  const beacon = await deps.beacon.fetch(round);
  if (!beacon) {
    throw notReady(
      deps.beacon.enabled
        ? '暂时未能从公共信标取得该轮随机数，系统会继续尝试，请稍后再试。'
        : `本系统未连接公共信标，请从公共信标网站取得第 ${round} 轮的签名后提交。`,
      { dueAt: seedDueAt, round },
    );
  }
  return { round, signature: beacon.signature };
}

function witnessReveal({ parties, committed }: Draw): Reveal | Reveal2 {
  const missing = parties.filter((party) => party.nonce === undefined);
  if (missing.length > 0) {
    throw notReady(`见证方尚未公开随机数：${missing.map((party) => party.name).join('、')}。`, {
      missing: missing.map((party) => party.id),
    });
  }
  const nonces = Object.fromEntries(parties.map((party) => [party.id, party.nonce!]));
  if (committed!.plan.spec !== SPEC_2) return { nonces };
  return { nonces, signatures: Object.fromEntries(parties.map((party) => [party.id, party.revealed!])) };
}
