import type { Hash } from '@mingcha/kernel/merkle';
import { DrawError } from '../base/errors.ts';
import type { StratumTake } from '../first/types.ts';
import { hashOf } from './batch.ts';
import type { Plan2, StrataOpening } from './types.ts';

/**
 * The strata that a plan goes by: its own, or those that open its hash. Throws a DrawError `strata-differ` where the
 * opening has another hash or other totals than the plan.
 */
export function strataOf(
  { strata }: Pick<Plan2, 'strata'>,
  opening: StrataOpening | undefined,
  hash: Hash,
): readonly StratumTake[] {
  if (!('hash' in strata)) return strata;
  const differ = (part: keyof typeof strata, found: string | number | undefined): never => {
    const difference = { expected: String(strata[part]), found: found === undefined ? found : String(found) };
    throw new DrawError('strata-differ', '/strata', difference);
  };
  if (!opening) return differ('hash', undefined);
  const found = hashOf(opening, hash);
  if (found !== strata.hash) differ('hash', found);
  for (const part of ['take', 'reserve'] as const) {
    const total = opening.strata.reduce((sum, row) => sum + row[part], 0);
    if (total !== strata[part]) differ(part, total);
  }
  return opening.strata;
}
