import type { PaperTemplate } from '@mingcha/casework';

/** The papers of a fair-competition review. */
export const competitionTemplates: Readonly<Record<string, PaperTemplate>> = {
  'competition-conclusion': {
    title: '公平竞争审查意见书',
    paragraphs: [
      '政策措施：{title}',
      '审查结论：{outcome}',
      '审查意见：{opinion}',
      '例外情形：{exception}',
      '实施期限：至{until}',
      '审查不通过的，不得印发。',
    ],
  },
};
