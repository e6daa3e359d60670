import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CanonicalJsonError, canonicalJson } from './canonical.ts';

const json = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' });

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  );
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

describe('canonicalJson', () => {
  it('writes the sample of RFC 8785 §3.2.2', () => {
    const sample = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(sample)))).toHaveLength(7);
    const order = [...canonicalJson(sample).matchAll(/:"(\w+)/g)].map((match) => match[1]);
    expect(order).toEqual(['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew']);
  });

  it('says the same for every order of keys and reads back as the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('writes minus zero as zero', () => {
    expect(canonicalJson([-0])).toBe('[0]');
  });

  it.each([
    ['undefined', { a: [undefined] }, '/a/0'],
    ['a hole', { a: new Array(1) }, '/a/0'],
    ['NaN', [Number.NaN], '/0'],
    ['infinity', [[Number.POSITIVE_INFINITY]], '/0/0'],
    ['a bigint', { 'a/b~': 1n }, '/a~1b~0'],
    ['a function', [() => 1], '/0'],
    ['a symbol', [Symbol('s')], '/0'],
    ['a date', [new Date(0)], '/0'],
    ['a map', new Map(), ''],
    ['a lone surrogate', ['\ud83d!'], '/0'],
    ['a lone surrogate in a key', { '\ude00': 1 }, '/\ude00'],
  ])('refuses %s and says where', (_name, value, path) => {
    expect(() => canonicalJson(value)).toThrow(CanonicalJsonError);
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ path }));
  });

  it('refuses cycles and depth by a limit, without exhausting the stack', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = { again: cycle, twice: cycle };
    expect(() => canonicalJson(cycle)).toThrow(/cycle/);
    expect(() => canonicalJson(nested(1_000_000))).toThrow(CanonicalJsonError);
    expect(canonicalJson(nested(128))).toHaveLength(1 + 64 * 2 + 64 * 6);
  });
});
