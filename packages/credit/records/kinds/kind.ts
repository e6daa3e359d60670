import type { Element, Rule } from '@mingcha/catalogue';

/** A kind of record as data: what its records say, and what of it the public reads. */
export type CreditKind = {
  id: string;
  title: string;
  /** What it is counted in. */
  unit: string;
  basis?: string;
  /** Beside those of every record; `open` ones are the public's where the kind is published. */
  elements: readonly Element[];
  rules?: readonly Rule[];
  /** Elements that hold several of these, divided by 、. */
  lists?: Readonly<Record<string, readonly string[]>>;
  /** Elements that hold personal data: masked, and never the public's. */
  personal?: readonly string[];
  /** Names of elements on the national publicity system and in the exchange: a push may use them. */
  exchange?: Readonly<Record<string, string>>;
  /** The clock by which it is published twice; what has none is not published. */
  publication?: 'permit' | 'penalty';
};

/** What every record says beside its elements, with the titles of its columns and the names that the exchange uses. */
export const baseColumns = {
  subject: { header: '统一社会信用代码', example: '91620300MA00000001', note: '18 位；相对人代码' },
  name: { header: '相对人名称', example: '金川区示例商贸有限公司', note: '与登记的名称一致' },
  authority: { header: '作出机关', example: '市市场监督管理局', note: '全称；本市部门也可填编号或简称' },
  number: { header: '文书号', example: '金市监许〔2026〕1号', note: '决定文书的文号' },
  date: { header: '决定日期', example: '2026-03-16', note: '如 2026-03-16' },
} as const;
export type BaseField = keyof typeof baseColumns;
export const baseFields = Object.keys(baseColumns) as BaseField[];
