/** What an item says, as the table keeps it: a text of JSON, and beside it the bytes of its fields, which JSON has not. */
export type Packed = {
  d: string;
  b?: Record<string, Uint8Array>;
};

/** Throws a `TypeError` for what JSON would lose or change without a word. */
function requireJson(value: unknown): void {
  if (typeof value === 'function' || (typeof value === 'number' && !Number.isFinite(value)))
    throw new TypeError(`${value} cannot be stored`);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (value.includes(undefined)) throw new TypeError('a list with nothing at a place cannot be stored');
  } else {
    const kind = Object.getPrototypeOf(value);
    if (kind !== Object.prototype && kind !== null)
      throw new TypeError(`a ${kind.constructor.name} cannot be stored`);
  }
  for (const one of Object.values(value)) requireJson(one);
}

/** The content of an item; its fields may be bytes. What is undefined is left out. Throws a `TypeError` for what cannot be read again. */
export function pack(item: object): Packed {
  const isBytes = ([, value]: [string, unknown]) => value instanceof Uint8Array;
  const fields = Object.entries(item);
  const bytes = fields.filter(isBytes);
  const said = bytes.length === 0 ? item : Object.fromEntries(fields.filter((field) => !isBytes(field)));
  requireJson(said);
  return { d: JSON.stringify(said), ...(bytes.length > 0 && { b: Object.fromEntries(bytes) }) };
}

/** What was packed; not to be changed. Items of earlier versions have it as a map of the table's own. */
export function unpack<T extends object>({ d, b }: { d: string | object; b?: object | undefined }): T {
  const said = typeof d === 'string' ? JSON.parse(d) : d;
  return b ? { ...said, ...b } : said;
}
