import { canonicalJson } from '@mingcha/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byId } from './keys.ts';
import { createFieldReader, findLine, lineStarts } from './lines.ts';
import { rowsOfBytes } from './page.ts';
import type { Row } from './types.ts';

/** Texts with everything that JSON writes in more than one byte, and with what looks like structure. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\\"',
    '","id":"x"',
    '{}',
    '[],',
    '企业',
    'é界😀',
    '\n\u2028',
    '长'.repeat(60),
  ),
);
const value = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
  fc.array(fc.record({ id: text, name: text }, { requiredKeys: [] }), { maxLength: 2 }),
);
const names = ['a', 'b', 'i', 'ida', 'name', 'names', 'z'] as const;
type Any = Row & { [name in (typeof names)[number]]?: unknown };
const row: fc.Arbitrary<Any> = fc
  .record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] })
  .chain((rest) => fc.stringMatching(/^[0-9A-Z名-]{1,6}$/).map((id) => ({ ...rest, id })));
const rows = fc
  .uniqueArray(row, { selector: ({ id }) => id, minLength: 1, maxLength: 12 })
  .map((all) => all.sort(byId));
const bytesOf = (all: readonly Row[]) => Buffer.from(all.map((each) => `${canonicalJson(each)}\n`).join(''));

describe('lines of a page', () => {
  it('give the fields asked for as whole rows have them, and no others', () => {
    fc.assert(
      fc.property(rows, fc.subarray(['id', ...names], { minLength: 1 }), (all, fields) => {
        const bytes = bytesOf(all);
        const read = createFieldReader<Any, keyof Any & string>(fields as (keyof Any & string)[]);
        const got = Array.from(lineStarts(bytes), (at) => read(bytes, at));
        const picked = (each: Row) =>
          Object.fromEntries(Object.entries(each).filter(([field]) => (fields as string[]).includes(field)));
        expect(got).toEqual(rowsOfBytes(bytes).map(picked));
      }),
      { numRuns: 50 },
    );
  });

  it('are found by id, and only those that are there', () => {
    fc.assert(
      fc.property(rows, fc.string(), (all, other) => {
        const bytes = bytesOf(all);
        for (const each of all) expect(findLine(bytes, each.id)).toEqual(rowsOfBytes(bytesOf([each]))[0]);
        expect(findLine(bytes, other)).toEqual(all.find(({ id }) => id === other));
      }),
      { numRuns: 25 },
    );
  });

  it('distinguish values that fall on the same place', () => {
    const all = Array.from({ length: 9_000 }, (_, i) => ({
      id: `r${String(i).padStart(4, '0')}`,
      a: `值${i % 6_000}`,
    }));
    const bytes = bytesOf(all);
    const read = createFieldReader<Any, 'a'>(['a']);
    expect(Array.from(lineStarts(bytes), (at) => read(bytes, at))).toEqual(all.map(({ a }) => ({ a })));
  });
});
