import type { PaperTemplate } from '@mingcha/casework';

/** The papers of a consultation. */
export const documentTemplates: Readonly<Record<string, PaperTemplate>> = {
  'consultation-announcement': {
    title: '征求意见公告',
    to: '社会公众',
    paragraphs: [
      '现就“{title}”公开征求意见，期限为自本公告发布之日起{days}个工作日。',
      '期限较短的理由：{urgent}',
      '提意见的方式：{address}',
      '{text}',
    ],
  },
  'consultation-feedback': {
    title: '意见采纳情况反馈',
    to: '社会公众',
    paragraphs: [
      '“{title}”公开征求意见期间，共收到意见{received}条。',
      '意见汇总：{summary}',
      '采纳情况及不采纳的理由：{adopted}',
    ],
  },
};
