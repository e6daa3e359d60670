import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from './packed.ts';

const values = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const bytes = fc.uint8Array({ maxLength: 20 });

describe('what an item says', () => {
  it('is read as it was written, with its bytes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(values, bytes)), (item) => {
        expect(unpack(pack(item))).toEqual({ ...item });
      }),
    );
  });

  it('is text and bytes for the table, whatever is in it', () => {
    expect(pack({ id: 'a', list: [1, { x: null }], none: undefined, key: new Uint8Array([7]) })).toEqual({
      d: '{"id":"a","list":[1,{"x":null}]}',
      b: { key: new Uint8Array([7]) },
    });
  });

  it('is read where an earlier version wrote it as a map', () => {
    expect(unpack({ d: { id: 'a', bytes: new Uint8Array([7]) } })).toEqual({
      id: 'a',
      bytes: new Uint8Array([7]),
    });
  });

  it.each([
    ['not a number', Number.NaN],
    ['an infinite number', Number.POSITIVE_INFINITY],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a set', new Set([1])],
    ['bytes below a field', { of: new Uint8Array([1]) }],
    ['a list with nothing at a place', [1, undefined]],
    ['a large integer', 1n],
  ])('is refused with %s, which JSON would lose or change', (_, value) => {
    expect(() => pack({ deep: [{ value }] })).toThrow(TypeError);
  });
});
