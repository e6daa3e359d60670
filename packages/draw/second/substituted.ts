import { canonicalJson } from '@mingcha/kernel/canonical';
import type { Hash } from '@mingcha/kernel/merkle';
import { within } from '../first/check.ts';
import { type Drawn, Replay } from '../first/substitute.ts';
import { same } from '../first/verdict.ts';
import type { Substituted } from './types.ts';

/**
 * Does all replacements again, each after those before it, and says in words how many there are. Throws a DrawError at the first
 * that is not the next by the rule, or that concerns what is not, or no longer, in the draw.
 */
export function checkSubstitutions(drawn: Drawn, list: readonly Substituted[], hash: Hash): string {
  const replay = new Replay(drawn, hash);
  const check = (one: Substituted) => {
    if ('reserve' in one) {
      const own = replay.object(one.object);
      same('substitution-differs', '/reserve', canonicalJson(own), canonicalJson(one.reserve));
    } else {
      same('substitution-differs', '/by', replay.inspector(one), one.by);
    }
  };
  for (const [i, one] of list.entries())
    within('substitutions', () => within(String(i), () => check(one), one), list);
  const objects = list.filter((one) => 'reserve' in one).length;
  return `递补 ${objects} 户、更换人员 ${list.length - objects} 次，都按规则`;
}
