import fc from 'fast-check';
import { expect } from 'vitest';
import { at, type Path, replaced, tools } from './testFrames.ts';
import { verifyProof } from './verify.ts';

type Tampering = { proof: object; leaf: fc.Arbitrary<Path>; runs: number };

/** Values of another kind are found by their shape, and named; `mayStand` says which are not of another kind there. */
export function otherKindsAreFound(
  { proof, leaf, runs }: Tampering,
  wrong: fc.Arbitrary<unknown>,
  mayStand: (path: Path, value: unknown) => boolean,
): void {
  fc.assert(
    fc.property(leaf, wrong, (path, value) => {
      fc.pre(!mayStand(path, value));
      const verdict = verifyProof(
        replaced(proof, path, () => value),
        tools,
      );
      expect(verdict).toMatchObject({ ok: false, step: 'shape' });
      const pointer = `/${path.join('/')}`;
      if (!verdict.ok) expect(`${pointer}/source`.startsWith(verdict.path)).toBe(true);
    }),
    { numRuns: runs },
  );
}

/** A value that is missing, or one too many, is found. */
export function missingAndAddedAreFound({ proof, leaf, runs }: Tampering): void {
  fc.assert(
    fc.property(leaf, fc.boolean(), (path, extra) => {
      const copy = structuredClone(proof);
      const parent = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
      if (Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1, ...(extra ? ['zzz', 'zzz'] : []));
      else if (extra) parent.zzz = 1;
      else delete parent[path.at(-1)!];
      expect(verifyProof(copy, tools)).toMatchObject({ ok: false });
    }),
    { numRuns: runs },
  );
}
