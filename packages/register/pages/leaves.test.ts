import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyRows, names } from '../testing/rows.ts';
import { leavesOf } from './leaves.ts';
import { buildPage } from './page.ts';
import { sealRow } from './seal.ts';

it('leaves of a page are those of its rows, whichever fields are closed', () => {
  fc.assert(
    fc.property(anyRows, fc.subarray(['id', ...names, 'missing']), fc.boolean(), (rows, closed, long) => {
      const seal = { secret: new Uint8Array(32).fill(5), closed: new Set(closed) };
      const all = long ? [...rows, { id: '~', name: '长'.repeat(30_000) }] : rows;
      const { bytes, leaves } = buildPage(
        '',
        all.map((row) => sealRow(seal, row)),
      );
      expect(leavesOf(seal, bytes)).toEqual(leaves);
    }),
    { numRuns: 60 },
  );
});
