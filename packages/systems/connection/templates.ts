import type { PaperTemplate } from '@mingcha/casework';

/** The papers of a connection to the mains. */
export const connectionTemplates: Readonly<Record<string, PaperTemplate>> = {
  'connection-plan': {
    title: '接入方案答复书',
    to: '{user}',
    paragraphs: [
      '你（单位）的报装申请（{number}）已经联合踏勘。',
      '用能地址：{address}',
      '报装项目：{parts}',
      '接入方案：{plan}',
      '建筑区划红线以外的外线工程由接入单位投资建设。',
    ],
  },
  'connection-acceptance': {
    title: '联合验收意见书',
    to: '{user}',
    paragraphs: ['报装编号：{number}', '报装项目：{parts}', '验收意见：{accepted}'],
  },
  'connection-refusal': {
    title: '不予接入告知书',
    to: '{user}',
    paragraphs: ['你（单位）的报装申请（{number}），决定不予接入。', '理由：{ground}'],
  },
};
