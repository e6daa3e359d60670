import type { PaperTemplate } from '@mingcha/casework';

/** The papers of a problem that is to be put right. */
export const rectificationTemplates: Readonly<Record<string, PaperTemplate>> = {
  'rectification-reminder': {
    title: '问题整改提醒函',
    paragraphs: ['{number} 号问题尚未完成整改，问题内容：{problem}', '请按期完成整改，并提交佐证材料。'],
  },
};
