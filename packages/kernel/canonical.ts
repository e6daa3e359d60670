/** Nesting beyond this is refused, and with it every cycle. No list or plan comes near it. */
const MAX_DEPTH = 128;

/** With the u flag this matches only surrogates that have no partner. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** What `canonicalJson` throws. `path` is the JSON pointer of the value that has no canonical form. */
export class CanonicalJsonError extends TypeError {
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`no canonical JSON at "${path}": ${reason}`);
    this.name = 'CanonicalJsonError';
    this.path = path;
  }
}

/**
 * The canonical JSON text of a value (RFC 8785): keys sorted by UTF-16 code units, no white space, numbers and
 * strings as ECMAScript writes them.
 *
 * Takes what JSON can say: null, booleans, finite numbers, well-formed strings, arrays and plain objects.
 * Throws `CanonicalJsonError` for anything else (undefined, NaN, bigint, lone surrogates, holes, class
 * instances) and for values nested deeper than 128, cycles among them.
 */
export const canonicalJson = (value: unknown): string => write(value, []);

/** Whether two values say the same; what is missing is the same as what is missing only. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));

/** The keys and indexes that lead to a value: to make a path of each would cost more than all else. */
type Place = (string | number)[];

function refuse(place: Place, reason: string): never {
  const parts = place.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  throw new CanonicalJsonError(parts.join(''), reason);
}

function write(value: unknown, place: Place): string {
  switch (typeof value) {
    case 'string':
      return text(value, place);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : refuse(place, 'the number is not finite');
    case 'object':
      if (value === null) return 'null';
      if (place.length >= MAX_DEPTH) return refuse(place, 'nested too deeply, or in a cycle');
      return Array.isArray(value) ? list(value, place) : object(value, place);
    default:
      return refuse(place, `JSON has no ${typeof value}`);
  }
}

function text(value: string, place: Place): string {
  const json = JSON.stringify(value);
  // A surrogate that stands alone is escaped by JSON, and nothing else is so.
  return json.includes('\\ud') && LONE_SURROGATE.test(value)
    ? refuse(place, 'a surrogate stands alone')
    : json;
}

function list(value: readonly unknown[], place: Place): string {
  let out = '';
  for (let i = 0; i < value.length; i++) {
    place.push(i);
    out += i > 0 ? `,${write(value[i], place)}` : write(value[i], place);
    place.pop();
  }
  return `[${out}]`;
}

function object(value: object, place: Place): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return refuse(place, 'only plain objects have a JSON form');
  let out = '';
  for (const key of Object.keys(value).sort()) {
    place.push(key);
    out += `${out === '' ? '' : ','}${text(key, place)}:${write((value as Record<string, unknown>)[key], place)}`;
    place.pop();
  }
  return `{${out}}`;
}
