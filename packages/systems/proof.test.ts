import { parallelUnits, proofCost } from '@mingcha/cases/bench';
import { expect, test } from 'vitest';
import { library } from './index.ts';

// What a proof takes grows with the configurations that it looks at; the bench has the times.
test.each(library.map(({ type }) => [type.name, type] as const))(
  '%s is proved by less than six units side by side need',
  (_, type) => {
    const { configurations } = proofCost(type, 1);
    expect(configurations).toBeGreaterThan(1);
    expect(configurations).toBeLessThan(4 ** 6);
  },
);

test('six units side by side with three answers each are proved', () => {
  expect(proofCost(parallelUnits(6), 1).configurations).toBeGreaterThan(4 ** 6);
});
