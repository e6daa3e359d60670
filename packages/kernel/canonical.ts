/** RFC 8785 canonical JSON: the one text of a value, so that its hash names it. */

const maxDepth = 512;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * The canonical JSON text of plain data. Members that are `undefined` are left out, as JSON.stringify does.
 * Throws a TypeError for what JSON cannot hold (non-finite numbers, bigint, functions, lone surrogates, class instances),
 * for cycles and for nesting deeper than 512.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > maxDepth) throw new TypeError('canonical JSON: nested too deep, or a cycle');
  switch (typeof value) {
    case 'string':
      if (loneSurrogate.test(value)) throw new TypeError('canonical JSON: a lone surrogate');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('canonical JSON: a number that is not finite');
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
    default:
      throw new TypeError(`canonical JSON: no text for a ${typeof value}`);
  }
}

const writeArray = (values: unknown[], depth: number) =>
  `[${values.map((v) => write(v, depth + 1)).join(',')}]`;

function writeObject(value: object, depth: number): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('canonical JSON: not a plain object');
  const entries = value as Record<string, unknown>;
  // Array.prototype.sort without a comparator orders by UTF-16 code units, which is what the RFC asks.
  const members = Object.keys(entries)
    .sort()
    .filter((key) => entries[key] !== undefined)
    .map((key) => `${write(key, depth)}:${write(entries[key], depth + 1)}`);
  return `{${members.join(',')}}`;
}
