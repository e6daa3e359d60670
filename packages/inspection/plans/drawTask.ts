import { type CaseNow, caseNowOf } from '@mingcha/casework/besides';
import { type FieldError, problems } from '@mingcha/kernel';
import { defineEntity, drop, type Operation, place, queryAll, type TenantStore } from '@mingcha/store';
import type { Compose } from '../draws/composing/compose.ts';
import type { Draw } from '../draws/kept/draw.ts';
import { listed } from '../visits/decide.ts';

export const planType = 'inspection-plans';
export const taskType = 'inspection-tasks';

/** A task in whose name draws are made: it is approved, and not ended. */
const openStates: readonly string[] = ['approved', 'running'];

/** The approved task (抽查任务) that a draw carries out, as it was when the draw was composed. It is no part of the plan that is committed. */
export type DrawTask = {
  /** Id of the case. */
  id: string;
  number: string;
  title: string;
  from: string;
  until: string;
  /** The plan whose batch it carries out. */
  plan?: { id: string; number: string; title: string };
};

/** A draw of a task. */
const taskDrawEntity = defineEntity<{ task: string; draw: string }>()({
  name: 'TASKDRAW',
  key: (of: { task: string; draw: string }) => ({ partition: [of.task], sort: [of.draw] }),
});

/** The ids of the draws that carry out a task, the oldest first. */
export const drawsOfTask = async (store: TenantStore, task: string): Promise<string[]> =>
  (await queryAll(store, taskDrawEntity, [task])).map(({ draw }) => draw);

/** What keeps the list of a task's draws, beside the write of a draw. */
export function taskPlaces(draw: string, before: string | undefined, after: string | undefined): Operation[] {
  if (before === after) return [];
  return [
    ...(before === undefined ? [] : [drop(taskDrawEntity, { task: before, draw })]),
    ...(after === undefined ? [] : [place(taskDrawEntity, { task: after, draw })]),
  ];
}

/** What of a draw goes beyond the task that it is to carry out. Pure. */
function beyondTask({ fields }: CaseNow, { items, teams }: Compose): FieldError[] {
  const [allowed, depts] = [listed(fields.items), [fields.dept, ...listed(fields.joint)]];
  return [
    ...items.flatMap((id, i) =>
      allowed.includes(id)
        ? []
        : [{ pointer: `/items/${i}`, message: `事项 ${id} 不在所选抽查任务的事项之内。` }],
    ),
    ...teams.flatMap(({ dept }, i) =>
      depts.includes(dept)
        ? []
        : [{ pointer: `/teams/${i}/dept`, message: '该部门不是所选抽查任务的牵头部门或联合部门。' }],
    ),
  ];
}

/**
 * The task that a draw names; undefined where it names none. Throws `invalid` (422) where it is not approved or has ended, and
 * at items and departments that the task does not have.
 */
export async function taskOf(store: TenantStore, compose: Compose): Promise<DrawTask | undefined> {
  if (compose.task === undefined) return undefined;
  const found = await caseNowOf(store, taskType, compose.task);
  if (found?.number === undefined || !openStates.includes(found.state))
    throw problems.invalid([
      { pointer: '/task', message: '只能按已经批准、尚未结束的抽查任务抽取，请另选一项任务，或者不选任务。' },
    ]);
  const errors = beyondTask(found, compose);
  if (errors.length > 0) throw problems.invalid(errors);
  const { title, from, until, plan: planId } = found.fields;
  const plan = typeof planId === 'string' ? await caseNowOf(store, planType, planId) : undefined;
  return {
    id: found.id,
    number: found.number,
    ...{ title: String(title), from: String(from), until: String(until) },
    ...(plan?.number !== undefined && {
      plan: { id: plan.id, number: plan.number, title: String(plan.fields.title) },
    }),
  };
}

/**
 * Refuses the commitment of draws where a task of theirs has changed meanwhile. Throws `task-ended` (409) where one has ended
 * since the draw was composed.
 */
export async function tasksUnchanged(store: TenantStore, draws: readonly Draw[]): Promise<Operation[]> {
  const tasks = new Map(draws.flatMap(({ task }) => (task ? [[task.id, task] as const] : [])));
  const found = await Promise.all([...tasks.keys()].map((id) => caseNowOf(store, taskType, id)));
  return [...tasks.values()].map((task, i) => {
    const now = found[i];
    if (now && openStates.includes(now.state)) return now.unchanged;
    throw problems.conflict(
      'task-ended',
      `抽查任务“${task.title}”（${task.number}）已经结束，不能再据此抽取。请修改计划，另选任务或者不选任务。`,
      { task: task.id },
    );
  });
}
