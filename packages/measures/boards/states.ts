import { boardStates } from '@mingcha/kernel/labels';
import { defineLife } from '@mingcha/lifecycle';

/** The life of an entry on the red or black board. The office runs the notice, the unit is the one that stands there. */
export const boardLife = defineLife({
  name: 'board',
  what: '该榜单条目',
  states: boardStates,
  actions: {
    publish: { title: '公示', from: ['proposed'], to: 'published', by: ['office'] },
    appeal: {
      title: '申诉',
      from: ['published'],
      to: 'appealed',
      by: ['unit'],
      only: '只能由被列入的单位申诉，须由部门管理员操作。',
    },
    uphold: { title: '维持', from: ['appealed'], to: 'upheld', by: ['office'] },
    remove: {
      title: '撤下',
      from: ['proposed', 'published', 'appealed', 'upheld'],
      to: 'removed',
      by: ['office'],
    },
  },
  only: '只有督查室可以进行此操作。',
});

export type BoardState = keyof typeof boardLife.states;
export type BoardAction = keyof typeof boardLife.actions;

/** States in which others than the office see an entry, and the public where the notice is published. */
export const shownStates: readonly BoardState[] = ['published', 'appealed', 'upheld'];
