import { expect, it } from 'vitest';
import { exampleModel } from './example.ts';
import { modelFaults } from './faults.ts';
import { modelSchema } from './format.ts';
import { shippedKinds } from './recordKinds.ts';

it('the example is a sound model over the shipped kinds, and says that it is one', () => {
  expect(modelFaults(modelSchema.parse(exampleModel), shippedKinds)).toEqual([]);
  expect(exampleModel.title).toContain('示例');
  expect(exampleModel.about).toContain('虚构');
});
