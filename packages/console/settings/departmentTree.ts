import type { Department } from '../api/types.ts';

export type Placed = Department & { level: number };

/** Departments with each one's subordinates after it; those whose parent is not there stand at the top. */
export function inTreeOrder(all: readonly Department[]): Placed[] {
  const known = new Set(all.map(({ id }) => id));
  const below = (parent: string | undefined, level: number): Placed[] =>
    all
      .filter(
        (one) => (one.parent !== undefined && known.has(one.parent) ? one.parent : undefined) === parent,
      )
      .flatMap((one) => [{ ...one, level }, ...below(one.id, level + 1)]);
  return below(undefined, 0);
}
