import type { CompiledCaseType, TaskRecord } from '@mingcha/cases';
import type { Depts } from '@mingcha/http';
import type { Case } from '../kept/case.ts';
import { textsIn } from '../texts.ts';

/** The departments that the fields of a case name. */
export const unitsOf = (
  { fields }: CompiledCaseType,
  { course: { record } }: Pick<Case, 'course'>,
): string[] =>
  [...fields].flatMap(([name, { type }]) => (type === 'department' ? textsIn(record.fields[name]) : []));

/** The department that a task asks; undefined where it asks a party, or a row that names none. */
export function deptAsked(
  { tasks }: CompiledCaseType,
  { kind, to, dept }: Pick<TaskRecord, 'kind' | 'to' | 'dept'>,
): string | undefined {
  const asks = tasks.get(kind)?.to;
  if (typeof asks !== 'object') return undefined;
  return 'each' in asks ? to : dept;
}

/** The departments from which an answer is still asked. */
export const openTasksOf = (
  compiled: CompiledCaseType,
  { course: { record } }: Pick<Case, 'course'>,
): string[] =>
  record.tasks.flatMap((task) => (task.status === 'open' ? (deptAsked(compiled, task) ?? []) : []));

/** The departments that a case concerns: those its fields name, those that are or were asked, the one that opened it. */
export function concernedBy(
  compiled: CompiledCaseType,
  of: Pick<Case, 'course' | 'openedBy'>,
): readonly string[] {
  const asked = of.course.record.tasks.flatMap((task) => deptAsked(compiled, task) ?? []);
  const { dept } = of.openedBy;
  return [...new Set([...unitsOf(compiled, of), ...asked, ...(dept ? [dept] : [])])];
}

/** Whether a case that concerns these departments is among those of a reach. */
export const isReached = (reach: Depts | undefined, concerned: readonly string[]): boolean =>
  reach !== undefined && (reach === 'all' || concerned.some((dept) => reach.includes(dept)));
