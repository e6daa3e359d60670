import type { PaperTemplate } from '@mingcha/casework';

export const editionTemplates: Readonly<Record<string, PaperTemplate>> = {
  'list-edition': {
    title: '清单公告',
    to: '社会公众',
    paragraphs: [
      '《{name}》第{edition}版自{from}起施行。',
      '与此前公示的版本相比：{changes}',
      '{note}',
      '全文在本市公示平台“清单”栏目查阅、下载。',
    ],
  },
};
