import { compareText } from '../base/bytes.ts';
import { DrawError, type DrawErrorCode } from '../base/errors.ts';

/** Returns when the value is as it should be, else throws a DrawError whose path starts at the value. */
export type Check = (value: unknown) => void;

/** A wrong value: names it by a pointer into the value at hand. */
export function fail(code: DrawErrorCode, path = ''): never {
  throw new DrawError(code, path);
}

/** Runs a check on a part of a value; an error names the part. */
export function within(step: string, check: Check, value: unknown): void {
  try {
    check(value);
  } catch (error) {
    if (!(error instanceof DrawError)) throw error;
    throw new DrawError(error.code, `/${escapedStep(step)}${error.path}`, error.difference);
  }
}

/** A name as a step of a JSON pointer. */
export const escapedStep = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');

/** A non-empty name without control characters: the separators of the hashed messages are such. */
export const id: Check = (value) => {
  if (typeof value !== 'string' || !/^[^\p{Cc}\p{Cs}]+$/u.test(value)) fail('bad-shape');
};

/** Any text that has a UTF-8 form. */
export const text: Check = (value) => {
  if (typeof value !== 'string' || /[\ud800-\udfff]/u.test(value)) fail('bad-shape');
};

/** Lower-case hex of so many bytes. */
export function hex(bytes: number): Check {
  const pattern = new RegExp(`^[0-9a-f]{${2 * bytes}}$`);
  return (value) => {
    if (typeof value !== 'string' || !pattern.test(value)) fail('bad-shape');
  };
}

/** A hash, and a row's salt. */
export const hash = hex(32);
export const salt = hex(16);

/** By id, as lists are sorted. */
export const byId = (left: { readonly id: string }, right: { readonly id: string }) =>
  compareText(left.id, right.id);

/** An exact integer from `least` to `most`. */
export function integer(least: number, most = Number.MAX_SAFE_INTEGER): Check {
  return (value) => {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) fail('bad-shape');
    if ((value as number) < least || (value as number) > most) fail('bad-shape');
  };
}

/** One of these texts. */
export function oneOf(...allowed: readonly string[]): Check {
  return (value) => {
    if (typeof value !== 'string' || !allowed.includes(value)) fail('bad-shape');
  };
}

/**
 * A list of such values. With `compare`, each must come after the one before it: else `unsorted`, or `duplicate`
 * where the two are equal.
 */
export function list<T>(each: Check, compare?: (left: T, right: T) => number): Check {
  return (value) => {
    if (!Array.isArray(value)) fail('bad-shape');
    for (let i = 0; i < value.length; i++) {
      within(String(i), each, value[i]);
      if (!compare || i === 0) continue;
      const order = compare(value[i - 1] as T, value[i] as T);
      if (order >= 0) fail(order === 0 ? 'duplicate' : 'unsorted', `/${i}`);
    }
  };
}

/** A list with so many entries or more. */
export function atLeast(least: number, all: Check): Check {
  return (value) => {
    all(value);
    if ((value as unknown[]).length < least) fail('bad-shape');
  };
}

/** A list of such values of which no two have the same key. */
export function distinct<T>(each: Check, key: (value: T) => string): Check {
  const all = list(each);
  return (value) => {
    all(value);
    const seen = new Set<string>();
    for (const [i, entry] of (value as T[]).entries()) {
      if (seen.has(key(entry))) fail('duplicate', `/${i}`);
      seen.add(key(entry));
    }
  };
}

/** A plain object with these fields, those of `optional` if it likes, and no others. */
export function record(fields: Readonly<Record<string, Check>>, optional: typeof fields = {}): Check {
  const required = Object.entries(fields);
  const possible = Object.entries(optional);
  return (value) => {
    const own = plain(value);
    let known = required.length;
    for (const [name, check] of required) within(name, check, own[name]);
    for (const [name, check] of possible) {
      if (own[name] === undefined) continue;
      known++;
      within(name, check, own[name]);
    }
    const names = Object.keys(own);
    if (names.length === known) return;
    const unknown = names.find((name) => !Object.hasOwn(fields, name) && !Object.hasOwn(optional, name));
    if (unknown !== undefined) fail('unknown-field', `/${escapedStep(unknown)}`);
    fail('bad-shape');
  };
}

/** A list's count and root. */
export const listRoot = record({ count: integer(0), root: hash });

/** A plain object from ids to such values. */
export function table(each: Check, key: Check = id): Check {
  return (value) => {
    for (const [name, entry] of Object.entries(plain(value))) {
      within(name, key, name);
      within(name, each, entry);
    }
  };
}

/** Several checks, one after the other. */
export const all =
  (...checks: readonly Check[]): Check =>
  (value) => {
    for (const check of checks) check(value);
  };

/** The value as an object with fields; throws for anything else. */
export function plain(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail('bad-shape');
  return value as Record<string, unknown>;
}
