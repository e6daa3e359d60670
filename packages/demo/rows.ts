/** Row shapes of the rosters and the item list, as the registers take them. Dates are `YYYY-MM-DD`. */

export type ObjectType = '企业' | '个体工商户' | '农民专业合作社' | '事业单位' | '其他';
export type ObjectStatus = '在营' | '停业' | '注销' | '吊销' | '迁出';
export type RiskClass = 'A' | 'B' | 'C' | 'D';

export interface Permit {
  name: string;
  number: string;
  validUntil?: string;
  authority?: string;
}

/** An inspection object (检查对象); `id` is its unified social credit code. */
export interface ObjectRow {
  id: string;
  name: string;
  type: ObjectType;
  legalRepresentative: string;
  authority: string;
  jurisdiction: string;
  industry: string;
  established: string;
  scope: string;
  address: string;
  division: string;
  permits?: Permit[];
  labels?: string[];
  contact?: string;
  phone?: string;
  status: ObjectStatus;
  riskClass?: RiskClass;
  lastInspected?: string;
}

/** An inspector (执法检查人员); `id` is the city's own number. Empty `divisions` or `items`: everywhere, all. */
export interface InspectorRow {
  id: string;
  name: string;
  certificate: string;
  validUntil: string;
  dept: string;
  level: '市' | '县' | '乡';
  position: string;
  function: string;
  divisions: string[];
  items: string[];
  skills: string[];
  expert?: boolean;
  phone: string;
  status: '在岗' | '停用';
}

/** A random-inspection item (随机抽查事项). It applies to objects with one of its `labels`, without any to all; `ratioCap` in permille. */
export interface ItemRow {
  id: string;
  name: string;
  dept: string;
  kind: '一般' | '重点';
  category: string;
  levels: string[];
  basis: string;
  modes: string[];
  objects: string;
  labels?: string[];
  skills: string[];
  ratioCap?: number;
  timesPerYear?: number;
  points: { point: string; answers?: string }[];
  papers: string[];
  status: string;
}

export interface DepartmentRow {
  id: string;
  name: string;
  short: string;
  parent?: string;
  division: string;
  aliases: string[];
  kind: 'department' | 'county' | 'other';
}
