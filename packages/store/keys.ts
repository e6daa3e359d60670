/** The one builder of keys: every partition key, the index's too, starts with the tenant. */

export type KeyPart = string | number;

/** Escapes the separator, so that no part can pretend to be two. */
const encode = (part: KeyPart): string =>
  typeof part === 'number'
    ? String(part).padStart(12, '0')
    : part.replaceAll('%', '%25').replaceAll('#', '%23');

export const joinKey = (parts: readonly KeyPart[]): string => parts.map(encode).join('#');

export const partitionKey = (tenant: string, parts: readonly KeyPart[]): string =>
  `T#${tenant}#${joinKey(parts)}`;
