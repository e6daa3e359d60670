import { briefingStates } from '@mingcha/kernel/labels';
import { defineLife } from '@mingcha/lifecycle';

/** The life of a briefing. What is issued never changes. */
export const briefingLife = defineLife({
  name: 'briefing',
  what: '该通报',
  states: {
    ...briefingStates,
    issued: {
      ...briefingStates.issued,
      refusal: '该通报已经印发，不能再修改、删除或者重新印发；如需更正，请另行生成一期。',
    },
  },
  actions: {
    edit: { title: '修改', from: ['draft'], by: ['office'] },
    delete: { title: '删除', from: ['draft'], to: 'gone', by: ['office'] },
    issue: { title: '印发', from: ['draft'], to: 'issued', by: ['office'] },
  },
});

export type BriefingState = keyof typeof briefingLife.states;
export type BriefingAction = keyof typeof briefingLife.actions;
