import type { PaperTemplate } from '@mingcha/casework';

/** The papers of disclosure on request. */
export const accessTemplates: Readonly<Record<string, PaperTemplate>> = {
  'access-correction': {
    title: '政府信息公开申请补正告知书',
    to: '{name}',
    paragraphs: [
      '您（单位）于{opened}提出的政府信息公开申请（{number}）收悉。',
      '经审查，申请内容不明确，依照《中华人民共和国政府信息公开条例》第三十条，请补正以下内容：{missing}',
      '请自收到本告知书之日起十五个工作日内补正。无正当理由逾期不补正的，视为放弃申请。',
    ],
  },
  'access-consult': {
    title: '政府信息公开征求意见书',
    to: '{third}',
    paragraphs: [
      '本机关收到一件政府信息公开申请（{number}），所申请的信息为：{wanted}',
      '该信息涉及你方，依照《中华人民共和国政府信息公开条例》第三十二条征求意见。请自收到本意见书之日起十五个工作日内书面答复是否同意公开；不同意的，请说明理由。逾期未提出意见的，由本机关决定是否公开。',
    ],
  },
  'access-extension': {
    title: '政府信息公开延期答复告知书',
    to: '{name}',
    paragraphs: [
      '您（单位）提出的政府信息公开申请（{number}）收悉。',
      '因{reason}，依照《中华人民共和国政府信息公开条例》第三十三条，本机关将延长答复期限，延长的期限不超过二十个工作日。',
    ],
  },
  'access-reply': {
    title: '政府信息公开答复书',
    to: '{name}',
    paragraphs: [
      '您（单位）于{opened}提出的政府信息公开申请（{number}）收悉。',
      '所申请的信息为：{wanted}',
      '经审查，决定{outcome}。',
      '依据：{ground}',
      '{reply}',
      '如对本答复不服，可以自收到本答复书之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
    ],
  },
};
