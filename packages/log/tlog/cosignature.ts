import { concat, utf8 } from './bytes.ts';
import { type Note, type NoteSignature, signatureLine, signaturesOf, type VerifierKey } from './note.ts';
import type { NoteTools, Sign } from './tools.ts';

const timeBytes = 8;
const signatureBytes = 64;

const messageOf = (text: string, time: number): Uint8Array => utf8(`cosignature/v1\ntime ${time}\n${text}`);

/**
 * A cosigner's line under a checkpoint (C2SP tlog-cosignature, cosignature/v1), without newline. `time` in seconds since
 * 1970. Who signs has seen before that the tree goes on from the last one signed.
 */
export async function cosign(
  checkpoint: string,
  { key, time, sign }: { key: VerifierKey; time: number; sign: Sign },
): Promise<string> {
  const stamp = new Uint8Array(timeBytes);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time));
  return signatureLine(key, concat(stamp, await sign(messageOf(checkpoint, time))));
}

/** When a cosigner signed a checkpoint's text, in seconds since 1970; undefined where its signature is not good. */
export function cosignedAt(
  text: string,
  { bytes }: Pick<NoteSignature, 'bytes'>,
  key: VerifierKey,
  { verify }: Pick<NoteTools, 'verify'>,
): number | undefined {
  if (key.type !== 'cosignature' || bytes.length !== timeBytes + signatureBytes) return undefined;
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(time)) return undefined;
  return verify(key.key, messageOf(text, time), bytes.subarray(timeBytes)) ? time : undefined;
}

/** The earliest time at which a cosigner signed the note; undefined where it did not, or where a line of it is wrong. */
export function cosignedNoteAt(
  note: Note,
  key: VerifierKey,
  tools: Pick<NoteTools, 'verify'>,
): number | undefined {
  const times = signaturesOf(note, key).map((signature) => cosignedAt(note.text, signature, key, tools));
  if (times.length === 0 || times.includes(undefined)) return undefined;
  return Math.min(...(times as number[]));
}
