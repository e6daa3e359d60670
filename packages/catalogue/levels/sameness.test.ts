import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samenessOf } from './sameness.ts';

const marks = fc.array(fc.constantFrom('', 'a', 'b'), { minLength: 3, maxLength: 3 });
const list = fc
  .dictionary(fc.constantFrom('1', '2', '3', '4', '5'), marks)
  .map((items) => new Map(Object.entries(items)));

describe('the score of sameness', () => {
  it('counts what either fills in the items that both have', () => {
    const a = new Map([
      ['1', ['x', '', 'z']],
      ['2', ['x', 'y', 'z']],
    ]);
    const b = new Map([
      ['1', ['x', '', 'w']],
      ['3', ['x', 'y', 'z']],
    ]);
    expect(samenessOf(a, b)).toEqual({ items: 1, equalItems: 0, elements: 2, equal: 1, score: 0.5 });
    expect(samenessOf(new Map(), b).score).toBe(1);
  });

  it('is the same from either side, between 0 and 1, and whole with itself', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const found = samenessOf(a, b);
        expect(samenessOf(b, a)).toEqual(found);
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(1);
        expect(samenessOf(a, a).score).toBe(1);
      }),
    );
  });

  it('is 1 exactly where no element of a common item differs, and then all of them are equal', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const { score, items, equalItems } = samenessOf(a, b);
        const same = [...a].every(([key, left]) => !b.has(key) || left.join() === b.get(key)!.join());
        expect(score === 1).toBe(same);
        expect(equalItems === items).toBe(same);
      }),
    );
  });

  it('does not fall when a differing element is evened out', () => {
    fc.assert(
      fc.property(list, list, fc.nat(2), (a, b, at) => {
        const [key] = [...a.keys()].filter((one) => b.has(one));
        if (key === undefined) return;
        const evened = new Map(a).set(
          key,
          a.get(key)!.map((mark, i) => (i === at ? b.get(key)![at]! : mark)),
        );
        expect(samenessOf(evened, b).score).toBeGreaterThanOrEqual(samenessOf(a, b).score);
      }),
    );
  });
});
