import { atOnce, defineEntity, type Operation, place } from '@mingcha/store';

/** That a task may be carried out: a visit of one of its draws is over, or the draw is published. */
type TaskLook = { at: string; draw: string; object?: string };

export const taskLookEntity = defineEntity<TaskLook>()({
  name: 'TASKLOOK',
  key: (of: TaskLook) => ({
    partition: [],
    sort: [of.at, of.draw, ...(of.object === undefined ? [] : [of.object])],
  }),
  due: ({ at }) => at,
});

/** Has the clock look whether the task of a draw is carried out; `object` is whose visit is over. */
export const lookAtTask = (draw: string, object?: string): Operation =>
  place(taskLookEntity, { at: atOnce, draw, ...(object !== undefined && { object }) });
