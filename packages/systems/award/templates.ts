import type { PaperTemplate } from '@mingcha/casework';

/** The papers of an award. */
export const awardTemplates: Readonly<Record<string, PaperTemplate>> = {
  'award-notice': {
    title: '奖补核定通知书',
    to: '{applicant}',
    paragraphs: [
      '你单位申报的{year}年度奖补（{number}），公示期满，核定如下。',
      '奖补条款：{clause}',
      '奖补金额：{amount}元',
      '核定依据：{grounds}',
      '请自公示之日起六个月内领取，逾期视为放弃。',
    ],
  },
  'award-refusal': {
    title: '不予奖补通知书',
    to: '{applicant}',
    paragraphs: ['你单位申报的{year}年度奖补（{number}），决定不予奖补。', '理由：{ground}'],
  },
  'award-forfeit': {
    title: '视为放弃奖补告知书',
    to: '{applicant}',
    paragraphs: ['你单位{year}年度的奖补（{number}），自公示之日起六个月内未领取，视为放弃。'],
  },
};
