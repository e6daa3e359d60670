import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StepName, verifyProof } from '../index.ts';
import { altered, leavesIn, type Path, replaced, tools, VECTORS, vector } from './testFrames.ts';
import { missingAndAddedAreFound, otherKindsAreFound } from './testTampering.ts';

/** The step that must find a value altered within its kind; where the order of rows may break, also the shape. */
function stepsFor(path: Path): readonly StepName[] {
  const [part, second, , field] = path;
  if (part === 'plan') {
    if (second === 'spec' || second === 'disclosure' || second === 'match') return ['shape'];
    if (second === 'objects' || second === 'inspectors' || second === 'recusals') return ['frame'];
    if (second === 'seed' && path[2] === 'source') return ['shape'];
    return second === 'seed' || second === 'strata' ? ['commitment', 'shape'] : ['commitment'];
  }
  if (part === 'reveal') return ['seed'];
  if (part !== 'result') return ['frame', 'shape'];
  if (second === 'commitment') return ['commitment'];
  if (second === 'seed') return ['seed'];
  if (field === 'id' || field === 'ticket') return ['tickets'];
  if (field === 'stratum') return [second === 'selected' ? 'selection' : 'reserves'];
  return ['inspectors'];
}

describe.each(VECTORS)('one altered value in the vector %s', (name) => {
  const proof = vector(name);
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
      { numRuns: 250 },
    );
  });

  it('is found by its shape, and named, where it is of another kind', () => {
    const wrong = fc.constantFrom<unknown>(null, true, '', 1.5, -1, Number.NaN, [], {}, 'Ä\ud800', 2 ** 60);
    otherKindsAreFound(
      { proof, leaf, runs: 200 },
      wrong,
      (path, value) => path[1] === 'title' && value === '',
    );
  });

  it('is found where a value is missing or one too many', () => {
    missingAndAddedAreFound({ proof, leaf, runs: 130 });
  });
});

describe('rows of the result', () => {
  const proof = vector('local');
  const { selected, reserves } = proof.result;
  const withResult = (result: Partial<typeof proof.result>) => ({
    ...proof,
    result: { ...proof.result, ...result },
  });

  it.each([
    ['a selected row left out', { selected: selected.slice(1) }, 'selection', '/result/selected/0/id'],
    ['the last one left out', { selected: selected.slice(0, -1) }, 'selection', '/result/selected/10'],
    [
      'two selected rows in the wrong order',
      { selected: [selected[1]!, selected[0]!, ...selected.slice(2)] },
      'selection',
      '/result/selected/0/id',
    ],
    ['a selected row twice', { selected: [...selected, selected[0]!] }, 'selection', '/result/selected/11'],
    [
      'a reserve among the selected',
      { selected: [...selected.slice(0, -1), { ...reserves[0]!, inspectors: [] }] },
      'selection',
      '/result/selected/10/id',
    ],
    ['a reserve left out', { reserves: reserves.slice(0, -1) }, 'reserves', '/result/reserves/7'],
    ['the reserves turned round', { reserves: reserves.toReversed() }, 'reserves', '/result/reserves/0/id'],
    [
      'the inspectors turned round',
      {
        selected: [
          { ...selected[0]!, inspectors: selected[0]!.inspectors.toReversed() },
          ...selected.slice(1),
        ],
      },
      'inspectors',
      '/result/selected/0/inspectors',
    ],
    [
      'a shortage hidden',
      { selected: selected.map(({ short: _short, ...row }) => row) },
      'inspectors',
      `/result/selected/${selected.findIndex(({ short }) => short)}/short`,
    ],
  ] as const)('%s', (_name, result, step, path) => {
    expect(verifyProof(withResult(result), tools)).toMatchObject({ ok: false, step, path });
  });
});
