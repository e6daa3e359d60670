import type { CaseType } from '@mingcha/cases';
import { sameValue } from '@mingcha/kernel';
import { definitionPlace } from '@mingcha/kernel/labels';

/** A place at which two definitions differ, by JSON pointer; what is on one side only has no value on the other. */
export type Difference = {
  pointer: string;
  /** The place in words. */
  where: string;
  before?: unknown;
  after?: unknown;
};

/** A difference between two versions of the base, beside what the tenant has there. */
export type Upgrade = Difference & { own?: unknown; conflict: boolean };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where two definitions differ, leaf by leaf; lists are one value. In the order of the first, then of the second. */
export function differencesOf(before: CaseType, after: CaseType): Difference[] {
  const found: Difference[] = [];
  const look = (old: unknown, now: unknown, path: readonly string[]): void => {
    if (isObject(old) && isObject(now)) {
      for (const key of new Set([...Object.keys(old), ...Object.keys(now)]))
        look(old[key], now[key], [...path, key]);
      return;
    }
    if (sameValue(old, now)) return;
    found.push({
      pointer: path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      where: definitionPlace(path, after, before),
      ...(old !== undefined && { before: old }),
      ...(now !== undefined && { after: now }),
    });
  };
  look(before, after, []);
  return found;
}

/** Whether one place is in another, or is it. */
const isIn = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);

/**
 * What a new version of the base changes, what a tenant has there, and where it has changed the same place. What the
 * tenant has already taken over is left out.
 */
export function upgradeOf(base: CaseType, own: CaseType, next: CaseType): Upgrade[] {
  const ours = differencesOf(base, own);
  const left = new Set(differencesOf(own, next).map(({ pointer }) => pointer));
  const isLeft = (pointer: string) => [...left].some((one) => isIn(one, pointer) || isIn(pointer, one));
  return differencesOf(base, next)
    .filter(({ pointer }) => isLeft(pointer))
    .map((theirs) => {
      const now = valueAt(own, theirs.pointer);
      return {
        ...theirs,
        ...(now !== undefined && { own: now }),
        conflict: ours.some(({ pointer }) => isIn(pointer, theirs.pointer) || isIn(theirs.pointer, pointer)),
      };
    });
}

/** What stands at a place of a definition; undefined where nothing does. */
const valueAt = (type: CaseType, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, part) => (isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined), type);
