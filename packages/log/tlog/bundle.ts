import { FormatError } from './formatError.ts';

/** Bytes of an entry that a bundle can say. */
const mostBytes = 65_535;

/** Entries, each after its length in two bytes, big-endian. Throws RangeError for one that is too long. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > mostBytes) throw new RangeError(`an entry of ${entry.length} bytes`);
    out[at] = entry.length >>> 8;
    out[at + 1] = entry.length & 255;
    out.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return out;
}

/** Inverse of `encodeBundle`. Throws FormatError where the bytes end within an entry, or hold another number than wanted. */
export function decodeBundle(bytes: Uint8Array, count: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) throw new FormatError('the bundle ends within a length');
    const end = at + 2 + (bytes[at]! << 8) + bytes[at + 1]!;
    if (end > bytes.length) throw new FormatError('the bundle ends within an entry');
    entries.push(bytes.slice(at + 2, end));
    at = end;
  }
  if (entries.length !== count)
    throw new FormatError(`the bundle holds ${entries.length} entries, not ${count}`);
  return entries;
}
