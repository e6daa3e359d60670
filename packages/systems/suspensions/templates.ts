import type { PaperTemplate } from '@mingcha/casework';

export const suspensionTemplates: Readonly<Record<string, PaperTemplate>> = {
  'item-suspension': {
    title: '事项停用公告',
    to: '社会公众',
    paragraphs: [
      '《{listTitle}》所列“{name}”（编号{item}）即日起停用。',
      '理由：{reason}',
      '停用期间不据此受理新的申请、开展新的检查；停用以前已经受理的，依法继续办理。',
    ],
  },
  'item-resumption': {
    title: '事项恢复公告',
    to: '社会公众',
    paragraphs: ['《{listTitle}》所列“{name}”（编号{item}）即日起恢复使用。', '理由：{ground}'],
  },
};
