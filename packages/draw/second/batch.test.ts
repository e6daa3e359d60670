import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, join, toHex, utf8 } from '../base/bytes.ts';
import { selectByTickets } from '../first/select.ts';
import { hash, objectRow, plainHash, seedNumber } from '../first/testFrames.ts';
import { ticketsOf } from '../first/tickets.ts';
import { shiftOf } from './batch.ts';
import { saltNumber, vector2 } from './testFrames.ts';
import { type Batch, SPEC_2 } from './types.ts';

const { plan } = vector2('full');
const shifts = (mode: Batch['mode'], count: number) => {
  const draws = Array.from({ length: count }, (_, i) => `d${i}`);
  return draws.map((draw) => shiftOf({ ...plan, draw, batch: { draws, mode } }));
};
const rowsOf = (count: number, weight = (_i: number) => 1) =>
  Array.from({ length: count }, (_, i) => objectRow(`o${i}`, { salt: saltNumber(i), weight: weight(i) }));

describe('tickets of a batch that keeps apart', () => {
  it('are each hash and the shift, mod 2^256, of which the least counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.nat(19), fc.nat(1000), (count, place, n) => {
        const j = place % count;
        const objects = rowsOf(6, (i) => (i === 4 ? 13 : 1 + (i % 3)));
        const seed = seedNumber(n);
        const tickets = ticketsOf(seed, objects, hash, { spec: SPEC_2, shift: shifts('apart', count)[j] });
        for (const [i, { id, salt, weight = 1 }] of objects.entries()) {
          const each = Array.from({ length: weight }, (_, k) => {
            const own = plainHash(join(fromHex(seed), utf8(`object\n${id}\n${k}\n${salt}`)));
            return (BigInt(`0x${toHex(own)}`) + (2n ** 256n * BigInt(j)) / BigInt(count)) % 2n ** 256n;
          });
          const [least] = each.map((ticket) => ticket.toString(16).padStart(64, '0')).sort();
          expect(toHex(tickets, i * 32, i * 32 + 32)).toBe(least);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never draw an object twice where each takes well under its share; those together draw the same', () => {
    const objects = rowsOf(600);
    const strata = [{ stratum: 'A', take: 60, reserve: 10 }];
    const drawnBy = (shift: Uint8Array | undefined, seed: string) =>
      selectByTickets(strata, objects, ticketsOf(seed, objects, hash, { spec: SPEC_2, shift })).selected;
    for (let n = 0; n < 10; n++) {
      const apart = shifts('apart', 3).map((shift) => drawnBy(shift, seedNumber(n)));
      expect(new Set(apart.flat()).size).toBe(180);
      const [one, other] = shifts('together', 2).map((shift) => drawnBy(shift, seedNumber(n)));
      expect(one).toEqual(other);
    }
  });
});
