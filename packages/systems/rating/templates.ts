import type { PaperTemplate } from '@mingcha/casework';

/** The papers of a bad rating. */
export const ratingTemplates: Readonly<Record<string, PaperTemplate>> = {
  'rating-order': {
    title: '差评整改通知单',
    paragraphs: [
      '“{service}”收到一条“{level}”的评价（{number}）。',
      '办件编号：{serial}',
      '评价内容：{text}',
      '请自评价之日起十五个工作日内整改，并报送整改情况和对评价人的答复。认为评价无效的，可以申诉一次。',
    ],
  },
};
