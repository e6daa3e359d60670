/** The one builder of keys: every partition key, the index's too, starts with the tenant. */

export type KeyPart = string | number;

/** Digits of the largest safe integer: numbers of any size sort as text. */
const digits = 16;

/** Escapes the separator, so that no part can pretend to be two. */
function encode(part: KeyPart): string {
  if (typeof part === 'string') return part.replaceAll('%', '%25').replaceAll('#', '%23');
  if (!Number.isSafeInteger(part) || part < 0) throw new RangeError(`${part} cannot be a part of a key`);
  return String(part).padStart(digits, '0');
}

export const joinKey = (parts: readonly KeyPart[]): string => parts.map(encode).join('#');

export const partitionKey = (tenant: string, parts: readonly KeyPart[]): string =>
  `T#${tenant}#${joinKey(parts)}`;
