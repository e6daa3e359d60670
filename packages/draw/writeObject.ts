import { utf8 } from './bytes.ts';
import type { ObjectRow } from './types.ts';

const ID = utf8('{"id":"');
const REGION = utf8('","region":"');
const SALT = utf8('","salt":"');
const SKILLS = utf8('","skills":[');
const STRATUM = utf8('],"stratum":"');
const WEIGHT = utf8('","weight":');
const END = utf8('"}');
const QUOTE = 0x22;

/** Characters that JSON shows as themselves and UTF-8 as one byte. */
const PLAIN = Uint8Array.from({ length: 65_536 }, (_, unit) =>
  unit >= 0x20 && unit < 0x7f && unit !== QUOTE && unit !== 0x5c ? 1 : 0,
);

/**
 * Writes the canonical JSON of an object row from `at` on, several times faster than `canonicalJson`, and returns
 * where it ends; −1 for a row with a character that needs more than itself. An end beyond the bytes tells that the
 * row was cut off.
 */
export function writeObject(row: ObjectRow, bytes: Uint8Array, at: number): number {
  let end = plain(row.id, bytes, literal(ID, bytes, at));
  if (end < 0) return -1;
  end = plain(row.region, bytes, literal(REGION, bytes, end));
  if (end < 0) return -1;
  end = plain(row.salt, bytes, literal(SALT, bytes, end));
  if (end < 0) return -1;
  end = literal(SKILLS, bytes, end);
  for (let i = 0; i < row.skills.length; i++) {
    if (i > 0) bytes[end++] = 0x2c;
    bytes[end++] = QUOTE;
    end = plain(row.skills[i]!, bytes, end);
    if (end < 0) return -1;
    bytes[end++] = QUOTE;
  }
  end = plain(row.stratum, bytes, literal(STRATUM, bytes, end));
  if (end < 0) return -1;
  if (row.weight === undefined) return literal(END, bytes, end);
  end = plain(String(row.weight), bytes, literal(WEIGHT, bytes, end));
  bytes[end++] = 0x7d;
  return end;
}

/** Writes a text of plain characters and returns its end; −1 if there is another. */
export function plain(text: string, bytes: Uint8Array, at: number): number {
  const length = text.length;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (PLAIN[unit] === 0) return -1;
    bytes[at + i] = unit;
  }
  return at + length;
}

function literal(text: Uint8Array, bytes: Uint8Array, at: number): number {
  const length = text.length;
  for (let i = 0; i < length; i++) bytes[at + i] = text[i]!;
  return at + length;
}
