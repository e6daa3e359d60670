import { createHash } from 'node:crypto';
import type { Hash } from '@mingcha/kernel/merkle';
import { hashMany } from '@mingcha/kernel/merkle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withBatches } from './index.ts';

const plain: Hash = (data) => createHash('sha256').update(data).digest();
const fast = withBatches(plain);

function both(prefix: Uint8Array, lengths: readonly number[], seed: number) {
  let end = 0;
  const ends = Uint32Array.from(lengths, (length) => (end += length));
  const bodies = Uint8Array.from({ length: end }, (_, i) => (i * 31 + seed) ^ (i >>> 3));
  const [got, want] = [new Uint8Array(lengths.length * 32), new Uint8Array(lengths.length * 32)];
  hashMany(fast, prefix, bodies, ends, got);
  hashMany(plain, prefix, bodies, ends, want);
  // As buffers, which are compared at once and not byte by byte.
  return { got: Buffer.from(got.buffer), want: Buffer.from(want.buffer) };
}

const expectSame = ({ got, want }: ReturnType<typeof both>) => expect(got.equals(want)).toBe(true);

describe('withBatches', () => {
  it('has a batch form here', () => {
    expect(fast.many).toBeTypeOf('function');
    expect(fast(Uint8Array.of(97, 98, 99))).toEqual(plain(Uint8Array.of(97, 98, 99)));
  });

  it('agrees with node:crypto for every length up to 260 and every prefix up to 70', () => {
    const lengths = Array.from({ length: 260 }, (_, i) => (i * 97) % 260);
    for (let size = 0; size <= 70; size++) {
      expectSame(both(new Uint8Array(size).fill(size + 100), lengths, size));
    }
  });

  it('agrees with node:crypto for random batches', () => {
    const batch = fc.record({
      prefix: fc.uint8Array({ maxLength: 64 }),
      lengths: fc.array(fc.oneof(fc.nat(180), fc.nat(2500)), { maxLength: 90 }),
      seed: fc.nat(255),
    });
    fc.assert(
      fc.property(batch, ({ prefix, lengths, seed }) => {
        expectSame(both(prefix, lengths, seed));
      }),
    );
  });

  it('agrees with node:crypto for batches beyond its memory and messages longer than it', () => {
    const lengths = Array.from({ length: 5000 }, (_, i) => (i % 700 === 3 ? 300_000 : (i * 13) % 190));
    expectSame(both(Uint8Array.of(0), lengths, 5));
  });

  it('reads no further than its memory where one long message stands among short ones at its end', () => {
    const lengths = Array.from({ length: 1023 }, (_, i) => (i === 500 ? 2047 : i > 900 ? 1 : 230));
    expectSame(both(Uint8Array.of(0), lengths, 6));
  });

  it('gives the hash back as it is when the batch form would differ from it', () => {
    const other: Hash = (data) => createHash('sha512-256').update(data).digest();
    expect(withBatches(other)).toBe(other);
  });
});
