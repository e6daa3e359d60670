/** What the console knows of each register beyond the columns that the API describes. */
export interface RegisterKind {
  base: string;
  title: string;
  about: string;
  /** One row, and its measure word. */
  noun: string;
  unit: string;
  search: string;
  /** Fields shown at first, in this order; the user may choose others. */
  fields: string[];
  /** Of those, the ones that stay on the card of a narrow screen. */
  card: string[];
  /** The right needed to change rows. */
  write: string;
  /** Whether a version must be published before draws use it. */
  publishes: boolean;
  /** Rows hold personal data, shown as it is on request only. */
  personal?: true;
}

export const registerKinds = {
  objects: {
    base: '/v1/rosters/objects',
    title: '检查对象名录库',
    about: '抽查时从这里抽取检查对象。每次改动生成一个新版本，旧版本永远可查。',
    noun: '检查对象',
    unit: '户',
    search: '名称、统一社会信用代码、住所…',
    fields: ['name', 'id', 'division', 'status', 'riskClass', 'type', 'industry', 'labels', 'lastInspected'],
    card: ['name', 'id', 'division', 'riskClass', 'lastInspected', 'status'],
    write: 'rosters:write',
    publishes: false,
    personal: true,
  },
  inspectors: {
    base: '/v1/rosters/inspectors',
    title: '执法检查人员名录库',
    about: '抽查时从这里抽取执法检查人员。证件过期或停用的人员不会被抽中。',
    noun: '执法检查人员',
    unit: '人',
    search: '姓名、执法证号、职务…',
    fields: ['name', 'id', 'dept', 'validUntil', 'status', 'level', 'skills', 'divisions'],
    card: ['name', 'id', 'dept', 'divisions', 'validUntil', 'status'],
    write: 'rosters:write',
    publishes: false,
    personal: true,
  },
  items: {
    base: '/v1/catalogues/inspection/items',
    title: '随机抽查事项清单',
    about: '清单之外不得检查。修改先存为草稿版本，公示后才可用于抽查。',
    noun: '抽查事项',
    unit: '项',
    search: '事项名称、编码、依据…',
    fields: ['name', 'id', 'dept', 'kind', 'skills', 'ratioCap', 'status'],
    card: ['name', 'id', 'dept', 'kind', 'ratioCap', 'status'],
    write: 'catalogue:write',
    publishes: true,
  },
} as const satisfies Record<string, RegisterKind>;

export type RegisterKindName = keyof typeof registerKinds;

/** Whether a piece of an address names a register. */
export function isRegisterKind(value: string): value is RegisterKindName {
  return value in registerKinds;
}
