import type { PaperTemplate } from '@mingcha/casework';

/** The papers of a hotline order. */
export const hotlineTemplates: Readonly<Record<string, PaperTemplate>> = {
  'hotline-supervision': {
    title: '热线工单督办单',
    paragraphs: [
      '工单 {number} 尚未办结，诉求内容：{text}',
      '督办意见：{ground}',
      '请抓紧办理，并报告结果。',
    ],
  },
};
