import type { PaperTemplate } from '@mingcha/casework';

/** The papers of requests of enterprises and of visits to them. */
export const enterpriseTemplates: Readonly<Record<string, PaperTemplate>> = {
  'enterprise-reply': {
    title: '企业诉求答复函',
    to: '{company}',
    paragraphs: [
      '你单位于{opened}提出的诉求（{number}）收悉：{text}',
      '办理情况：{reply}',
      '办理结果：{outcome}。请自收到本函之日起五个工作日内反馈是否满意，逾期未反馈的，按办理结果办结。',
    ],
  },
  'enterprise-visit': {
    title: '走访企业记录',
    paragraphs: [
      '企业名称：{company}',
      '走访事由：{trigger}',
      '走访日期：{visitedOn}',
      '走访情况：{findings}',
      '回访情况：{told}',
    ],
  },
};
