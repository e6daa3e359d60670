import { sameJson } from '../../drafts/sameJson.ts';

type Json = Record<string, unknown>;
type Listed = { id: string };

/**
 * What somebody else has saved meanwhile, with my changes since `before` laid over it, field by field, and in lists of things
 * with an `id` thing by thing. Where both changed the same, mine is kept.
 */
export function rebaseValue<T>(before: T, mine: T, theirs: T): T {
  if (sameJson(before, mine)) return theirs;
  if (sameJson(before, theirs)) return mine;
  if ([before, mine, theirs].every(isListed)) {
    const merged = rebaseValue<Json>(
      byId(before as Listed[]),
      byId(mine as Listed[]),
      byId(theirs as Listed[]),
    );
    return Object.values(merged) as T;
  }
  if (![before, mine, theirs].every(isObject)) return mine;
  const [was, own, other] = [before, mine, theirs] as Json[];
  const merged: Json = {};
  for (const key of Object.keys({ ...other, ...own })) {
    const value = rebaseValue(was![key], own![key], other![key]);
    if (value !== undefined) merged[key] = value;
  }
  return merged as T;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListed = (value: unknown): value is Listed[] =>
  Array.isArray(value) && value.every((each) => isObject(each) && typeof each.id === 'string');

const byId = (list: Listed[]): Json => Object.fromEntries(list.map((each) => [each.id, each]));
