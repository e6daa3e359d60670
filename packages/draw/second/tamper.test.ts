import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { altered, leavesIn, type Path, replaced, tools } from '../first/testFrames.ts';
import { missingAndAddedAreFound, otherKindsAreFound } from '../first/testTampering.ts';
import type { StepName } from '../first/verdict.ts';
import { verifyProof } from '../first/verify.ts';
import { VECTORS_2, vector2 } from './testFrames.ts';

/** The step that must find a value altered within its kind; where it may break the shape, also that. */
function stepsFor(path: Path): readonly StepName[] {
  const [part, second, , field] = path;
  if (part === 'plan') return ['commitment', 'shape'];
  if (part === 'strata') return ['commitment', 'shape'];
  if (part === 'reveal') return ['seed'];
  if (part === 'attestations') return ['attestations', 'shape'];
  if (part !== 'result') return ['frame', 'shape'];
  if (second === 'commitment') return ['commitment'];
  if (second === 'seed') return ['seed'];
  if (field === 'id' || field === 'ticket') return ['tickets'];
  if (field === 'stratum') return [second === 'selected' ? 'selection' : 'reserves'];
  return ['inspectors', 'shape'];
}

describe.each(VECTORS_2)('one altered value in the vector2 %s', (name) => {
  const proof = vector2(name);
  const paths = leavesIn(proof);
  const leaf = fc.integer({ min: 0, max: paths.length - 1 }).map((i) => paths[i]!);

  it('is found, and the step that finds it is the right one', () => {
    fc.assert(
      fc.property(leaf, fc.nat(), (path, place) => {
        const verdict = verifyProof(replaced(proof, path, altered(place)), tools);
        expect(verdict.ok ? path.join('/') : stepsFor(path)).toEqual(
          verdict.ok ? 'found' : expect.arrayContaining([verdict.step]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is found by its shape, and named, where it is of another kind', () => {
    const wrong = fc.constantFrom<unknown>(true, 1.5, -1, Number.NaN, 'Ä\ud800', 2 ** 60);
    otherKindsAreFound(
      { proof, leaf, runs: 50 },
      wrong,
      (path, value) => path[1] === 'scope' && value === true,
    );
  });

  it('is found where a value is missing or one too many', () => {
    missingAndAddedAreFound({ proof, leaf, runs: 40 });
  });
});
