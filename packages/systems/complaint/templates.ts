import type { PaperTemplate } from '@mingcha/casework';

/** The papers of a consumer's complaint. */
export const complaintTemplates: Readonly<Record<string, PaperTemplate>> = {
  'complaint-acceptance': {
    title: '投诉受理决定书',
    paragraphs: ['你对{merchant}的投诉（{number}）符合受理条件，决定受理，并组织调解。'],
  },
  'complaint-refusal': {
    title: '投诉不予受理决定书',
    paragraphs: [
      '你对{merchant}的投诉（{number}），因{ground}，依照《市场监督管理投诉举报处理办法》第十五条，决定不予受理。',
    ],
  },
  'complaint-agreement': {
    title: '投诉调解书',
    paragraphs: [
      '投诉编号：{number}',
      '被投诉人：{merchant}',
      '投诉请求：{claim}',
      '双方达成协议：{agreement}',
    ],
  },
  'complaint-termination': {
    title: '投诉终止调解决定书',
    paragraphs: ['你对{merchant}的投诉（{number}），未能达成调解协议，决定终止调解。', '理由：{reason}'],
  },
};
