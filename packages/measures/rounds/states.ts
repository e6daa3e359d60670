import { roundStates } from '@mingcha/kernel/labels';
import { defineLife } from '@mingcha/lifecycle';

/** The life of a round. One that was closed too early is opened again; the clock opens as the office does. */
export const roundLife = defineLife({
  name: 'round',
  what: '该报送轮次',
  states: roundStates,
  actions: {
    open: { title: '开启', from: ['planned', 'closed'], to: 'open', by: ['office'] },
    close: { title: '截止', from: ['open'], to: 'closed', by: ['office'] },
    report: { title: '填报', from: ['open'], by: ['units'] },
  },
});

export type RoundState = keyof typeof roundLife.states;
