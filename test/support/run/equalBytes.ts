import { expect } from 'vitest';

// vitest compares bytes one by one through an iterator: 20 seconds for the tiles of one log.
expect.addEqualityTesters([sameBytes]);

function sameBytes(one: unknown, other: unknown): boolean | undefined {
  const are = one instanceof Uint8Array && other instanceof Uint8Array;
  return are && one.constructor === other.constructor ? Buffer.compare(one, other) === 0 : undefined;
}
