import type { PaperTemplate } from '@mingcha/casework';

/** 送达回证: who received which papers, when and where; filled in and signed on the spot. Any procedure can name it. */
export const deliveryTemplates: Readonly<Record<string, PaperTemplate>> = {
  'delivery-receipt': {
    title: '送达回证',
    paragraphs: [],
    form: [
      ['事项', '{about}'],
      ['送达文书及文号', '{papers}'],
      ['受送达人', '{recipient}'],
      ['送达地点', ''],
      ['送达方式', '□直接送达　□留置送达　□邮寄送达\n□电子送达　□公告送达　□其他'],
      ['受送达人签名或者盖章', '\n签收时间：　　　　年　　月　　日　　时'],
      ['代收人签名或者盖章及代收理由', '\n签收时间：　　　　年　　月　　日　　时'],
      ['见证人签名或者盖章', ''],
      ['送达人签名', ''],
      ['备注', ''],
    ],
  },
};
