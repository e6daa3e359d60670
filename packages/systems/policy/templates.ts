import type { PaperTemplate } from '@mingcha/casework';

export const policyTemplates: Readonly<Record<string, PaperTemplate>> = {
  'policy-notice': {
    title: '惠企政策告知书',
    to: '{name}',
    paragraphs: [
      '经核对，你单位符合“{policy}”（{document}）的条件：{why}。',
      '支持内容：{benefit}',
      '支持标准：{standard}',
      '请于{until}以前扫码确认，或者联系兑现部门代为确认。不必提交申请材料；逾期没有确认的，视为不享受。',
    ],
    code: { page: 'matters', end: 'until', caption: '扫码查看和确认' },
  },
  'policy-receipt': {
    title: '惠企政策兑现通知书',
    to: '{name}',
    paragraphs: ['“{policy}”已于{paidOn}兑现，金额{amount}元。'],
  },
  'policy-refusal': {
    title: '惠企政策核查告知书',
    to: '{name}',
    paragraphs: ['经核查，你单位不符合“{policy}”的条件。', '理由：{ground}'],
  },
};
