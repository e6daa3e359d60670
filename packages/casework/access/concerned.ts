import type { CompiledCaseType } from '@mingcha/cases';
import type { Case } from '../kept/case.ts';

/** The departments that a case concerns: those its fields name, those that are asked, the one that opened it. */
export function concernedBy(
  { fields, tasks }: CompiledCaseType,
  { course: { record }, openedBy }: Case,
): readonly string[] {
  const found = new Set<string>();
  for (const [name, { type }] of fields) {
    const value = type === 'department' ? record.fields[name] : undefined;
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one === 'string' && one) found.add(one);
  }
  for (const { kind, to } of record.tasks) {
    if (typeof tasks.get(kind)?.to === 'object') found.add(to);
  }
  if (openedBy.dept) found.add(openedBy.dept);
  return [...found];
}
