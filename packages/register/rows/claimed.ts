import { sameValue } from '@mingcha/kernel';
import type { RegisterKind } from '../kind.ts';
import type { HeadsItem } from '../pages/entities.ts';
import type { Row } from '../types.ts';
import type { Refusal } from './ownership.ts';

type Claims = HeadsItem['claims'];
type Values = Readonly<Record<string, unknown>>;

const valuesOf = (row: Row | undefined) => (row ?? {}) as unknown as Values;

export const claimedFields = (claims: Claims): readonly string[] => Object.keys(claims ?? {});

/** Lets nobody change what a part of the system has claimed. Undefined where nothing is claimed. */
export function claimOf<R extends Row>(
  { claimable = {} }: Pick<RegisterKind<R>, 'claimable'>,
  claims: Claims,
): Refusal<R> | undefined {
  const fields = claimedFields(claims);
  if (fields.length === 0) return undefined;
  return (before, after) => {
    if (!after) return undefined;
    const [was, is] = [valuesOf(before), valuesOf(after)];
    const field = fields.find((one) => !sameValue(was[one], is[one]));
    if (field === undefined) return undefined;
    const message = claimable[field] ?? '由系统写入，不能自行修改。';
    return {
      at: 'after',
      finding: { field, severity: 'error', code: 'claimed', message },
      value: is[field],
    };
  };
}

/** A row that is given, with what is claimed of the stored one where it does not name it. */
export function keepClaimed(fields: readonly string[], given: Values, stored: Row | undefined): Values {
  const kept = fields.filter(
    (field) => !Object.hasOwn(given, field) && valuesOf(stored)[field] !== undefined,
  );
  if (kept.length === 0) return given;
  return { ...given, ...Object.fromEntries(kept.map((field) => [field, valuesOf(stored)[field]])) };
}

/** A row that goes back to how it was, with what is claimed as it is now; the same one where that is no other. */
export function backWithClaimed<R extends Row>(
  fields: readonly string[],
  now: R | undefined,
  then: R | undefined,
): R | undefined {
  if (!then) return then;
  const [is, was] = [valuesOf(now), valuesOf(then)];
  const moved = fields.filter((field) => !sameValue(is[field], was[field]));
  if (moved.length === 0) return then;
  const others = Object.entries(was).filter(([field]) => !moved.includes(field));
  const kept = moved.flatMap((field) => (is[field] === undefined ? [] : [[field, is[field]] as const]));
  return Object.fromEntries([...others, ...kept]) as unknown as R;
}
