import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wayOf } from './ways.ts';

describe('the way to even an element out', () => {
  it('is for those that differ to take what the reference says', () => {
    expect(wayOf(['a', 'a', 'b', undefined])).toEqual({ take: [2], reconsider: false });
    expect(wayOf(['a', 'b', 'c'])).toEqual({ take: [1, 2], reconsider: false });
    expect(wayOf(['a', 'b', 'b'])).toEqual({ take: [1, 2], reconsider: true });
    expect(wayOf(['a', 'b'])).toEqual({ take: [1], reconsider: false });
    expect(wayOf(['a', 'a', undefined])).toBeUndefined();
    expect(wayOf([undefined, 'a', 'b'])).toBeUndefined();
  });

  it('leaves nothing that differs once everybody has gone it', () => {
    const mark = fc.option(fc.constantFrom('', 'a', 'b'), { nil: undefined });
    fc.assert(
      fc.property(fc.array(mark, { minLength: 2, maxLength: 6 }), (marks) => {
        const way = wayOf(marks);
        const evened = marks.map((one, i) => (way?.take.includes(i) ? marks[0] : one));
        expect(wayOf(evened)).toBeUndefined();
      }),
    );
  });
});
