/** What an item says, as the table keeps it: a text of JSON, and beside it the bytes of its fields, which JSON has not. */
export type Packed = {
  d: string;
  b?: Record<string, Uint8Array>;
};

/** Throws a `TypeError` for what JSON would lose or change without a word. */
function requireJson(value: unknown): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} cannot be stored`);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) {
      if (one === undefined) throw new TypeError('a list with nothing at a place cannot be stored');
      requireJson(one);
    }
    return;
  }
  const kind = Object.getPrototypeOf(value);
  if (kind !== Object.prototype && kind !== null)
    throw new TypeError(`a ${kind.constructor.name} cannot be stored`);
  for (const one of Object.values(value)) requireJson(one);
}

/** The content of an item; its fields may be bytes. What is undefined is left out. Throws a `TypeError` for what cannot be read again. */
export function pack(item: object): Packed {
  const said: [string, unknown][] = [];
  const bytes: [string, Uint8Array][] = [];
  for (const [name, value] of Object.entries(item)) {
    if (value instanceof Uint8Array) bytes.push([name, value]);
    else {
      requireJson(value);
      said.push([name, value]);
    }
  }
  if (bytes.length === 0) return { d: JSON.stringify(item) };
  return { d: JSON.stringify(Object.fromEntries(said)), b: Object.fromEntries(bytes) };
}

/** What was packed; not to be changed. Items of earlier versions have it as a map of the table's own. */
export function unpack<T extends object>({ d, b }: { d: string | object; b?: object | undefined }): T {
  const said = typeof d === 'string' ? JSON.parse(d) : d;
  return b ? { ...said, ...b } : said;
}
