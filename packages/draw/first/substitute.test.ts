import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignInspectors, draw, type Proof, type SelectedRow, substitute } from '../index.ts';
import { hash, inspectorRow, localReveal, objectRow, planned, tools, vector } from './testFrames.ts';

const proof = vector('local');

/** Replaces objects one after the other as long as there are reserves. */
function chain(given: Proof, objects: readonly string[]): SelectedRow[] {
  const rows: SelectedRow[] = [];
  const earlier: string[] = [];
  for (const object of objects) {
    try {
      rows.push(substitute(given, earlier, object, hash));
      earlier.push(object);
    } catch (error) {
      expect(error).toMatchObject({ code: 'no-reserve-left' });
    }
  }
  return rows;
}

describe('substitute', () => {
  it('takes the reserves of the object’s stratum one by one, each once, and then none', () => {
    for (const { stratum } of proof.plan.strata) {
      const selected = proof.result.selected.filter((row) => row.stratum === stratum).map(({ id }) => id);
      const reserves = proof.result.reserves.filter((row) => row.stratum === stratum);
      const rows = chain(proof, selected);
      expect(rows.map(({ id, ticket }) => ({ id, stratum, ticket }))).toEqual(
        reserves.slice(0, selected.length),
      );
    }
  });

  it('replaces a substitute in its turn, by the next reserve', () => {
    const first = proof.result.selected.find(({ stratum }) => stratum === 'B')!;
    const [reserve, next] = proof.result.reserves.filter(({ stratum }) => stratum === 'B');
    const substituted = substitute(proof, [], first.id, hash);
    expect(substituted.id).toBe(reserve!.id);
    expect(substitute(proof, [first.id], substituted.id, hash).id).toBe(next!.id);
  });

  it('assigns inspectors after the whole draw and the substitutions before', () => {
    const { plan, objects, inspectors, recusals, result } = proof;
    const replaced = result.selected.slice(0, 5).map(({ id }) => id);
    const rows = chain(proof, replaced);
    const order = [...result.selected, ...rows].map(({ id }) => objects.find((row) => row.id === id)!);
    const all = assignInspectors(order, { plan, inspectors, recusals, seed: result.seed }, hash);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map((row) => row.inspectors)).toEqual(
      all.slice(result.selected.length).map((row) => row.inspectors),
    );
    expect(rows.map((row) => row.short)).toEqual(all.slice(result.selected.length).map((row) => row.short));
  });

  it('does not depend on the order in which the rows of the proof are given', () => {
    const shuffled = (seed: number) => {
      const turn = <T>(list: readonly T[]): T[] =>
        list
          .map((row, i) => ({ row, key: (i * 7919 + seed * 104_729) % 1009 }))
          .sort((left, right) => left.key - right.key)
          .map(({ row }) => row);
      return {
        ...proof,
        objects: turn(proof.objects),
        inspectors: turn(proof.inspectors),
        recusals: turn(proof.recusals),
        result: {
          ...proof.result,
          selected: turn(proof.result.selected),
          reserves: turn(proof.result.reserves),
        },
      };
    };
    const replaced = fc.shuffledSubarray(proof.result.selected.map(({ id }) => id));
    fc.assert(
      fc.property(replaced, fc.nat(1000), (objects, seed) => {
        const rows = chain(proof, objects);
        expect(chain(shuffled(seed), objects)).toEqual(rows);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      }),
    );
  });

  it('refuses what is not drawn, what is replaced already, and an empty bench', () => {
    const [first] = proof.result.selected;
    const [reserve] = proof.result.reserves;
    const refused = (code: string) => expect.objectContaining({ code });
    expect(() => substitute(proof, [], 'nobody', hash)).toThrow(refused('not-selected'));
    expect(() => substitute(proof, [], reserve!.id, hash)).toThrow(refused('not-selected'));
    expect(() => substitute(proof, [first!.id], first!.id, hash)).toThrow(refused('already-substituted'));
    const bare = planned(
      { objects: [objectRow('a')], inspectors: [inspectorRow('i')] },
      { strata: [{ stratum: 'A', take: 1, reserve: 2 }] },
    );
    const result = draw({ ...bare, reveal: localReveal }, tools);
    expect(() => substitute({ ...bare, result }, [], 'a', hash)).toThrow(refused('no-reserve-left'));
  });
});
