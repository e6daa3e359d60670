import { fromBase64, toBase64, toSize, utf8 } from './bytes.ts';
import { FormatError } from './formatError.ts';
import { formatNote, isSigned, type Note, parseNote, signatureLine, type VerifierKey } from './note.ts';
import type { NoteTools, Sign } from './tools.ts';

/** The head of a tree: how many entries, and the root over them. */
export type TreeHead = { origin: string; size: number; root: Uint8Array };

/** What a log signs: origin, size and root on a line each (C2SP tlog-checkpoint). */
export const checkpointText = ({ origin, size, root }: TreeHead): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** Inverse of `checkpointText`; lines after the third are passed over. Throws FormatError. */
export function parseCheckpointText(text: string): TreeHead {
  const [origin, sizeText, rootText, ...more] = text.split('\n');
  const size = toSize(sizeText);
  const root = rootText === undefined ? undefined : fromBase64(rootText);
  if (!origin || size === undefined || root?.length !== 32 || more.at(-1) !== '')
    throw new FormatError('not a checkpoint');
  if (more.slice(0, -1).includes('')) throw new FormatError('a checkpoint with an empty line');
  return { origin, size, root };
}

/** The head with the log's signature under it. */
export async function signCheckpoint(head: TreeHead, key: VerifierKey, sign: Sign): Promise<string> {
  const text = checkpointText(head);
  return formatNote(text, [signatureLine(key, await sign(utf8(text)))]);
}

/** A checkpoint as it was served: verified where it says so. */
export type Checkpoint = TreeHead & { note: Note };

/** Reads a checkpoint and verifies the log's signature and its origin. Throws FormatError. */
export function openCheckpoint(
  served: string | Uint8Array,
  key: VerifierKey,
  tools: Pick<NoteTools, 'verify'>,
): Checkpoint {
  const note = parseNote(served);
  const head = parseCheckpointText(note.text);
  if (head.origin !== key.name) throw new FormatError(`a checkpoint of ${head.origin}, not of ${key.name}`);
  if (!isSigned(note, key, tools)) throw new FormatError('the log has not signed the checkpoint');
  return { ...head, note };
}
