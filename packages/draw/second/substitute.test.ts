import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DrawError } from '../base/errors.ts';
import { nodeTools } from '../base/node.ts';
import { replaceInspector, substitute, type Unable } from '../first/substitute.ts';
import { hash, objectRow } from '../first/testFrames.ts';
import { verifyProof } from '../first/verify.ts';
import { proofLines, verifyLines } from './lines.ts';
import { inspector2, proofOf, saltNumber, vector2 } from './testFrames.ts';
import type { Proof2, SelectedRow2, Substituted } from './types.ts';

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

describe('the substitutions of a proof', () => {
  const proof = vector2('local');
  const reason = 'a'.repeat(64);
  const salt = 'b'.repeat(32);
  const asReplayed = (one: Substituted) => ('reserve' in one ? one.object : one);

  /** Plays wishes one after the other, each of an object or of one of its inspectors; those that cannot be are passed over. */
  function played(wishes: readonly { object: number; inspector: number | undefined }[]): Substituted[] {
    const done: Substituted[] = [];
    const teams = new Map(proof.result.selected.map((row) => [row.id, [...row.inspectors]]));
    for (const { object: nth, inspector } of wishes) {
      const object = [...teams.keys()][nth % teams.size]!;
      const team = teams.get(object)!;
      try {
        if (inspector === undefined) {
          const reserve = substitute(proof, done.map(asReplayed), object, hash) as SelectedRow2;
          done.push({ object, reserve });
          teams.delete(object);
          teams.set(reserve.id, [...reserve.inspectors]);
        } else {
          const at = inspector % team.length;
          const unable = { object, inspector: team[at]! };
          const by = replaceInspector(proof, done.map(asReplayed), unable, hash);
          done.push({ ...unable, by, ground: 'illness', reason, salt });
          team[at] = by;
        }
      } catch (error) {
        if (!(error instanceof DrawError)) throw error;
      }
    }
    return done;
  }
  const wishes = fc.array(
    fc.record({ object: fc.nat(50), inspector: fc.option(fc.nat(3), { nil: undefined }) }),
    { minLength: 1, maxLength: 8 },
  );
  const verdictOn = (substitutions: readonly unknown[]) =>
    verifyProof({ ...proof, substitutions } as Proof2, nodeTools);
  const isRight = (list: readonly Substituted[]) => {
    const verdict = verdictOn(list);
    return verdict.ok && verdict.steps.some(({ step }) => step === 'substitutions');
  };

  it('are each the next by the rule, in whatever order they were made', () => {
    fc.assert(
      fc.property(wishes, (given) => {
        const list = played(given);
        if (list.length > 0) expect(isRight(list)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('are found where a friend was chosen, one came twice, or another order gives another outcome', () => {
    const people = proof.inspectors.map(({ id }) => id);
    let reordered = 0;
    fc.assert(
      fc.property(wishes, fc.nat(), (given, pick) => {
        const list = played(given);
        // Where none of the wishes could be, there is nothing to be found.
        fc.pre(list.length > 0);
        for (const [i, one] of list.entries()) {
          if ('reserve' in one) continue;
          const others = people.filter((id) => id !== one.by);
          const friend = { ...one, by: others[pick % others.length]! };
          const path = `/substitutions/${i}/by`;
          expect(verdictOn(list.with(i, friend))).toMatchObject({ code: 'substitution-differs', path });
        }
        expect(verdictOn([...list, list.at(-1)!]).ok).toBe(false);
        const turned = list.toReversed();
        // Another order is another history: it is right only where it comes to the very same.
        const isSame = isRight(turned);
        if (!isSame) reordered++;
        expect(isSame).toBe(comesTo(turned));
      }),
      { numRuns: 15 },
    );
    expect(reordered).toBeGreaterThan(0);
  });

  /** Whether each of these is what the functions give after those before it. */
  function comesTo(list: readonly Substituted[]): boolean {
    return list.every((one, i) => {
      const earlier = list.slice(0, i).map(asReplayed);
      try {
        return 'reserve' in one
          ? JSON.stringify(substitute(proof, earlier, one.object, hash)) === JSON.stringify(one.reserve)
          : replaceInspector(proof, earlier, one, hash) === one.by;
      } catch {
        return false;
      }
    });
  }

  it('are found from lines too, of which the rows that cannot win are not kept', async () => {
    const substitutions = played([
      { object: 0, inspector: 0 },
      { object: 1, inspector: undefined },
    ]);
    expect(substitutions).toHaveLength(2);
    const verdictOf = (list: readonly Substituted[]) => {
      const lines = proofLines({ ...proof, substitutions: list });
      return verifyLines(Readable.from(lines), nodeTools, undefined, 7);
    };
    expect(await verdictOf(substitutions)).toMatchObject({ ok: true });
    const [one, other] = substitutions as [Extract<Substituted, { by: string }>, Substituted];
    const friend = { ...one, by: one.inspector };
    const step = 'substitutions';
    expect(await verdictOf([friend, other])).toMatchObject({ ok: false, step, path: '/substitutions/0/by' });
    expect(await verdictOf([one, other, other])).toMatchObject({ ok: false, step });
  });

  it('of somebody who was not drawn, or of an object that was not, are none', () => {
    const [drawn] = proof.result.selected;
    const team = new Set(drawn!.inspectors);
    const stranger = proof.inspectors.find(({ id }) => !team.has(id))!.id;
    const reserve = proof.result.reserves[0]!.id;
    const row = { by: stranger, ground: 'illness', reason, salt };
    expect(verdictOn([{ ...row, object: drawn!.id, inspector: stranger }])).toMatchObject({
      code: 'not-on-object',
      path: '/substitutions/0',
    });
    expect(verdictOn([{ ...row, object: reserve, inspector: drawn!.inspectors[0] }])).toMatchObject({
      code: 'not-selected',
    });
    for (const wrong of [
      [],
      [{ ...row, object: drawn!.id }],
      [{ ...row, inspector: 'x', object: 'y', note: '' }],
    ])
      expect(verdictOn(wrong)).toMatchObject({ step: 'shape' });
  });
});
