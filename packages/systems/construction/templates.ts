import type { PaperTemplate } from '@mingcha/casework';

/** The papers of a construction project. */
export const constructionTemplates: Readonly<Record<string, PaperTemplate>> = {
  'construction-closing': {
    title: '工程建设项目审批办结单',
    to: '{builder}',
    paragraphs: [
      '项目名称：{name}',
      '项目代码：{code}',
      '该项目（{number}）四个阶段的审批事项均已准予，全过程办结。',
    ],
  },
  'construction-stop': {
    title: '工程建设项目审批终止告知书',
    to: '{builder}',
    paragraphs: ['项目名称：{name}', '该项目（{number}）的审批终止。', '理由：{ground}'],
  },
};
