import type { Case } from '../api/cases/caseTypes.ts';
import type { Compose } from '../api/types.ts';

/** States in which draws may carry out a task: it is approved, and has not ended. */
export const openTaskStates: readonly string[] = ['approved', 'running'];
export const isOpenTask = (state: string): boolean => openTaskStates.includes(state);

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What a draw takes from the task that it carries out: its title, items and departments; the lead first. */
export function composeOfTask(
  { id, fields }: Pick<Case, 'id' | 'fields'>,
  size: number,
): Pick<Compose, 'task' | 'title' | 'items' | 'teams'> {
  const task = new Map(fields.map(({ name, value }) => [name, value]));
  const depts = [String(task.get('dept')), ...texts(task.get('joint'))];
  return {
    task: id,
    title: String(task.get('title')),
    items: texts(task.get('items')),
    teams: [...new Set(depts)].map((dept) => ({ dept, size })),
  };
}
