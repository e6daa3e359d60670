import { workStates } from '@mingcha/kernel/labels';
import { defineLife } from '@mingcha/lifecycle';

const both = ['office', 'lead'] as const;

/**
 * The life of the work on a measure. `edit` is of its milestones, indicators and their values. Only the office gives a
 * measure up: nobody chases one that is stopped.
 */
export const workLife = defineLife({
  name: 'progress',
  what: '该举措',
  states: workStates,
  actions: {
    edit: { title: '修改', from: ['pending', 'active'], by: both },
    start: { title: '启动', from: ['pending'], to: 'active', by: both },
    finish: { title: '完成', from: ['pending', 'active'], to: 'done', by: both },
    stop: {
      title: '停止',
      from: ['pending', 'active'],
      to: 'stopped',
      by: ['office'],
      only: '只有督查室可以停止一项举措。',
    },
    reopen: { title: '重新启动', from: ['done', 'stopped'], to: 'active', by: both },
  },
  only: '只有督查室和该举措的牵头部门可以进行此操作。',
});

export type WorkState = keyof typeof workLife.states;
export type WorkAction = keyof typeof workLife.actions;
