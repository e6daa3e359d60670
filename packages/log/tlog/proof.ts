import { verifyInclusion } from '@mingcha/kernel/merkle';
import { fromBase64, toBase64, toSize } from './bytes.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { FormatError } from './formatError.ts';
import type { VerifierKey } from './note.ts';
import type { NoteTools } from './tools.ts';

/** That an entry stands in a log, to be checked without the log (C2SP tlog-proof). `checkpoint` is the signed note. */
export type LogProof = { index: number; path: readonly Uint8Array[]; checkpoint: string };

const header = 'c2sp.org/tlog-proof@v1';

export const formatProof = ({ index, path, checkpoint }: LogProof): string =>
  `${[header, `index ${index}`, ...path.map(toBase64)].join('\n')}\n\n${checkpoint}`;

/** Inverse of `formatProof`; passes over extra data, which nothing vouches for. Throws FormatError. */
export function parseProof(text: string): LogProof {
  const end = text.indexOf('\n\n');
  const [first, ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  if (first !== header) throw new FormatError('not a proof of a log');
  if (lines[0]?.startsWith('extra ')) lines.shift();
  const [, indexText] = /^index (.+)$/.exec(lines.shift() ?? '') ?? [];
  const index = toSize(indexText);
  const path = lines.map(fromBase64);
  if (index === undefined || path.length > 63 || path.some((hash) => hash?.length !== 32))
    throw new FormatError('a proof with a line that is none');
  return { index, path: path as Uint8Array[], checkpoint: text.slice(end + 2) };
}

/** Whether a proof shows the leaf under a checkpoint that the log has signed. Throws FormatError where it does not. */
export function openProof(
  text: string,
  leafHash: Uint8Array,
  key: VerifierKey,
  tools: NoteTools,
): Checkpoint & { index: number } {
  const { index, path, checkpoint } = parseProof(text);
  const opened = openCheckpoint(checkpoint, key, tools);
  const { size, root } = opened;
  if (!verifyInclusion({ leafHash, index, size, path, root }, tools.hash))
    throw new FormatError('the path does not lead from the entry to the root');
  return { ...opened, index };
}
