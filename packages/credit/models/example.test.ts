import { expect, it } from 'vitest';
import { exampleModels } from './examples.ts';
import { modelFaults } from './faults.ts';
import { modelSchema } from './format.ts';
import { shippedKinds } from './recordKinds.ts';

it.each(Object.entries(exampleModels))(
  'the example for %s is a sound model over the shipped kinds, and says that it is one',
  (subject, example) => {
    expect(modelFaults(modelSchema.parse(example), shippedKinds)).toEqual([]);
    expect(example.subject).toBe(subject);
    expect(example.title).toContain('示例');
    expect(example.about).toContain('虚构');
  },
);
