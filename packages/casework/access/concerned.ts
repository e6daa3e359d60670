import type { CompiledCaseType } from '@mingcha/cases';
import type { Depts } from '@mingcha/http';
import type { Case } from '../kept/case.ts';
import { textsIn } from '../texts.ts';

/** The departments that the fields of a case name. */
export const unitsOf = (
  { fields }: CompiledCaseType,
  { course: { record } }: Pick<Case, 'course'>,
): string[] =>
  [...fields].flatMap(([name, { type }]) => (type === 'department' ? textsIn(record.fields[name]) : []));

const isAskedByName = ({ tasks }: CompiledCaseType, kind: string): boolean =>
  typeof tasks.get(kind)?.to === 'object';

/** The departments from which an answer is still asked. */
export const openTasksOf = (
  compiled: CompiledCaseType,
  { course: { record } }: Pick<Case, 'course'>,
): string[] =>
  record.tasks.flatMap(({ kind, to, status }) =>
    status === 'open' && isAskedByName(compiled, kind) ? [to] : [],
  );

/** The departments that a case concerns: those its fields name, those that are or were asked, the one that opened it. */
export function concernedBy(
  compiled: CompiledCaseType,
  of: Pick<Case, 'course' | 'openedBy'>,
): readonly string[] {
  const asked = of.course.record.tasks.flatMap(({ kind, to }) => (isAskedByName(compiled, kind) ? [to] : []));
  const { dept } = of.openedBy;
  return [...new Set([...unitsOf(compiled, of), ...asked, ...(dept ? [dept] : [])])];
}

/** Whether a case that concerns these departments is among those of a reach. */
export const isReached = (reach: Depts | undefined, concerned: readonly string[]): boolean =>
  reach !== undefined && (reach === 'all' || concerned.some((dept) => reach.includes(dept)));
