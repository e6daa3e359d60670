/** What an element says in each tenant, the reference first: a mark, or undefined where the tenant does not have the item. */
export type Marked = readonly (string | undefined)[];

/**
 * How to even out a differing element: `take` lets a tenant say what the reference says, by its place. Where all others that
 * have the item agree against the reference, `reconsider` says that the reference itself may be what has to change.
 */
export type Way = { take: number[]; reconsider: boolean };

/** The way to have an element the same everywhere, where not all say what the reference says; undefined where they do. */
export function wayOf([reference, ...others]: Marked): Way | undefined {
  if (reference === undefined) return undefined;
  const take = others.flatMap((mark, i) => (mark === undefined || mark === reference ? [] : [i + 1]));
  if (take.length === 0) return undefined;
  const there = others.filter((mark) => mark !== undefined);
  const reconsider = there.length > 1 && there.every((mark) => mark === there[0]);
  return { take, reconsider };
}
