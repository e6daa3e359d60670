import { canonicalJson } from '@mingcha/kernel/canonical';
import { DrawError } from '../errors.ts';
import type { Proof2 } from './types.ts';

/**
 * Checks what verified proofs of one batch must have in common: tenant, seed, batch, disclosure and reveal; each object one
 * salt in all their frames, which no excluded row has. Paths begin with the place of the proof in the list. Throws a
 * DrawError: `siblings-differ`, `sibling-salt-differs`, or `duplicate` for the same draw twice.
 */
export function checkSiblings(proofs: readonly Proof2[]): void {
  const [first] = proofs;
  if (!first) return;
  const draws = new Set<string>();
  for (const [i, { plan, reveal }] of proofs.entries()) {
    if (!plan.batch || draws.has(plan.draw)) {
      throw new DrawError(plan.batch ? 'duplicate' : 'siblings-differ', `/${i}/plan/draw`, {
        found: plan.draw,
      });
    }
    draws.add(plan.draw);
    for (const field of ['tenant', 'seed', 'batch', 'disclosure'] as const) {
      if (canonicalJson(plan[field]) === canonicalJson(first.plan[field])) continue;
      throw new DrawError('siblings-differ', `/${i}/plan/${field}`);
    }
    if (canonicalJson(reveal) !== canonicalJson(first.reveal)) {
      throw new DrawError('siblings-differ', `/${i}/reveal`);
    }
  }
  checkSalts(proofs);
}

function checkSalts(proofs: readonly Proof2[]): void {
  const [byObject, used] = [new Map<string, string>(), new Set<string>()];
  for (const [i, { objects }] of proofs.entries()) {
    for (const [j, { id, salt }] of objects.entries()) {
      const known = byObject.get(id);
      if (known === undefined ? used.has(salt) : known !== salt) {
        throw new DrawError('sibling-salt-differs', `/${i}/objects/${j}/salt`, {
          expected: known,
          found: salt,
        });
      }
      byObject.set(id, salt);
      used.add(salt);
    }
  }
  for (const [i, { excluded = [] }] of proofs.entries()) {
    const j = excluded.findIndex(({ salt }) => used.has(salt));
    if (j >= 0) throw new DrawError('sibling-salt-differs', `/${i}/excluded/${j}/salt`);
  }
}
