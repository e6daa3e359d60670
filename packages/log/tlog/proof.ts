import { verifyInclusion } from '@mingcha/kernel/merkle';
import { fromBase64, toBase64, toSize } from './bytes.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { FormatError } from './formatError.ts';
import type { VerifierKey } from './note.ts';
import type { NoteTools } from './tools.ts';

/**
 * That an entry stands in a log, to be checked without the log (C2SP tlog-proof). `checkpoint` is the signed note. `extra` is
 * vouched for by nobody: this log puts the entry's bytes there, and only their hash under the head shows that they are it.
 */
export type LogProof = {
  index: number;
  path: readonly Uint8Array[];
  checkpoint: string;
  extra?: Uint8Array | undefined;
};

const header = 'c2sp.org/tlog-proof@v1';

export function formatProof({ index, path, checkpoint, extra }: LogProof): string {
  const lines = [header, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`];
  return `${[...lines, ...path.map(toBase64)].join('\n')}\n\n${checkpoint}`;
}

/** Inverse of `formatProof`. Throws FormatError. */
export function parseProof(text: string): LogProof {
  const end = text.indexOf('\n\n');
  const [first, ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  if (first !== header) throw new FormatError('not a proof of a log');
  const given = lines[0]?.startsWith('extra ') ? lines.shift()!.slice('extra '.length) : undefined;
  const extra = given === undefined ? undefined : fromBase64(given);
  if (given !== undefined && !extra) throw new FormatError('extra data that is no base64');
  const [, indexText] = /^index (.+)$/.exec(lines.shift() ?? '') ?? [];
  const index = toSize(indexText);
  const path = lines.map(fromBase64);
  if (index === undefined || path.length > 63 || path.some((hash) => hash?.length !== 32))
    throw new FormatError('a proof with a line that is none');
  return { index, path: path as Uint8Array[], checkpoint: text.slice(end + 2), ...(extra && { extra }) };
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
