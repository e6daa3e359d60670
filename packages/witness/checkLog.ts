import { leafHash, verifyInclusion } from '@mingcha/kernel/merkle';
import { type RemoteLog, readEntry } from '@mingcha/log/audit';
import {
  type Checkpoint,
  cosignersOf,
  createTileTree,
  FormatError,
  hasQuorum,
  type NoteTools,
  openCheckpoint,
  parsePolicy,
  parseVerifierKey,
  sameBytes,
  textOf,
  tileIn,
  tileWidth,
  verifyConsistency,
} from '@mingcha/log/tlog';
import type { KeptLog } from './folder.ts';
import { NotNow, Stop } from './seat.ts';

type Init = {
  log: RemoteLog;
  tools: NoteTools;
  /** How the log was seen last. */
  kept: KeptLog | undefined;
  /** The log's key, where it is known from elsewhere. */
  vkey?: string | undefined;
};

/** A log at its newest head, which goes on from the one that was seen before. */
export type OpenLog = { head: Checkpoint; kept: KeptLog; tree: ReturnType<typeof createTileTree> };

/** Opens the newest head. Throws `Stop` where the log contradicts itself or what was seen before. */
export async function openLog({ log, tools, kept, vkey }: Init): Promise<OpenLog> {
  const pinned = vkey ?? kept?.vkey ?? (await fileOf(log, 'key')).trim();
  if (kept && kept.vkey !== pinned) throw new Stop('公开日志的公钥与首次所见不同');
  const served = await fileOf(log, 'checkpoint');
  const open = (note: string) =>
    noFault('公开日志树头的签名或格式有误', () =>
      openCheckpoint(note, parseVerifierKey(pinned, tools), tools),
    );
  const head = open(served);
  const before = kept && open(kept.checkpoint);
  if (before && before.size > head.size) throw new NotNow('公开日志给出的是较旧的树头');
  const tree = createTileTree({ size: head.size, read: log.tile, hash: tools.hash });
  if (before) {
    const proof = before.size === head.size ? [] : await tree.consistency(before.size);
    if (!verifyConsistency({ from: before, to: head, proof }, tools.hash))
      throw new Stop('公开日志被改写：与上次所见的前后不一致');
  }
  return { head, kept: { vkey: pinned, checkpoint: served }, tree };
}

export type LoggedEntry = Extract<ReturnType<typeof readEntry>, { entry: unknown }>['entry'];

/**
 * The first entry from an index on that is wanted, shown to stand under the head; undefined where there is none yet. Throws
 * `Stop` where the entries served are not those of the tree.
 */
export async function findEntry(
  { log, tools: { hash } }: Pick<Init, 'log' | 'tools'>,
  { head, tree }: OpenLog,
  { from, tenant, wanted }: { from: number; tenant: string; wanted: (entry: LoggedEntry) => boolean },
): Promise<{ index: number; entry: LoggedEntry } | undefined> {
  for (let at = from; at < head.size; at = (Math.floor(at / tileWidth) + 1) * tileWidth) {
    const tile = tileIn(head.size, 'entries', Math.floor(at / tileWidth))!;
    const entries = await reached(() => log.bundle(tile));
    for (const [i, bytes] of entries.entries()) {
      const index = tile.index * tileWidth + i;
      if (index < from) continue;
      const read = readEntry(textOf(bytes), tenant);
      if (!('entry' in read) || !wanted(read.entry)) continue;
      const path = await reached(() => tree.inclusion(index));
      const { size, root } = head;
      if (!verifyInclusion({ leafHash: leafHash(bytes, hash), index, size, path, root }, hash))
        throw new Stop(`公开日志第 ${index} 条不在树头之下`);
      return { index, entry: read.entry };
    }
  }
  return undefined;
}

/**
 * Who outside has cosigned a head that holds the entry, in words; undefined where the policy names nobody. Throws `NotNow`
 * until enough have.
 */
export async function cosignedOver(
  { log, tools }: Pick<Init, 'log' | 'tools'>,
  { head, kept, tree }: OpenLog,
  { index, policy: own }: { index: number; policy?: string | undefined },
): Promise<string | undefined> {
  const text = own ?? (await fileOf(log, 'policy'));
  const policy = noFault('联署方文件的格式有误', () => parsePolicy(text, tools));
  if (hasQuorum(policy, [])) return undefined;
  const served = await reached(() => log.text('cosigned'));
  const waiting = new NotNow('抽查承诺已载入公开日志，还在等外部联署方对它签名');
  if (served === undefined) throw waiting;
  const cosigned = noFault('联署树头的签名或格式有误', () =>
    openCheckpoint(served, parseVerifierKey(kept.vkey, tools), tools),
  );
  if (cosigned.size <= index || cosigned.size > head.size) throw waiting;
  if (!sameBytes(await reached(() => tree.rootAt(cosigned.size)), cosigned.root))
    throw new Stop(`联署的 ${cosigned.size} 条树头与公开日志不符`);
  const signed = cosignersOf(cosigned.note, policy, tools).map(({ name }) => name);
  if (!hasQuorum(policy, signed)) throw waiting;
  return signed.join('、');
}

async function fileOf(log: RemoteLog, path: string): Promise<string> {
  const found = await reached(() => log.text(path));
  if (found === undefined) throw new NotNow(`公开日志还没有 ${path}`);
  return found;
}

/** What cannot be had may be had in a moment. */
async function reached<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof FormatError) throw new Stop(`公开日志的文件不合格式（${error.message}）`);
    throw new NotNow(`读不到公开日志（${error instanceof Error ? error.message : String(error)}）`);
  }
}

function noFault<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormatError) throw new Stop(`${what}（${error.message}）`);
    throw error;
  }
}
