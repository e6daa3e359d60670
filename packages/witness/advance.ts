import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  hashOf,
  nonceCommitment,
  outcomeMessage,
  type Plan2,
  revealMessage,
  verifyLines,
  witnessMessage,
} from '@mingcha/draw';
import { verifySignature } from '@mingcha/draw/ed25519';
import { linesOf, nodeTools } from '@mingcha/draw/node';
import { openRemote } from '@mingcha/log/audit';
import { nodeTools as noteTools } from '@mingcha/log/node';
import { cosignedOver, findEntry, type LoggedEntry, openLog } from './checkLog.ts';
import { checkPlan } from './checkPlan.ts';
import type { KeptDraw, WitnessFolder } from './folder.ts';
import { type Ask, NotNow, openSeat, type Seat, type SeatView, Stop } from './seat.ts';

export type WitnessDeps = {
  folder: WitnessFolder;
  ask: Ask;
  say: (line: string) => void;
  /** The log's key and the policy of its cosigners, where they are known from elsewhere. */
  vkey?: string | undefined;
  policy?: string | undefined;
};

/** What is next: something was done, somebody else is waited for (in words), or there is nothing left to do. */
export type Progress = { phase: 'moved' } | { phase: 'waiting'; for: string } | { phase: 'done' };

const tools = { ...nodeTools, verifySignature };
const moved = { phase: 'moved' } as const;

/**
 * Takes the next step of a witness in a draw: commits, reveals once plan and log are right, verifies and attests. Killed at
 * any point it goes on where it was, since everything is on the disk before it is sent. No clock is asked. Throws `Stop`
 * where a person must see to it, `NotNow` where it may be tried again.
 */
export async function advance(seat: Seat, deps: WitnessDeps): Promise<Progress> {
  const { folder, ask, say } = deps;
  const kept = await folder.draw(seat);
  if (kept.done !== undefined) return { phase: 'done' };
  const party = openSeat(seat, ask);
  const view = await party.view();
  const { tenant, draw } = seat;
  const nonce = await nonceOf(seat, view, deps, kept);
  const commitment = nonce && nonceCommitment(seat.party, nonce, tools.hash);
  requireOwn(view, { key: folder.key, commitment });
  const over = async (why: string): Promise<Progress> => {
    await folder.keepDraw(seat, { ...kept, done: why });
    say(`“${view.draw.title}”${why}`);
    return { phase: 'done' };
  };

  const { first, state } = view.draw;
  if (first !== undefined && (state === 'planned' || state === 'committed'))
    return { phase: 'waiting', for: '牵头任务的见证和抽取，密封和公开用牵头任务的链接' };
  if (nonce === undefined || commitment === undefined)
    throw new Stop('本文件夹里没有牵头任务的随机数，请先用牵头任务的链接参加见证');
  switch (state) {
    case 'voided':
      return over('已经作废，不再公开随机数；作废原因见公示页');
    case 'planned': {
      if (view.party.commitment !== undefined) return { phase: 'waiting', for: '组织单位公布抽查承诺' };
      await party.commit(commitment, folder.sign(witnessMessage(tenant, draw, seat.party, commitment)));
      say(`已为“${view.draw.title}”提交密封承诺 ${commitment}`);
      return moved;
    }
    case 'committed': {
      if (view.party.commitment === undefined) throw new Stop('抽查承诺已经公布，其中没有您的密封承诺');
      if (view.party.revealed) return { phase: 'waiting', for: '其他见证方公开、系统抽取' };
      const { anchor, cosigned } = await checkedAnchor(seat, deps, {
        kept,
        view,
        own: { key: folder.key, commitment },
      });
      if (view.awaited.length > 0)
        return { phase: 'waiting', for: `${view.awaited.join('、')} 先公开随机数` };
      say(
        cosigned === undefined
          ? '注意：本市公开日志没有外部联署方，只能证明日志前后一致，不能证明各人所见相同'
          : `外部联署：${cosigned}`,
      );
      const message = revealMessage(tenant, draw, { party: seat.party, anchor, nonce });
      await party.reveal(nonce, folder.sign(message));
      say(`已为“${view.draw.title}”公开随机数`);
      return moved;
    }
    default: {
      if (view.party.attested) return over('见证完毕，已为结果作证');
      const outcome = await verifiedOutcome(seat, deps, { kept, view, nonce });
      await party.attest(folder.sign(outcomeMessage(tenant, draw, outcome)));
      say(`已复算全部证明并为结果作证，结果指纹 ${outcome}`);
      return moved;
    }
  }
}

/** The witness's own nonce: in a batch that of its first draw, which is undefined where this folder has none. */
const nonceOf = async (
  { tenant, party }: Seat,
  { draw: { first } }: SeatView,
  { folder }: WitnessDeps,
  kept: KeptDraw,
): Promise<string | undefined> =>
  first === undefined ? kept.nonce : folder.nonceOf({ tenant, draw: first, party });

type At = { kept: KeptDraw; view: SeatView };
type Own = { key: string; commitment: string };

function requireOwn({ party }: SeatView, own: { key: string; commitment: string | undefined }): void {
  if (party.key === undefined) throw new Stop('该任务按旧规范抽取，不用密钥；请用浏览器打开链接');
  if (party.key !== own.key)
    throw new Stop('本市登记的公钥不是本文件夹里的密钥，请核对文件夹或联系本市管理员');
  const { commitment = own.commitment } = party;
  if (own.commitment !== undefined && commitment !== own.commitment)
    throw new Stop('服务器上的密封承诺不是本文件夹里的随机数所作，请换回当时的文件夹');
}

/** The city's log at its newest head, kept for the next time. */
async function logOf({ tenant, origin }: Seat, { folder, ask, vkey }: WitnessDeps) {
  const log = openRemote(`${origin}/public/${tenant}/log`, ask);
  const opened = await openLog({ log, tools: noteTools, kept: await folder.log(tenant), vkey });
  await folder.keepLog(tenant, opened.kept);
  return { reading: { log, tools: noteTools }, opened };
}

/** What a nonce is tied to, once plan and log are found right, and who outside has cosigned it. */
async function checkedAnchor(
  seat: Seat,
  deps: WitnessDeps,
  { kept, view, own }: At & { own: Own },
): Promise<{ anchor: string; cosigned: string | undefined }> {
  const published = await openSeat(seat, deps.ask).published();
  const { batch } = checkPlan(published, seat, own, tools);
  const commitment = String(published.commitment);
  if (view.draw.commitment !== commitment) throw new Stop('见证页面与公示页面所示的抽查承诺不同');
  if (kept.found && kept.found.commitment !== commitment) throw new Stop('抽查承诺与日志所载的不同');
  const { reading, opened } = await logOf(seat, deps);
  const found = await findEntry(reading, opened, {
    from: kept.found?.index ?? 0,
    tenant: seat.tenant,
    wanted: (entry) =>
      batch
        ? entry.type === 'batch.committed' && entry.draws.includes(seat.draw)
        : entry.type === 'draw.committed' && entry.draw === seat.draw,
  });
  if (!found) throw new NotNow('抽查承诺还没有载入公开日志');
  const anchor = anchorIn(found.entry, commitment, batch);
  if (anchor === undefined) throw new Stop('公开日志所载的抽查承诺与公布的不同');
  if (!kept.found) {
    await deps.folder.keepDraw(seat, { ...kept, found: { index: found.index, commitment } });
    deps.say(`公布的计划相符；抽查承诺是公开日志第 ${found.index} 条，在 ${opened.head.size} 条的树头之下`);
  }
  const cosigned = await cosignedOver(reading, opened, { index: found.index, policy: deps.policy });
  return { anchor, cosigned };
}

/** What an entry of the log ties a nonce to, where it is of this commitment and of the plan's batch. */
function anchorIn(entry: LoggedEntry, commitment: string, batch: Plan2['batch']): string | undefined {
  if (entry.type === 'draw.committed') return entry.commitment === commitment ? commitment : undefined;
  if (entry.type !== 'batch.committed' || !batch) return undefined;
  const same = entry.mode === batch.mode && entry.draws.join() === batch.draws.join();
  return same && entry.commitments[0] === commitment ? hashOf(entry.commitments, tools.hash) : undefined;
}

/** The hash of an outcome whose whole proof was downloaded, recomputed and found in the log. */
async function verifiedOutcome(
  seat: Seat,
  deps: WitnessDeps,
  { kept, view, nonce }: At & { nonce: string },
): Promise<string> {
  const file = deps.folder.proofFile(seat);
  const response = await openSeat(seat, deps.ask).proof();
  if (!response.body) throw new NotNow('证明是空的');
  try {
    await pipeline(Readable.fromWeb(response.body as never), createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    throw new NotNow(`证明没有下载完（${error instanceof Error ? error.message : String(error)}）`);
  }
  const verdict = await verifyLines(linesOf(file), tools).catch((error: unknown) => {
    throw new Stop(
      `证明不能读取：${error instanceof Error ? error.message : String(error)}。文件存于 ${file}`,
    );
  });
  if (!verdict.ok)
    throw new Stop(`结果核验不通过：${verdict.message}（${verdict.code} ${verdict.path}）。文件存于 ${file}`);
  const { plan, reveal, result } = await headIn(file);
  const own = reveal.nonces[seat.party];
  if (plan.tenant !== seat.tenant || plan.draw !== seat.draw || own !== nonce)
    throw new Stop('证明是另一次抽查的，或者用的不是您的随机数');
  if (result.commitment !== view.draw.commitment) throw new Stop('证明的承诺与公布的不同');
  const outcome = hashOf(result, tools.hash);
  const { reading, opened } = await logOf(seat, deps);
  const found = await findEntry(reading, opened, {
    from: kept.found?.index ?? 0,
    tenant: seat.tenant,
    wanted: (entry) => entry.type === 'draw.executed' && entry.draw === seat.draw,
  });
  if (!found) throw new NotNow('抽取结果的指纹还没有载入公开日志');
  if (found.entry.type !== 'draw.executed' || found.entry.outcome !== outcome)
    throw new Stop('公开日志所载的结果指纹与证明的不同');
  return outcome;
}

type ProofHead = {
  plan: { tenant: string; draw: string };
  reveal: { nonces: Record<string, string> };
  result: { commitment: string };
};

/** The first two lines of a verified proof. */
async function headIn(file: string): Promise<ProofHead> {
  const head: unknown[] = [];
  for await (const line of linesOf(file)) {
    head.push(JSON.parse(line));
    if (head.length === 2) break;
  }
  return Object.assign({}, ...head) as ProofHead;
}
