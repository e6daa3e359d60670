import { canonicalJson } from '@mingcha/kernel/canonical';
import type { Batch, Plan2, Proof2, Reveal2 } from '../second/types.ts';
import { DrawError } from './errors.ts';

type Head = { readonly plan: Plan2; readonly reveal: Reveal2 };

/**
 * Checks what verified proofs of one batch, or their public parts, must have in common: tenant, seed, batch, disclosure and
 * reveal. Paths begin with the place of the proof in the list. Throws a DrawError: `siblings-differ`, or `duplicate` for the
 * same draw twice.
 */
export function checkHeads(heads: readonly Head[]): void {
  const [first] = heads;
  if (!first) return;
  const draws = new Set<string>();
  for (const [i, { plan, reveal }] of heads.entries()) {
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
}

/**
 * Takes the rows of verified proofs of one batch, proof by proof: each object has one salt in all their frames, which no
 * excluded row has. Throws a DrawError `sibling-salt-differs`, with the place of the row given as `path`.
 */
export class SiblingSalts {
  readonly #byObject = new Map<string, string>();
  readonly #used = new Set<string>();
  readonly #excluded = new Set<string>();

  object({ id, salt }: { readonly id: string; readonly salt: string }, path: string): void {
    const known = this.#byObject.get(id);
    if (known === salt) return;
    if (known !== undefined || this.#used.has(salt) || this.#excluded.has(salt))
      throw new DrawError('sibling-salt-differs', `${path}/salt`, { expected: known, found: salt });
    this.#byObject.set(id, salt);
    this.#used.add(salt);
  }

  excluded({ salt }: { readonly salt: string }, path: string): void {
    if (this.#used.has(salt)) throw new DrawError('sibling-salt-differs', `${path}/salt`);
    this.#excluded.add(salt);
  }
}

type WithRows = Head & Partial<Pick<Proof2, 'objects' | 'excluded'>>;

/** Both at once; public parts have no rows, so that nothing is said of their salts. Throws as the two do. */
export function checkSiblings(proofs: readonly WithRows[]): void {
  checkHeads(proofs);
  const salts = new SiblingSalts();
  for (const [i, { objects = [], excluded = [] }] of proofs.entries()) {
    for (const [j, row] of objects.entries()) salts.object(row, `/${i}/objects/${j}`);
    for (const [j, row] of excluded.entries()) salts.excluded(row, `/${i}/excluded/${j}`);
  }
}

/** What siblings come to side by side. */
export interface Together {
  readonly batch: Batch;
  /** Those of the batch that are not among them, counted from 0, with their commitments. */
  readonly missing: readonly { readonly draw: string; readonly at: number; readonly commitment: string }[];
  /** How many objects they drew, and how many of these more than one of them. */
  readonly drawn: number;
  readonly met: number;
}

/** Tells of siblings that were found right who is missing, and how often they met; `drawn` are ids of objects. */
export function togetherOf(siblings: readonly (Head & { readonly drawn: readonly string[] })[]): Together {
  const { plan, reveal } = siblings[0]!;
  const batch = plan.batch!;
  const given = new Set(siblings.map((one) => one.plan.draw));
  const missing = batch.draws.flatMap((draw, at) =>
    given.has(draw) ? [] : [{ draw, at, commitment: reveal.commitments?.[at] ?? '' }],
  );
  const times = new Map<string, number>();
  for (const { drawn } of siblings) for (const id of drawn) times.set(id, (times.get(id) ?? 0) + 1);
  const met = [...times.values()].filter((count) => count > 1).length;
  return { batch, missing, drawn: times.size, met };
}
