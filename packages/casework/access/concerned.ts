import type { CompiledCaseType } from '@mingcha/cases';
import type { Case } from '../kept/case.ts';
import { textsIn } from '../texts.ts';

/** The departments that a case concerns: those its fields name, those that are asked, the one that opened it. */
export function concernedBy(
  { fields, tasks }: CompiledCaseType,
  { course: { record }, openedBy }: Case,
): readonly string[] {
  const found = new Set<string>();
  for (const [name, { type }] of fields) {
    if (type === 'department') for (const one of textsIn(record.fields[name])) found.add(one);
  }
  for (const { kind, to } of record.tasks) {
    if (typeof tasks.get(kind)?.to === 'object') found.add(to);
  }
  if (openedBy.dept) found.add(openedBy.dept);
  return [...found];
}
