import { expect, it } from 'vitest';
import { blocks, firstBlock } from './source.ts';
import { cut } from './testing.ts';

it.each([1_000, 65_536, 100_000, 1_000_000])('cuts chunks of %d into the same full blocks', async (size) => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251);
  const got: Uint8Array[] = [];
  for await (const block of blocks(() => cut(bytes, size), 200_000)) got.push(block);
  expect(Buffer.concat(got).equals(bytes)).toBe(true);
  expect(got.map((block) => block.length)).toEqual([65_536, 65_536, 65_536, 3_392]);
});

it('stops at the first byte too many, and closes the source', async () => {
  let closed = false;
  function* endless(): Generator<Uint8Array> {
    try {
      for (;;) yield new Uint8Array(1_000);
    } finally {
      closed = true;
    }
  }
  const read = async (): Promise<void> => {
    for await (const _ of blocks(endless, 100_000));
  };
  await expect(read()).rejects.toMatchObject({ code: 'too-large' });
  expect(closed).toBe(true);
  expect(await firstBlock(() => [], 10)).toHaveLength(0);
});

it('gives others their turn while bytes in memory are read', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  for await (const block of blocks(() => [new Uint8Array(64 * 2 ** 20)], 1e9)) block.fill(1);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(0);
});
