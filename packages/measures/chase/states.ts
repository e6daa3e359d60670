import { chaseStates } from '@mingcha/kernel/labels';
import { defineLife } from '@mingcha/lifecycle';

/** The life of a chase. Its department answers, the office decides. */
export const chaseLife = defineLife({
  name: 'chase',
  what: '该督办',
  states: chaseStates,
  actions: {
    answer: {
      title: '答复',
      from: ['issued', 'answered'],
      to: 'answered',
      by: ['unit'],
      only: '只能答复发给本部门的督办，须由部门管理员操作。',
    },
    reject: { title: '退回', from: ['answered'], to: 'issued', by: ['office'] },
    close: { title: '办结', from: ['issued', 'answered'], to: 'closed', by: ['office'] },
  },
  only: '只有督查室可以进行此操作。',
});

export type ChaseState = keyof typeof chaseLife.states;
