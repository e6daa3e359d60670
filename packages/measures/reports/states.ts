import { reportStates } from '@mingcha/kernel/labels';
import { defineLife } from '@mingcha/lifecycle';

const byUnit = '只能填报和提交本部门的进展报告；提交须由部门管理员操作。';
const byOffice = '只有督查室可以采用或退回进展报告。';

/**
 * The life of a report. Whoever writes for the unit saves, whoever signs for it submits, the office decides. Nothing
 * leaves `accepted`; what was submitted changes only after the office returned it.
 */
export const reportLife = defineLife({
  name: 'report',
  what: '该进展报告',
  none: '该进展报告尚未报送，请等报送单位签发后再审核。',
  states: reportStates,
  actions: {
    save: {
      title: '保存',
      from: ['none', 'draft', 'returned'],
      to: { none: 'draft' },
      by: ['writer'],
      only: byUnit,
    },
    submit: {
      title: '签发提交',
      from: ['none', 'draft', 'returned'],
      to: 'submitted',
      by: ['signer'],
      only: byUnit,
    },
    accept: { title: '采用', from: ['submitted'], to: 'accepted', by: ['office'], only: byOffice },
    return: { title: '退回', from: ['submitted'], to: 'returned', by: ['office'], only: byOffice },
  },
});

export type ReportState = keyof typeof reportLife.states;
export type ReportAction = keyof typeof reportLife.actions;
