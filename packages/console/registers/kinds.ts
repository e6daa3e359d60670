import type { ListKind } from '../api/lists/lists.ts';

/** What the console knows of each register beyond the columns that the API describes. */
export interface RegisterKind {
  base: string;
  /** What the API calls it, in its jobs and in the fields of case types. */
  register: string;
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
  /** Of a list of the tenant that is published after a review: its name, by which the review is asked for. */
  reviewedAs?: string;
  /** Of a list whose published rows have 办事指南: its name, under which these are. */
  guidesOf?: string;
  /** Of a list that everybody reads: its name, by which rows of it are suspended at once. */
  suspendedAs?: string;
  /** Where rows to begin with are read, and what the user should know of them. */
  examples?: { path: string; about: string };
  /** Rows hold personal data, shown as it is on request only. */
  personal?: true;
}

export const registerKinds = {
  objects: {
    base: '/v1/rosters/objects',
    register: 'objects',
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
    register: 'inspectors',
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
    register: 'inspection-items',
    title: '随机抽查事项清单',
    about: '清单之外不得检查。修改先存为草稿版本，公示后才可用于抽查。',
    noun: '抽查事项',
    unit: '项',
    search: '事项名称、编码、依据…',
    fields: ['name', 'id', 'dept', 'kind', 'skills', 'ratioCap', 'status'],
    card: ['name', 'id', 'dept', 'kind', 'ratioCap', 'status'],
    write: 'catalogue:write',
    publishes: true,
    suspendedAs: 'inspection-items',
  },
  caps: {
    base: '/v1/catalogues/inspection/caps',
    register: 'inspection-caps',
    title: '检查频次上限',
    about: '同一企业一年最多检查几次，哪些检查计入。修改先存为草稿版本，公示后才起作用，并在公开页面公布。',
    noun: '频次上限',
    unit: '条',
    search: '名称、编号…',
    fields: ['name', 'id', 'dept', 'kinds', 'most', 'basis'],
    card: ['name', 'id', 'dept', 'kinds', 'most'],
    write: 'catalogue:write',
    publishes: true,
  },
  'access-grounds': {
    base: '/v1/catalogues/openness/grounds',
    register: 'access-grounds',
    title: '不予公开的依据',
    about: '答复依申请公开时选用的法律依据。改动随即生效。',
    noun: '依据',
    unit: '条',
    search: '情形、编号…',
    fields: ['name', 'id', 'basis'],
    card: ['name', 'id', 'basis'],
    write: 'catalogue:write',
    publishes: false,
  },
  'approval-items': {
    base: '/v1/catalogues/approval/items',
    register: 'items',
    title: '行政审批事项',
    about: '审批的时限、收费和材料从这里取。改动只用于此后登记的办件。',
    noun: '审批事项',
    unit: '项',
    search: '事项名称、编码…',
    fields: ['name', 'id', 'dept', 'statutoryDays', 'promisedDays', 'fee'],
    card: ['name', 'id', 'dept', 'promisedDays'],
    write: 'catalogue:write',
    publishes: false,
  },
  'hotline-kinds': {
    base: '/v1/catalogues/hotline/kinds',
    register: 'hotline-kinds',
    title: '热线诉求类别',
    about: '每类诉求的联系时限和办理时限。改动只用于此后登记的工单。',
    noun: '诉求类别',
    unit: '类',
    search: '编号、名称…',
    fields: ['name', 'id', 'contactDays', 'handleDays'],
    card: ['name', 'id', 'contactDays', 'handleDays'],
    write: 'catalogue:write',
    publishes: false,
  },
  'award-clauses': {
    base: '/v1/catalogues/award/clauses',
    register: 'award-clauses',
    title: '奖补条款',
    about: '每条奖补的计算基数、比例和限额；同一事项的条款不重复奖补。改动只用于此后登记的申报。',
    noun: '奖补条款',
    unit: '条',
    search: '编号、条款、依据…',
    fields: ['name', 'id', 'matter', 'base', 'least', 'perMille', 'fixed', 'most', 'basis'],
    card: ['name', 'id', 'base', 'perMille', 'most'],
    write: 'catalogue:write',
    publishes: false,
  },
  'list-kinds': {
    base: '/v1/catalogues/lists',
    register: 'list-kinds',
    title: '清单目录',
    about: '本市自己的清单在这里定义：有哪些要素、怎样编码、核对什么、公开什么。公布后即可使用。',
    noun: '清单',
    unit: '种',
    search: '清单名称、编号…',
    fields: ['title', 'id', 'noun', 'group', 'about'],
    card: ['title', 'id', 'noun', 'group'],
    write: 'catalogue:write',
    publishes: true,
  },
  'list-checks': {
    base: '/v1/catalogues/list-checks',
    register: 'list-checks',
    title: '清单间核对规则',
    about: '一份清单与另一份怎样相互核对，在这里写明。公布后起作用；与系统自带的规则同号的，取代它。',
    noun: '核对规则',
    unit: '条',
    search: '规则名称、编号…',
    fields: ['title', 'id', 'list', 'must', 'other', 'severity'],
    card: ['title', 'list', 'must', 'other', 'severity'],
    write: 'catalogue:write',
    publishes: true,
  },
  'credit-models': {
    base: '/v1/credit/models',
    register: 'credit-models',
    title: '信用评价模型',
    about:
      '按什么评价企业和中介机构等：分组、指标、界限和直接判定，都在这里写明。修改先存为草稿版本，试算后由没有参与修改的人公示。',
    noun: '评价模型',
    unit: '个',
    search: '名称、编号…',
    fields: ['title', 'id', 'subject', 'lands', 'basis'],
    card: ['title', 'id', 'subject', 'lands'],
    write: 'catalogue:write',
    publishes: true,
    examples: {
      path: '/v1/credit/example-model',
      about: '示例模型按五组常用指标写成，分值和界限均为虚构，采用后须修改。',
    },
  },
  'credit-combinations': {
    base: '/v1/credit/combinations',
    register: 'credit-combinations',
    title: '分类合成规则',
    about:
      '公共信用综合评价、行业信用评价怎样和评价模型的分类合成抽查使用的分类，通用一条，单个事项可以另写。修改先存为草稿版本，试算后由没有参与修改的人公示。',
    noun: '合成规则',
    unit: '条',
    search: '规则名称、编号…',
    fields: ['title', 'id', 'way', 'items', 'axes', 'basis'],
    card: ['title', 'id', 'way', 'items'],
    write: 'catalogue:write',
    publishes: true,
  },
  'warning-rules': {
    base: '/v1/credit/warning-rules',
    register: 'credit-warning-rules',
    title: '信用预警规则',
    about:
      '分类骤降、投诉集中、许可即将到期等，按规则登记为来源是“信用预警”的问题线索。修改先存为草稿版本，由没有参与修改的人公示后起作用。',
    noun: '预警规则',
    unit: '条',
    search: '规则名称、编号…',
    fields: ['title', 'about', 'kind', 'when', 'days', 'count', 'steps', 'basis'],
    card: ['title', 'about', 'kind', 'days', 'count', 'steps'],
    write: 'catalogue:write',
    publishes: true,
    examples: {
      path: '/v1/credit/example-warning-rules',
      about:
        '示例有四条：分类下降两级、一周三次投诉、许可三十日内到期、年报未报送。数字均为虚构，采用后须修改。',
    },
  },
  'exchange-contracts': {
    base: '/v1/exchange/contracts',
    register: 'exchange-contracts',
    title: '数据交换合同',
    about:
      '与别的系统交换什么、怎样对照、多久一次，都在这里写明。修改先存为草稿版本，由没有参与修改的人公示后起作用。',
    noun: '交换合同',
    unit: '份',
    search: '名称、编号、对方…',
    fields: ['title', 'id', 'partner', 'direction', 'source', 'cadence', 'term'],
    card: ['title', 'partner', 'direction', 'cadence'],
    write: 'exchange:write',
    publishes: true,
    examples: {
      path: '/v1/exchange/examples',
      about: '示例合同的字段名、长度和地址须按对方现行的规范修改。',
    },
  },
} as const satisfies Record<string, RegisterKind>;

/** A list that the tenant has as data is named by its register, `list.<name>`. */
type ListName = `list.${string}`;
export type RegisterKindName = keyof typeof registerKinds | ListName;

const isListName = (name: string): name is ListName => name.startsWith('list.');

/** The lists of the tenant by the names of their registers, once they are known. */
const lists = new Map<string, RegisterKind>();

/** Where the rows of a register are read, also of a list that is not taken in yet. */
export const rowsAt = (name: RegisterKindName): string =>
  isListName(name) ? `/v1/lists/${name.slice('list.'.length)}/rows` : registerKinds[name].base;

/** Takes in the lists of the tenant. */
export function learnLists(all: readonly ListKind[]): void {
  lists.clear();
  for (const { name, title, noun, unit, about = '', fields, reviewed, guides, open } of all) {
    const shown = fields.includes('name') ? ['name', ...fields.filter((field) => field !== 'name')] : fields;
    lists.set(`list.${name}`, {
      base: `/v1/lists/${name}/rows`,
      register: `list.${name}`,
      title,
      about: `${about}修改先存为草稿版本，${reviewed ? '经审核' : ''}公示后对外生效。`,
      noun,
      unit,
      search: '编号、名称…',
      fields: shown,
      card: shown.slice(0, 6),
      write: 'catalogue:write',
      publishes: true,
      ...(reviewed && { reviewedAs: name }),
      ...(guides && { guidesOf: name }),
      ...(open && { suspendedAs: name }),
    });
  }
}

/** Whether a register is known by now: lists are once they have been taken in. */
export const isKnown = (name: RegisterKindName): boolean => !isListName(name) || lists.has(name);

/** What is known of a register. Throws for a list that the tenant does not have. */
export function kindNamed(name: RegisterKindName): RegisterKind {
  const found = isListName(name) ? lists.get(name) : registerKinds[name];
  if (!found) throw new Error(`no register ${name}`);
  return found;
}

/** Whether a piece of an address names a register. */
export const isRegisterKind = (value: string): value is RegisterKindName =>
  value in registerKinds || isListName(value);

/** The register that the API calls so; undefined where the console has no page of it. */
export const kindOfRegister = (register: string): RegisterKindName | undefined =>
  isListName(register)
    ? register
    : (Object.keys(registerKinds) as (keyof typeof registerKinds)[]).find(
        (kind) => registerKinds[kind].register === register,
      );
