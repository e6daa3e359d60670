import { describe, expect, it } from 'vitest';
import { replaceInspector, substitute, type Unable } from '../substitute.ts';
import { hash, objectRow } from '../testFrames.ts';
import { inspector2, proofOf, saltNumber, vector2 } from './testFrames.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('substitute', () => {
  it('takes the first reserve, says from how many its inspectors were chosen, and goes on from their loads', () => {
    const proof = vector2('local');
    const gone = proof.result.selected.find(({ stratum }) => stratum === 'D')!;
    const [first, second] = proof.result.reserves.filter(({ stratum }) => stratum === 'D');
    const substituted = substitute(proof, [], gone.id, hash);
    expect(substituted).toMatchObject({ id: first!.id, ticket: first!.ticket });
    expect(substituted.pool).toHaveLength(2);
    expect(substitute(proof, [gone.id], first!.id, hash).id).toBe(second!.id);
  });
});

describe('replaceInspector', () => {
  const objects = ['o1', 'o2'].map((id) => objectRow(id, { salt: saltNumber(id) }));
  const inspectors = ['a', 'b', 'c', 'd'].map((id) => inspector2(id));
  const recused = { object: 'o1', inspector: 'd', ground: 'kin' as const, salt: saltNumber('kin') };
  const proof = proofOf(
    { objects, inspectors, recusals: [recused] },
    { strata: [{ stratum: 'A', take: 2, reserve: 0 }], teams: [{ dept: 'lead', size: 1 }] },
  );
  const [on] = proof.result.selected.find(({ id }) => id === 'o1')!.inspectors;
  const elsewhere = proof.result.selected.find(({ id }) => id === 'o2')!.inspectors[0]!;
  const unable: Unable = { object: 'o1', inspector: on! };

  it('takes the candidate with the least load, never one who is recused', () => {
    const next = replaceInspector(proof, [], unable, hash);
    expect(next).toBe(['a', 'b', 'c'].find((id) => id !== on && id !== elsewhere) ?? next);
    expect([on, 'd']).not.toContain(next);
  });

  it('does not bring back who was replaced on the object, and says when nobody is left', () => {
    const earlier: Unable[] = [];
    const named = [on!];
    for (let i = 0; i < 2; i++) {
      const next = replaceInspector(proof, earlier, { object: 'o1', inspector: named.at(-1)! }, hash);
      earlier.push({ object: 'o1', inspector: named.at(-1)! });
      named.push(next);
    }
    expect(named.toSorted()).toEqual(['a', 'b', 'c']);
    const last = { object: 'o1', inspector: named.at(-1)! };
    expect(() => replaceInspector(proof, earlier, last, hash)).toThrow(code('no-candidate-left'));
  });

  it('refuses who is not on the object, and an object that is not drawn', () => {
    expect(() => replaceInspector(proof, [unable], unable, hash)).toThrow(code('not-on-object'));
    expect(() => replaceInspector(proof, [], { object: 'o3', inspector: 'a' }, hash)).toThrow(
      code('not-selected'),
    );
  });
});
