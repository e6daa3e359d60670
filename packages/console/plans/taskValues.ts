import type { Case, Values } from '../api/cases/caseTypes.ts';

/** What a task that carries out a batch of a plan begins with. */
export function taskValues({ id, fields }: Pick<Case, 'id' | 'fields'>, batch: Values): Values {
  const plan = new Map(fields.map(({ name, value }) => [name, value]));
  const { name, items, aim, scope, modes, from, until, lead, joint } = batch;
  const values = {
    title: `${String(plan.get('year'))} 年${String(name)}`,
    source: '年度计划',
    plan: id,
    batch: name,
    dept: lead ?? plan.get('dept'),
    joint: joint ?? plan.get('joint'),
    ...{ items, aim, scope, modes, from, until },
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
