import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictly } from './strictJson.ts';

describe('parseStrictly', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['[{"b":[{"x":0,"y":{"x":1}, "x" : 2}]}]', 'x'],
    ['{"a":"}","\\u0061":1}', 'a'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"a\\"":{},"a\\"":{}}', 'a"'],
  ])('refuses %s, of which one reader takes the first and another the last', (text, found) => {
    expect(() => parseStrictly(text)).toThrow(
      expect.objectContaining({ code: 'duplicate-key', difference: { found } }),
    );
  });

  it.each([['{"a":{"b":1},"b":{"a":1}}'], ['{ "a" : ["a", "a", {"a":"a:"}] }'], ['"a"'], [' 7 '], ['[]']])(
    'takes %s',
    (text) => {
      expect(parseStrictly(text)).toEqual(JSON.parse(text));
    },
  );

  it('reads what JSON.parse reads, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(parseStrictly(text)).toEqual(JSON.parse(text));
      }),
    );
    expect(() => parseStrictly('{"a":1,}')).toThrow(SyntaxError);
  });
});
