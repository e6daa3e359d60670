import type { CaseType } from '@mingcha/cases';

/** What a template can name besides the fields of its type. A field of the same name comes first. */
export const templateWords = {
  organ: '制作文书的单位',
  paperNumber: '文书的文号',
  signer: '签发人',
  number: '事项的受理号',
  opened: '受理日期',
  date: '作出日期',
  recipient: '文书发给谁',
  about: '事项类型和受理号',
  papers: '此前作出的文书',
} as const;

/** All that a template of a type can name; tables have no place in a line. */
export const knownWords = ({ fields }: Pick<CaseType, 'fields'>): string[] => [
  ...Object.keys(templateWords),
  ...Object.entries(fields).flatMap(([name, { type }]) => (type === 'table' ? [] : [name])),
];
