import { concat, fromBase64, sameBytes, textOf, toBase64, toHex, utf8 } from './bytes.ts';
import { FormatError } from './formatError.ts';
import type { NoteTools } from './tools.ts';

/** A text and the signatures under it (C2SP signed-note). `text` ends with a newline. */
export type Note = { text: string; signatures: NoteSignature[] };

/** `id` is the key's in hex, `bytes` what follows it. `line` is the whole line without its newline. */
export type NoteSignature = { name: string; id: string; bytes: Uint8Array; line: string };

/** 0x01 signs the text, 0x04 is a cosigner's, with its time. */
export const signatureTypes = { note: 1, cosignature: 4 } as const;
export type SignatureType = keyof typeof signatureTypes;

/** A key under which signatures are verified. `key` are the 32 bytes of Ed25519. */
export type VerifierKey = { name: string; id: string; type: SignatureType; key: Uint8Array };

const keyIdBytes = 4;
const mostSignatures = 100;
/** Unicode's spaces, and the plus. */
const badName = /[\s\u0085+]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids them.
const control = /[\u0000-\u0009\u000b-\u001f]/;

export const isKeyName = (name: string): boolean => name !== '' && !badName.test(name) && !control.test(name);

/** The first four bytes of SHA-256(name, newline, type, key) in hex. */
export const keyId = (
  name: string,
  type: SignatureType,
  key: Uint8Array,
  { hash }: Pick<NoteTools, 'hash'>,
) => toHex(hash(concat(utf8(`${name}\n`), Uint8Array.of(signatureTypes[type]), key)).subarray(0, keyIdBytes));

/** A key as it is handed on: `name+id+base64`. Throws FormatError for a name that no note can have. */
export function formatVerifierKey(
  { name, type, key }: Omit<VerifierKey, 'id'>,
  tools: Pick<NoteTools, 'hash'>,
): string {
  if (!isKeyName(name)) throw new FormatError(`“${name}” cannot name a key`);
  const material = concat(Uint8Array.of(signatureTypes[type]), key);
  return `${name}+${keyId(name, type, key, tools)}+${toBase64(material)}`;
}

/** Inverse of `formatVerifierKey`. Throws FormatError for anything else, also for an id that is not the key's. */
export function parseVerifierKey(text: string, tools: Pick<NoteTools, 'hash'>): VerifierKey {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
  const material = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || id === undefined || !material || !isKeyName(name))
    throw new FormatError('not a verifier key');
  const type = (Object.keys(signatureTypes) as SignatureType[]).find(
    (known) => signatureTypes[known] === material[0],
  );
  const key = material.slice(1);
  if (!type || key.length !== 32) throw new FormatError('a kind of key that is not known');
  if (keyId(name, type, key, tools) !== id) throw new FormatError('the id is not that of the key');
  return { name, id, type, key };
}

/** A signature's line, without newline. */
export const signatureLine = (
  { name, id }: Pick<VerifierKey, 'name' | 'id'>,
  signature: Uint8Array,
): string => `— ${name} ${toBase64(concat(idBytes(id), signature))}`;

const idBytes = (id: string) =>
  Uint8Array.from({ length: keyIdBytes }, (_, i) => Number.parseInt(id.slice(2 * i, 2 * i + 2), 16));

/** Reads one line; undefined where it is no signature. */
export function parseSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || !isKeyName(name) || !bytes || bytes.length <= keyIdBytes) return undefined;
  return { name, id: toHex(bytes.subarray(0, keyIdBytes)), bytes: bytes.slice(keyIdBytes), line };
}

/** A note as it is served. `text` ends with a newline. */
export const formatNote = (text: string, lines: readonly string[]): string =>
  `${text}\n${lines.map((line) => `${line}\n`).join('')}`;

/** Reads a note; verifies nothing. Throws FormatError. */
export function parseNote(served: string | Uint8Array): Note {
  let whole: string;
  try {
    whole = typeof served === 'string' ? served : textOf(served);
  } catch {
    throw new FormatError('the note is not UTF-8');
  }
  if (control.test(whole)) throw new FormatError('the note has control characters');
  const end = whole.lastIndexOf('\n\n');
  if (end < 0 || !whole.endsWith('\n')) throw new FormatError('the note has no signatures');
  const lines = whole.slice(end + 2, -1).split('\n');
  if (lines.length > mostSignatures) throw new FormatError('the note has too many signatures');
  const signatures = lines.map((line) => {
    const read = parseSignature(line);
    if (!read) throw new FormatError('a line below the note is no signature');
    return read;
  });
  return { text: whole.slice(0, end + 1), signatures };
}

/** The signatures of a note that are of this key, by its name and id. */
export const signaturesOf = ({ signatures }: Note, key: VerifierKey): NoteSignature[] =>
  signatures.filter(({ name, id }) => name === key.name && id === key.id);

/** Whether a note is signed under a key of type `note`: one signature of it is there, and none of it is wrong. */
export function isSigned(note: Note, key: VerifierKey, { verify }: Pick<NoteTools, 'verify'>): boolean {
  const own = signaturesOf(note, key);
  return (
    key.type === 'note' && own.length > 0 && own.every(({ bytes }) => verify(key.key, utf8(note.text), bytes))
  );
}

export const sameKey = (one: VerifierKey, other: VerifierKey): boolean =>
  one.name === other.name && one.type === other.type && sameBytes(one.key, other.key);
