import { canonicalJson } from '@mingcha/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyRow, anyRows, names } from '../testing/rows.ts';
import type { Row } from '../types.ts';
import { createFieldReader, findLine, lineStarts } from './lines.ts';
import { rowsOfBytes } from './page.ts';

const bytesOf = (all: readonly Row[]) => Buffer.from(all.map((each) => `${canonicalJson(each)}\n`).join(''));

describe('lines of a page', () => {
  it('give the fields asked for as whole rows have them, and no others', () => {
    fc.assert(
      fc.property(anyRows, fc.subarray(['id', ...names], { minLength: 1 }), (all, fields) => {
        const bytes = bytesOf(all);
        const read = createFieldReader<AnyRow, keyof AnyRow & string>(fields as (keyof AnyRow & string)[]);
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
      fc.property(anyRows, fc.string(), (all, other) => {
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
    const read = createFieldReader<AnyRow, 'a'>(['a']);
    expect(Array.from(lineStarts(bytes), (at) => read(bytes, at))).toEqual(all.map(({ a }) => ({ a })));
  });
});
