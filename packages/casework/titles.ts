import type { CompiledCaseType } from '@mingcha/cases';
import type { Case } from './kept/case.ts';
import type { CaseEvent } from './kept/event.ts';

/** The title of a task of a case by its id. */
export function taskTitle(compiled: CompiledCaseType, { course: { record } }: Case, id: string): string {
  const kind = record.tasks.find((one) => one.id === id)?.kind ?? '';
  return compiled.tasks.get(kind)?.title ?? id;
}

/** The title of a child of a case by its id in the record, with what it is about. */
export function childTitle(
  compiled: CompiledCaseType,
  { course: { record }, rows }: Case,
  id: string,
): string {
  const child = record.children.find((one) => one.id === id);
  const kind = compiled.children.get(child?.kind ?? '');
  if (!child || !kind) return id;
  return `${kind.title}（${aboutName(compiled, rows, child)}）`;
}

/** The name of the row that a child is about, where the case keeps it; else what was given. */
export function aboutName(
  { children, fields }: CompiledCaseType,
  rows: Case['rows'],
  { kind, one, name }: { kind: string; one: string; name?: string | undefined },
): string {
  if (name !== undefined) return name;
  const from = children.get(kind)?.one;
  const register =
    typeof from !== 'object' ? undefined : 'each' in from ? fields.get(from.each)?.register : from.register;
  // What is asked is a row of the register that a field of the child names.
  const kept = register === undefined ? Object.values(rows) : [rows[register] ?? {}];
  const row = kept.find((all) => Object.hasOwn(all, one))?.[one];
  return typeof row?.name === 'string' ? row.name : one;
}

/** The title of what an event is about: a clock, a task, a child or an action. */
export function subjectOf(
  compiled: CompiledCaseType,
  found: Case,
  { kind, name }: Pick<CaseEvent, 'kind' | 'name'>,
): string {
  if (kind === 'expired') return compiled.clocks.get(name)?.title ?? name;
  if (kind === 'answered' || kind === 'silent') return taskTitle(compiled, found, name);
  if (kind === 'archived') return '归档';
  if (kind === 'erased') return '清除个人信息';
  if (kind === 'moved') return `改用第 ${name} 版定义`;
  if (kind === 'handedOver') return '移交';
  if (kind === 'rated') return `评价：${name}`;
  if (kind === 'merged') return `并入 ${name}`;
  if (kind === 'mainEnded') return `所并入的 ${name} 已办结`;
  if (kind === 'childEnded') return childTitle(compiled, found, name);
  return compiled.actions.get(name)?.title ?? name;
}
