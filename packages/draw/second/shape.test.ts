import { describe, expect, it } from 'vitest';
import { DrawError } from '../base/errors.ts';
import { checkPlan2, checkProof2, checkReveal2 } from './shape.ts';
import { vector2, type WholeProof } from './testFrames.ts';
import type { Plan2 } from './types.ts';

const proof = vector2('full');
const sealed = vector2('drand-1');

function refusal(value: unknown, check: (given: unknown) => unknown = checkProof2): string {
  try {
    check(value);
  } catch (error) {
    if (error instanceof DrawError) return `${error.code} ${error.path}`;
    throw error;
  }
  throw new Error('nothing was refused');
}

const withPlan = (given: Record<string, unknown>, own: WholeProof = proof) => ({
  ...own,
  plan: { ...own.plan, ...given },
});
const withRow = (list: 'objects' | 'inspectors' | 'excluded' | 'benched' | 'recusals', given: object) => ({
  ...proof,
  // what is undefined is left out
  [list]: [JSON.parse(JSON.stringify({ ...proof[list][0]!, ...given })), ...proof[list].slice(1)],
});
let deep: unknown = 1;
for (let i = 0; i < 200; i++) deep = [deep];

describe('checkProof2', () => {
  it('gives a good proof back, also with a place in the log', () => {
    expect(checkProof2(proof)).toBe(proof);
    const logged = { ...proof, log: 'c2sp.org/tlog-proof@v1\n' };
    expect(checkProof2(logged)).toBe(logged);
    expect(checkPlan2(sealed.plan)).toBe(sealed.plan);
    expect(checkReveal2(sealed.plan, sealed.reveal)).toBe(sealed.reveal);
  });

  it.each([
    ['a draw with a space', withPlan({ draw: 'a b' }), 'bad-shape /plan/draw'],
    ['a tenant of 65 characters', withPlan({ tenant: 'a'.repeat(65) }), 'bad-shape /plan/tenant'],
    ['an id that is not ASCII', withRow('objects', { id: '金昌' }), 'bad-shape /objects/0/id'],
    ['a weight of 1001', withRow('objects', { weight: 1001 }), 'bad-shape /objects/0/weight'],
    ['a weight of 0', withRow('objects', { weight: 0 }), 'bad-shape /objects/0/weight'],
    ['a load of 2^53', withRow('inspectors', { load: 2 ** 53 }), 'bad-shape /inspectors/0/load'],
    [
      'a sum of 2^53',
      withRow('inspectors', { load: 2 ** 53 - 1, adjust: 1 }),
      'bad-shape /inspectors/0/adjust',
    ],
    ['an adjustment of 0', withRow('inspectors', { adjust: 0 }), 'bad-shape /inspectors/0/adjust'],
    ['no ground for it', withRow('inspectors', { ground: undefined }), 'bad-shape /inspectors/0/ground'],
    ['an unknown ground', withRow('inspectors', { ground: 'friend' }), 'bad-shape /inspectors/0/ground'],
    [
      'an exemption without its name',
      withRow('excluded', { reason: 'exempt' }),
      'bad-shape /excluded/0/note',
    ],
    ['a note elsewhere', withRow('excluded', { note: '说明' }), 'bad-shape /excluded/0/note'],
    ['an unknown reason', withRow('benched', { reason: 'tired' }), 'bad-shape /benched/0/reason'],
    [
      'a recusal without a ground',
      withRow('recusals', { ground: undefined }),
      'bad-shape /recusals/0/ground',
    ],
    ['a list that is not there', { ...proof, recusals: undefined }, 'bad-shape /recusals'],
    ['full strata that are sealed', withPlan({ strata: sealed.plan.strata }), 'bad-shape /plan/strata'],
    [
      'sealed strata that are open',
      withPlan({ strata: proof.plan.strata }, sealed),
      'bad-shape /plan/strata',
    ],
    ['strata not opened', { ...sealed, strata: undefined }, 'bad-shape /strata'],
    ['strata opened that are not sealed', { ...proof, strata: sealed.strata }, 'unknown-field /strata'],
    ['a redraw of itself', withPlan({ redraws: ['x', proof.plan.draw] }), 'bad-shape /plan/redraws/1'],
    ['a redraw twice', withPlan({ redraws: ['x', 'x'] }), 'duplicate /plan/redraws/1'],
    [
      'a reason that nobody has',
      withPlan({ benched: { ...proof.plan.benched, reasons: { left: 0 } } }),
      'bad-shape /plan/benched/reasons/left',
    ],
    [
      'a batch of one',
      withPlan({ batch: { draws: [proof.plan.draw], mode: 'apart' } }),
      'bad-shape /plan/batch/draws',
    ],
    [
      'commitments without a batch',
      { ...proof, reveal: { ...proof.reveal, commitments: [] } },
      'unknown-field /reveal/commitments',
    ],
    [
      'a commitment too few',
      { ...sealed, reveal: { ...sealed.reveal, commitments: [] } },
      'bad-shape /reveal/commitments',
    ],
    ['a scope that is a list', withPlan({ scope: [] }), 'bad-shape /plan/scope'],
    ['a fraction in the scope', withPlan({ scope: { a: [0.5] } }), 'bad-shape /plan/scope/a/0'],
    ['half a character in a name', withPlan({ scope: { 'a\ud800': 1 } }), 'bad-shape /plan/scope'],
    ['half a character in the title', withPlan({ title: '\udc00' }), 'bad-shape /plan/title'],
  ])('refuses %s', (_name, value, expected) => {
    expect(refusal(value)).toBe(expected);
  });

  it('refuses a scope too deep to be written, and too many draws in a batch', () => {
    expect(refusal(withPlan({ scope: { deep } }))).toMatch(/^bad-shape \/plan\/scope\/deep/);
    const draws = Array.from({ length: 21 }, (_, i) => `d${i}`);
    const plan: Plan2 = { ...proof.plan, draw: 'd0', batch: { draws, mode: 'apart' } };
    expect(refusal(plan, checkPlan2)).toBe('bad-shape /batch/draws');
  });
});
