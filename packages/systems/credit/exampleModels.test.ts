import { compileCaseType } from '@mingcha/cases';
import { departmentFigures } from '@mingcha/casework/reading';
import { expect, it } from 'vitest';
import { exampleModels } from '../../credit/models/examples.ts';
import { modelFaults } from '../../credit/models/faults.ts';
import { subjectFields } from '../../credit/models/fields.ts';
import { modelSchema } from '../../credit/models/format.ts';
import { shippedKinds } from '../../credit/models/recordKinds.ts';
import { readingsOf } from '../../credit/subjects/agencies.ts';
import { departmentFields } from '../../credit/subjects/departmentFacts.ts';
import { library } from '../index.ts';
import { intermediaryAgencies } from '../lists/items/agencies.ts';

const figures = library.flatMap(({ type }) => departmentFigures(compileCaseType(type)));
const fields = {
  enterprise: subjectFields,
  intermediary: new Map(readingsOf(intermediaryAgencies.list).map(({ name, field }) => [name, field])),
  department: departmentFields(figures),
};

it.each(Object.entries(exampleModels))(
  'the example for %s is a sound model over what is shipped, and says that it is one',
  (subject, example) => {
    const own = fields[subject as keyof typeof fields];
    expect(modelFaults(modelSchema.parse(example), shippedKinds, own)).toEqual([]);
    expect(example.subject).toBe(subject);
    expect(example.title).toContain('示例');
    expect(example.about).toContain('虚构');
  },
);

it('figures of the library that are told apart by department each have a name of their own', () => {
  const names = departmentFields(figures);
  const means = figures.filter(({ isMean }) => isMean).length;
  expect(names.size).toBe(departmentFields([]).size + figures.length + means);
  for (const name of names.keys()) expect(name.length).toBeLessThanOrEqual(120);
});
