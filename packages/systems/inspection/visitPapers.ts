/** The papers of a visit, from its approval to what follows from it. */
export const visitPapers = {
  approval: { title: '行政检查审批表', to: 'office', template: 'inspection-approval' },
  notice: { title: '行政检查通知书', to: 'member', template: 'inspection-notice', needsSeal: true },
  forms: { title: '检查事项检查表', to: 'member', template: 'inspection-forms' },
  receipt: { title: '送达回证', to: 'member', template: 'inspection-receipt' },
  record: { title: '现场检查笔录', to: 'member', template: 'inspection-record' },
  situation: { title: '抽查检查情况记录表', to: 'member', template: 'inspection-situation' },
  survey: { title: '勘验笔录', to: 'member', template: 'inspection-survey' },
  sampling: { title: '抽样取证凭证', to: 'member', template: 'inspection-sampling' },
  questioning: { title: '询问笔录', to: 'member', template: 'inspection-questioning' },
  outcome: { title: '检查结果告知书', to: 'member', template: 'inspection-outcome', needsSeal: true },
  amendment: {
    title: '检查结果更正告知书',
    to: 'member',
    template: 'inspection-amendment',
    needsSeal: true,
  },
  order: { title: '责令改正通知书', to: 'office', template: 'inspection-order', needsSeal: true },
  referral: { title: '抄告单', to: 'office', template: 'inspection-referral', needsSeal: true },
} as const;
