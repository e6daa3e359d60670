import { describe, expect, it } from 'vitest';
import { hash, tools } from '../first/testFrames.ts';
import { gatherLines, type PublicPart2, proofLines, publicPartOf2, verifyPublic2 } from '../index.ts';
import { VECTORS_2, vector2 } from './testFrames.ts';

const partOf = (name: (typeof VECTORS_2)[number]): PublicPart2 => publicPartOf2(vector2(name), hash);

describe.each(VECTORS_2)('the public part of the vector2 %s', (name) => {
  it('is verified, and says that the frame is not shown', () => {
    const verdict = verifyPublic2(partOf(name), tools);
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict.ok && verdict.notShown?.[0]?.code).toBe('frame');
  });

  it('names no ticket, stratum, inspector or order', () => {
    const part = partOf(name);
    expect(Object.keys(part.selected[0]!).sort()).toEqual(['id', 'pool']);
    const ids = part.selected.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });
});

describe('a public part is refused', () => {
  const part = partOf('witness-1');
  const [first, second, ...others] = part.selected;
  const more = { id: 'ZZZZZZ', pool: first!.pool };
  it.each<[string, unknown, string]>([
    ['with another plan', { ...part, plan: { ...part.plan, title: '另一次' } }, 'commitment-differs'],
    ['with another seed', { ...part, seed: '0'.repeat(64) }, 'seed-differs'],
    ['out of order', { ...part, selected: [second, first, ...others] }, 'unsorted'],
    ['with one twice', { ...part, selected: [first, first, ...others] }, 'duplicate'],
    ['with more than planned', { ...part, selected: [...part.selected, more] }, 'more-than-planned'],
    [
      'with a ticket',
      { ...part, selected: [{ ...first, ticket: '0'.repeat(64) }, second, ...others] },
      'unknown-field',
    ],
    ['with a pool too few', { ...part, selected: [{ ...first, pool: [] }, second, ...others] }, 'bad-shape'],
    ['with another outcome', { ...part, outcome: '0'.repeat(64) }, 'party-signature-invalid'],
  ])('%s', (_, value, code) => {
    expect(verifyPublic2(value, tools)).toMatchObject({ ok: false, code });
  });
});

it('lines gather to the proof they were made of', () => {
  const proof = vector2('full');
  expect(gatherLines(proofLines(proof))).toEqual(proof);
});
