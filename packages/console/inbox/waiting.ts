import { addDays } from '@mingcha/kernel';
import type { InboxRow } from '../api/cases/caseTypes.ts';
import type { Task } from '../home/tasks.ts';
import { daysUntil } from '../ui/show/format.ts';

/** The cases that wait for the user, as tasks. */
export const caseTasks = (rows: readonly InboxRow[], now: number): Task[] =>
  rows.map(({ id, type, typeTitle, number, about, due, light, reasons }) => {
    const left = due === undefined ? undefined : daysUntil(due, now);
    return {
      key: `case ${id}`,
      urgency: light === 'red' ? 1 : light === 'yellow' ? 2 : 4,
      title: [number ?? '未编号', about].filter(Boolean).join(' '),
      about: [typeTitle, reasons.join('、'), dueText(due, left)].filter(Boolean).join('，'),
      ...(due !== undefined && { due }),
      to: { case: { type, id } },
    };
  });

function dueText(due: string | undefined, left: number | undefined): string {
  if (due === undefined || left === undefined) return '';
  if (left < 0) return `已逾期 ${-left} 天`;
  return left === 0 ? '今天到期' : `${due} 到期`;
}

const week = 7;
const never = '9999';

/** What has no day stands by its urgency: with what is due today, in a week, or at the end. */
function dayOf({ due, urgency }: Task, today: string): string {
  if (due !== undefined) return due;
  if (urgency <= 2) return today;
  return urgency === 3 ? addDays(today, week) : never;
}

/** All that waits for the user in the order in which it is due; what is due on one day by its urgency. */
export const inDueOrder = (tasks: readonly Task[], today: string): Task[] =>
  [...tasks].sort((a, b) => {
    const [one, other] = [dayOf(a, today), dayOf(b, today)];
    return one === other ? a.urgency - b.urgency : one.localeCompare(other);
  });

/** Tasks that are in due order, under the headings of a page; headings without tasks are left out. */
export function byDue(tasks: readonly Task[], today: string): { title: string; tasks: Task[] }[] {
  const soon = addDays(today, week);
  const titleOf = (task: Task): string => {
    const at = dayOf(task, today);
    if (at < today) return '已逾期';
    if (at === today) return '今天';
    if (at <= soon) return '七天以内';
    return at === never ? '没有确定的期限' : '七天以后';
  };
  const found = new Map<string, Task[]>();
  for (const task of tasks) found.set(titleOf(task), [...(found.get(titleOf(task)) ?? []), task]);
  return [...found].map(([title, some]) => ({ title, tasks: some }));
}
