import { type Hash, hashMany } from '@mingcha/kernel/merkle';

type Begin = NonNullable<Hash['ahead']>;

/** Rows below which a second thread costs more than it brings. */
const MANY = 2 ** 15;
/** Batches that are begun before the first of them is ended. */
const DEPTH = 6;

/**
 * How batches of a list are hashed: `begin` as `Hash.ahead`, and how many to begin before the first is ended. Those of a
 * short list, or by a hash without `ahead`, are hashed at once.
 */
export function batchesOf(hash: Hash, rows: number): { readonly begin: Begin; readonly depth: number } {
  const ahead = rows < MANY ? undefined : hash.ahead;
  if (ahead) return { begin: ahead, depth: DEPTH };
  return {
    depth: 0,
    begin: (...messages) => {
      hashMany(hash, ...messages);
      return () => {};
    },
  };
}
