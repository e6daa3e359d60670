import type { Element } from '@mingcha/catalogue';

type More = Partial<Omit<Element, 'field' | 'title' | 'type'>>;
const element =
  (type: Element['type']) =>
  (field: string, title: string, more: More = {}): Element => ({
    field,
    title,
    type,
    ...more,
  });

export const text = element('text');
export const day = element('date');
export const number = element('number');
export const flag = element('flag');
export const choice = (field: string, title: string, choices: string[], more: More = {}): Element =>
  element('choice')(field, title, { choices, ...more });

/** Who stands for the subject, and who reported the record. */
export const ofSubject: readonly Element[] = [
  text('legalPerson', '法定代表人', { most: 60 }),
  choice('legalIdType', '法定代表人证件类型', [
    '身份证',
    '港澳居民来往内地通行证',
    '台湾居民来往大陆通行证',
    '护照',
    '其他',
  ]),
  text('legalId', '法定代表人证件号', { most: 40, internal: true }),
];
export const personalOfSubject = ['legalPerson', 'legalId'];

export const ofSource: readonly Element[] = [
  text('authorityCode', '作出机关代码', { most: 18 }),
  text('source', '数据来源单位', { most: 100 }),
  text('sourceCode', '数据来源单位代码', { most: 18 }),
  text('remark', '备注', { most: 500 }),
];

export const open: More = { open: true };
