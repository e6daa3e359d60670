import { Contradiction } from '../audit/auditLog.ts';
import type { RemoteLog } from '../audit/remote.ts';
import {
  cosign,
  createTileTree,
  FormatError,
  formatNote,
  type NoteTools,
  openCheckpoint,
  parseVerifierKey,
  verifyConsistency,
} from '../tlog/index.ts';
import type { CosignerState } from './state.ts';

export type CosignInit = {
  log: RemoteLog;
  tools: NoteTools;
  state: CosignerState;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Hands a note in; throws where it is not taken. */
  post: (note: string) => Promise<void>;
  /** The log's key, where it is known from elsewhere. */
  vkey?: string | undefined;
};

export type Cosigned = { size: number; new: boolean };

/**
 * Looks at the newest head of a log, makes sure that it goes on from the last one signed, writes it down, signs it and hands
 * the signature in. An older head than the last is passed over: it may come from a cache. Where two heads contradict each
 * other both are kept and Contradiction is thrown; nothing is signed any more.
 */
export async function cosignOnce({ log, tools, state, now, post, vkey }: CosignInit): Promise<Cosigned> {
  const seen = await state.seen();
  const pinned = vkey ?? seen?.vkey ?? (await required(log, 'key')).trim();
  const served = await required(log, 'checkpoint');
  const contradict = async (message: string, ...texts: string[]) =>
    new Contradiction(`${message}；证据存于 ${await state.keepEvidence([pinned, ...texts, served])}`);
  if (seen && seen.vkey !== pinned) throw await contradict('日志的公钥与首次所见不同', seen.vkey);
  const key = parseVerifierKey(pinned, tools);
  const open = (note: string) => openCheckpoint(note, key, tools);
  let head: ReturnType<typeof open>;
  try {
    head = open(served);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw await contradict(`树头的签名有误（${error.message}）`);
  }
  const last = seen?.checkpoint === undefined ? undefined : open(seen.checkpoint);
  if (last && head.size < last.size) return { size: last.size, new: false };
  if (last) {
    const tree = createTileTree({ size: head.size, read: log.tile, hash: tools.hash });
    const proof = head.size === last.size ? [] : await tree.consistency(last.size);
    if (!verifyConsistency({ from: last, to: head, proof }, tools.hash))
      throw await contradict(
        `日志被改写：${last.size} 条和 ${head.size} 条的树头互相矛盾`,
        seen!.checkpoint!,
      );
  }
  // Written down before it is signed: after a crash nothing else is signed at this size.
  await state.keep({ vkey: pinned, checkpoint: served });
  const { text } = head.note;
  const time = Math.floor(now() / 1_000);
  await post(formatNote(text, [await cosign(text, { key: state.key, time, sign: state.sign })]));
  return { size: head.size, new: last?.size !== head.size };
}

async function required(log: RemoteLog, path: string): Promise<string> {
  const found = await log.text(path);
  if (found === undefined) throw new Error(`${log.url}/${path} 不存在，请核对日志地址`);
  return found;
}
