import { parallelUnits, proofCost } from '@mingcha/cases/bench';
import { expect, test } from 'vitest';
import { library } from './index.ts';

// Processor time, the best of some runs: a busy machine does not make it longer.
test.each(library.map(({ type }) => [type.name, type] as const))('%s is proved within 100 ms', (_, type) => {
  expect(proofCost(type).seconds).toBeLessThan(0.1);
});

test('six units side by side with three answers each are proved within 2 s', () => {
  const { seconds, configurations } = proofCost(parallelUnits(6), 2);
  expect(configurations).toBeGreaterThan(4 ** 6);
  expect(seconds).toBeLessThan(2);
});
