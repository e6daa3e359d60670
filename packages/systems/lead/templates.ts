import type { PaperTemplate } from '@mingcha/casework';

/** The papers of a lead. */
export const leadTemplates: Readonly<Record<string, PaperTemplate>> = {
  'lead-decision': {
    title: '问题线索处理决定',
    paragraphs: [
      '线索编号：{number}',
      '涉及对象：{subject}',
      '核查情况：{finding}',
      '处理结果：{outcome}',
      '移送机关：{organ}',
    ],
  },
  'lead-answer': {
    title: '举报处理告知书',
    paragraphs: ['你对{subject}的举报（{number}）已经核查，处理结果为：{outcome}。', '{reply}'],
  },
  'lead-refusal': {
    title: '举报不予处理告知书',
    paragraphs: ['你对{subject}的举报（{number}），决定不予处理。', '理由：{ground}'],
  },
  'lead-transfer': {
    title: '线索移送告知书',
    paragraphs: ['你对{subject}的举报（{number}），已移送{organ}处理。', '理由：{ground}'],
  },
};
