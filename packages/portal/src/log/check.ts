import { verifySignature } from '@mingcha/draw/ed25519';
import { canonicalJson } from '@mingcha/kernel/canonical';
import { leafHash } from '@mingcha/kernel/merkle';
import { createRules, type RemoteLog } from '@mingcha/log/reading';
import {
  concat,
  createTileTree,
  edgeRoot,
  emptyEdge,
  FormatError,
  growEdge,
  type NoteTools,
  openCheckpoint,
  parseVerifierKey,
  textOf,
  tileIn,
  tileWidth,
  toHex,
  verifyConsistency,
} from '@mingcha/log/tlog';
import { sha256 } from '@noble/hashes/sha2.js';
import type { PublicLog } from '../api/types.ts';

/** SHA-256 and Ed25519 without WebCrypto, which plain HTTP does not have. */
const tools: NoteTools = {
  hash: sha256,
  verify: (key, message, signature) => verifySignature(toHex(key), message, toHex(signature)),
};

/** What a browser remembers of a city's log. */
export type Kept = { vkey: string; checkpoint: string };

export type Since =
  | { kind: 'first' }
  /** The log goes on from the head that this browser saw last. */
  | { kind: 'same'; size: number }
  /** A demonstration that was begun anew. */
  | { kind: 'anew' }
  | { kind: 'contradiction'; reason: string };

export type HeadCheck = { size: number; root: string; since: Since };

/** The root at the newest head, and whether the log goes on from what this browser saw last. Nothing of it is the server's word. */
export async function checkHead(
  log: RemoteLog,
  { vkey, checkpoint, demonstration }: Pick<PublicLog, 'vkey' | 'checkpoint' | 'demonstration'>,
  kept: Kept | undefined,
): Promise<HeadCheck> {
  const open = (note: string, by: string) => openCheckpoint(note, parseVerifierKey(by, tools), tools);
  let head: ReturnType<typeof open>;
  try {
    head = open(checkpoint, vkey);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { size: 0, root: '', since: { kind: 'contradiction', reason: '树头的签名有误' } };
  }
  const done = (since: Since): HeadCheck => ({ size: head.size, root: toHex(head.root), since });
  if (!kept) return done({ kind: 'first' });
  if (kept.vkey !== vkey)
    return done(
      demonstration ? { kind: 'anew' } : { kind: 'contradiction', reason: '日志换了公钥，与您上次所见不同' },
    );
  const last = open(kept.checkpoint, vkey);
  if (last.size > head.size)
    return done({
      kind: 'contradiction',
      reason: `日志变短了：您上次看到 ${last.size} 条，现在只有 ${head.size} 条`,
    });
  const tree = createTileTree({ size: head.size, read: log.tile, hash: sha256 });
  const proof = last.size === head.size ? [] : await tree.consistency(last.size);
  if (!verifyConsistency({ from: last, to: head, proof }, sha256))
    return done({ kind: 'contradiction', reason: `日志被改写：前 ${last.size} 条与您上次看到的不同` });
  return done({ kind: 'same', size: last.size });
}

export type Counted = { numbers: { year: number; from: number; to: number }[]; fault?: string };

/** Reads every entry, recomputes the root, and counts the numbers of draws. `onCount` gets how many entries have come. */
export async function countEntries(
  log: RemoteLog,
  { size, root }: Pick<HeadCheck, 'size' | 'root'>,
  onCount: (count: number) => void,
): Promise<Counted> {
  const rules = createRules({ fromStart: true });
  let edge = emptyEdge;
  while (edge.size < size) {
    const entries = await log.bundle(tileIn(size, 'entries', edge.size / tileWidth)!);
    for (const [i, bytes] of entries.entries()) {
      const text = textOf(bytes);
      const value = JSON.parse(text);
      const fault = canonicalJson(value) === text ? rules.next(value) : '不合格式';
      if (fault) return { numbers: rules.numbers(), fault: `第 ${edge.size + i} 条：${fault}` };
    }
    edge = growEdge(edge, concat(...entries.map((bytes) => leafHash(bytes, sha256))), sha256).edge;
    onCount(edge.size);
  }
  const numbers = rules.numbers();
  return toHex(edgeRoot(edge, sha256)) === root
    ? { numbers }
    : { numbers, fault: `由 ${size} 条记录算得的根哈希与树头不符` };
}
