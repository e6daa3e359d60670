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
export function canonicalJson(value: unknown): string {
  const text = quickly(value, 0);
  // What has no canonical form is looked at again, for where and why.
  return text ?? write(value, '', 0);
}

/** The text, without saying what is wrong where there is none: paths cost more than all else. */
function quickly(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : undefined;
  if (value === null) return 'null';
  if (typeof value !== 'object' || depth >= MAX_DEPTH) return undefined;
  let out = '';
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const inner = quickly(value[i], depth + 1);
      if (inner === undefined) return undefined;
      out += i > 0 ? `,${inner}` : inner;
    }
    return `[${out}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  for (const key of Object.keys(value).sort()) {
    const [name, inner] = [wellFormed(key), quickly((value as Record<string, unknown>)[key], depth + 1)];
    if (name === undefined || inner === undefined) return undefined;
    out += out === '' ? `${name}:${inner}` : `,${name}:${inner}`;
  }
  return `{${out}}`;
}

/** A surrogate that stands alone is escaped by JSON, and nothing else is so. */
function wellFormed(text: string): string | undefined {
  const json = JSON.stringify(text);
  return json.includes('\\ud') && LONE_SURROGATE.test(text) ? undefined : json;
}

/** Whether two values say the same; what is missing is the same as what is missing only. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));

function write(value: unknown, path: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return text(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new CanonicalJsonError(path, 'the number is not finite');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (depth >= MAX_DEPTH) throw new CanonicalJsonError(path, 'nested too deeply, or in a cycle');
      return Array.isArray(value) ? list(value, path, depth) : object(value, path, depth);
    default:
      throw new CanonicalJsonError(path, `JSON has no ${typeof value}`);
  }
}

function text(value: string, path: string): string {
  if (LONE_SURROGATE.test(value)) throw new CanonicalJsonError(path, 'a surrogate stands alone');
  return JSON.stringify(value);
}

function list(value: readonly unknown[], path: string, depth: number): string {
  let out = '[';
  for (let i = 0; i < value.length; i++) {
    if (i > 0) out += ',';
    out += write(value[i], `${path}/${i}`, depth + 1);
  }
  return `${out}]`;
}

function object(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new CanonicalJsonError(path, 'only plain objects have a JSON form');
  }
  let out = '';
  for (const key of Object.keys(value).sort()) {
    const at = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    out += `${out === '' ? '' : ','}${text(key, at)}:${write((value as Record<string, unknown>)[key], at, depth + 1)}`;
  }
  return `{${out}}`;
}
