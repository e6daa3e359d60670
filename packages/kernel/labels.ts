export { definitionPlace } from './definitionPlace.ts';

/**
 * What people read for each state, light and seed source. Server, console, portal and papers take the words from here,
 * so that one thing has one word.
 */

/** How a state stands beside others at a glance: nothing yet, being done, somebody is waited for, well, badly. */
export type Tone = 'idle' | 'busy' | 'wait' | 'good' | 'bad';

/** What people read and see of a state. */
export type StateLabel = { title: string; tone: Tone };
type States = Readonly<Record<string, StateLabel>>;

const titlesOf = <S extends string>(states: Readonly<Record<S, StateLabel>>) =>
  Object.fromEntries(
    Object.entries<StateLabel>(states).map(([state, { title }]) => [state, title]),
  ) as Readonly<Record<S, string>>;

export const drawStates = {
  planned: { title: '待承诺', tone: 'idle' },
  committed: { title: '已承诺', tone: 'wait' },
  executed: { title: '已抽取', tone: 'busy' },
  published: { title: '已公示', tone: 'good' },
  voided: { title: '已作废', tone: 'bad' },
} as const satisfies States;
export const drawStateNames = titlesOf(drawStates);

/** Draws of several departments under one seed: before the commitment, then as each of them. */
export const batchStates = {
  gathering: { title: '筹备中', tone: 'idle' },
  committed: drawStates.committed,
  executed: drawStates.executed,
  published: drawStates.published,
  voided: drawStates.voided,
} as const satisfies States;
export const batchStateNames = titlesOf(batchStates);
/** How the draws of a batch stand to each other. */
export const batchModeNames = { together: '联合', apart: '错开' } as const;

/** With what the names of a draw become public. */
export const drawNamingNames = { outcome: '抽取结果公示', results: '检查结果公示' } as const;
export type DrawNaming = keyof typeof drawNamingNames;
export const drawNamings = Object.keys(drawNamingNames) as DrawNaming[];

export const seedSourceNames = {
  drand: '公共随机信标',
  witness: '见证方公开随机数',
  local: '内部演练',
} as const;

/** What the source of a draw's seed is called: a beacon whose seed proves nothing is the demo's. */
export const seedSourceName = (draw: {
  source: keyof typeof seedSourceNames;
  verifiable: boolean;
}): string => (draw.source === 'drand' && !draw.verifiable ? '演示信标' : seedSourceNames[draw.source]);

/** The groups of a draw: the risk classes, `U` for objects without one, `all` where the draw has no groups. */
export const stratumNames: Readonly<Record<string, string>> = {
  A: 'A 类（低风险）',
  B: 'B 类（一般风险）',
  C: 'C 类（较高风险）',
  D: 'D 类（高风险）',
  U: '未分类的对象',
  all: '全部对象',
};

/** The lists whose versions a draw is pinned to. */
export const pinnedListNames = {
  objects: '检查对象名录库',
  inspectors: '执法检查人员名录库',
  items: '随机抽查事项清单',
} as const;
export const pinnedLists = Object.keys(pinnedListNames) as (keyof typeof pinnedListNames)[];

/** Why an object of the roster is not in a draw's frame. */
export const exclusionNames = {
  scope: '不在抽查范围',
  status: '经营状态不符',
  frequency: '周期内已查',
  cap: '已达年度检查上限',
  exempt: '依法免查',
} as const;

/** What each condition on who can be drawn is called; a value follows. */
export const conditionNames = {
  regions: '地区',
  industries: '行业代码',
  types: '主体类型',
  labels: '监管标签',
  statuses: '经营状态',
  classes: '信用风险分类',
  lastInspectedBefore: '上次检查早于',
  jurisdictions: '管辖单位',
  authorities: '登记机关',
  establishedFrom: '成立日期不早于',
  establishedUntil: '成立日期不晚于',
  permits: '许可证名称含',
  permitAuthorities: '发证机关',
  permitEndsBefore: '许可证有效期早于',
  scopes: '经营范围含',
  names: '名称含',
  addresses: '住所含',
  codes: '编号开头为',
} as const;

/** Why an inspector of the roster does not take part in a draw. */
export const benchingNames = {
  dept: '不属于参加部门',
  leave: '休假',
  left: '不在岗',
  certificate: '执法证件过期',
  duty: '另有任务',
  other: '执法事项不符或其他',
} as const;

/** The reasons for which a person takes an inspector off the roster for one draw. */
export const benchingsByHand = ['leave', 'duty', 'other'] as const satisfies (keyof typeof benchingNames)[];

/** Why a person added to an inspector's load. */
export const adjustmentNames = {
  leave: '部分时间休假',
  'part-time': '兼职执法',
  duty: '另有任务',
  other: '其他',
} as const;

/** Why an inspector may not inspect an object. */
export const recusalNames = {
  kin: '近亲属关系',
  interest: '有利害关系',
  request: '企业申请回避',
  rotation: '轮换',
  other: '其他',
} as const;

/** Why an inspector who was drawn cannot go. */
export const unableNames = {
  illness: '患病',
  leave: '休假或外出',
  conflict: '与检查对象有利害关系',
  certificate: '执法证失效',
  left: '调离或离职',
  other: '其他',
} as const;

/** What a city can set to need a second person. */
export const secondPersonNames = {
  commit: '提交承诺',
  publish: '公示结果',
  void: '作废抽查',
  substitute: '更换检查人员',
  policy: '修改抽查规则',
} as const;

/** What one person proposes of a draw or a batch and another does. */
export const secondedNames = {
  commit: secondPersonNames.commit,
  publish: secondPersonNames.publish,
  publishNames: '公示检查结果名单',
  substituteInspector: secondPersonNames.substitute,
} as const;

/** Why an official draw is ended without an outcome that counts. */
export const voidGroundNames = {
  lists: '名录或清单有误',
  scope: '范围或条件有误',
  seed: '随机种子无法取得',
  fault: '系统或操作故障',
  other: '其他',
} as const;

/** "不在抽查范围 12，周期内已查 3": the counts of each reason that has any, by the names' order. */
export const reasonCounts = <R extends string>(
  names: Readonly<Record<R, string>>,
  counts: Readonly<Partial<Record<R, number>>>,
): [name: string, count: number][] =>
  (Object.keys(names) as R[]).flatMap((reason): [string, number][] => {
    const count = counts[reason] ?? 0;
    return count > 0 ? [[names[reason], count]] : [];
  });

export const noticeStates = {
  draft: { title: '草稿', tone: 'wait' },
  active: { title: '落实中', tone: 'busy' },
  closed: { title: '已办结', tone: 'idle' },
} as const satisfies States;
export const noticeStateNames = titlesOf(noticeStates);

export const workStates = {
  pending: { title: '未启动', tone: 'idle' },
  active: { title: '推进中', tone: 'busy' },
  done: { title: '已完成', tone: 'good' },
  stopped: { title: '已停止', tone: 'idle' },
} as const satisfies States;
export const workStateNames = titlesOf(workStates);

/** The lights, and `stopped` for measures that have none. */
export const lightNames = {
  green: '正常推进',
  yellow: '临近时限',
  red: '已逾期',
  grey: '未设时限',
  blue: '已完成',
  stopped: '已停止',
} as const;

export const roundStates = {
  planned: { title: '未开启', tone: 'idle' },
  open: { title: '报送中', tone: 'busy' },
  closed: { title: '已截止', tone: 'good' },
} as const satisfies States;
export const roundStateNames = titlesOf(roundStates);

export const reportStates = {
  draft: { title: '草稿', tone: 'wait' },
  submitted: { title: '已提交', tone: 'busy' },
  returned: { title: '已退回', tone: 'bad' },
  accepted: { title: '已采用', tone: 'good' },
} as const satisfies States;
/** `none` where nothing was written yet. */
export const reportStateNames = { none: '未填写', ...titlesOf(reportStates) };

/** What a unit says of its progress. */
export const reportStatusNames = { 'on-track': '正常推进', behind: '进展滞后', done: '已完成' } as const;

export const chaseStates = {
  issued: { title: '待答复', tone: 'wait' },
  answered: { title: '已答复', tone: 'busy' },
  closed: { title: '已销号', tone: 'good' },
} as const satisfies States;
export const chaseStateNames = titlesOf(chaseStates);

export const boardNames = { red: '红榜', black: '黑榜' } as const;

export const boardStates = {
  proposed: { title: '拟列入', tone: 'idle' },
  published: { title: '已公示', tone: 'good' },
  appealed: { title: '申诉中', tone: 'wait' },
  upheld: { title: '已维持', tone: 'good' },
  removed: { title: '已撤下', tone: 'idle' },
} as const satisfies States;
export const boardStateNames = titlesOf(boardStates);

/** Papers on their way to a signature. */
export const signingStates = {
  draft: { title: '草稿', tone: 'wait' },
  reviewing: { title: '待审核', tone: 'busy' },
  signing: { title: '待签发', tone: 'busy' },
  returned: { title: '退回修改', tone: 'bad' },
  issued: { title: '已印发', tone: 'good' },
} as const satisfies States;

/** How a credit record stands to what it must be published by, the worst last. */
export const publicationLights = {
  none: { title: '无需公示', tone: 'idle' },
  done: { title: '按期公示', tone: 'good' },
  waiting: { title: '待公示', tone: 'busy' },
  calendar: { title: '待放假安排', tone: 'idle' },
  late: { title: '逾期公示', tone: 'wait' },
  near: { title: '即将到期', tone: 'wait' },
  overdue: { title: '逾期未办', tone: 'bad' },
} as const satisfies States;

/** The same lights of what is to be withdrawn from publication. */
export const withdrawalLights = {
  ...publicationLights,
  done: { title: '按期撤下', tone: 'good' },
  waiting: { title: '待撤下', tone: 'busy' },
  late: { title: '逾期撤下', tone: 'wait' },
  near: { title: '撤下即将到期', tone: 'wait' },
  overdue: { title: '逾期未撤下', tone: 'bad' },
} as const satisfies States;

export const publicationClocks = {
  site: '双公示',
  notice: '公示系统公示',
  withdraw: '变更、撤销后撤下',
} as const;

export const creditRecordStates = {
  'in-force': { title: '有效', tone: 'good' },
  withdrawn: { title: '已撤下', tone: 'idle' },
  repaired: { title: '已修复', tone: 'idle' },
} as const satisfies States;

/** How a row stands with the partner that it is sent to. */
export const exchangeRowStates = {
  refused: { title: '被退回', tone: 'bad' },
  mended: { title: '待重发', tone: 'wait' },
  sending: { title: '发送中', tone: 'busy' },
  accepted: { title: '已接受', tone: 'good' },
} as const satisfies States;

export const exchangeBatchStates = {
  sending: { title: '待应答', tone: 'busy' },
  answered: { title: '已应答', tone: 'good' },
  stuck: { title: '多次无应答', tone: 'bad' },
} as const satisfies States;

/** What the partner is to do with a row. */
export const exchangeOperations = { I: '新增', U: '更新', D: '删除' } as const;

/** What each right allows. */
export const rightNames: Readonly<Record<string, string>> = {
  'tenancy:read': '查看本市设置、部门与人员',
  'tenancy:write': '修改本市设置、部门、人员与接口',
  'roles:write': '设置岗位与权限',
  'rosters:read': '查看名录',
  'rosters:write': '修改与导入所属部门的名录',
  'rosters:write:all': '修改与导入全市的名录',
  'rosters:personal': '查看名录中的个人信息',
  'catalogue:read': '查看抽查事项清单',
  'catalogue:write': '修改与公示抽查事项清单',
  'draws:read': '查看抽查任务',
  'draws:write': '拟定与执行抽查',
  'proofs:read': '查看未公示的结果，下载完整证明',
  'audit:read': '查看与导出审计日志',
  'jobs:read': '查看导入任务',
  'measures:read': '查看通知、举措与报送',
  'measures:write': '登记通知，审阅报送，督办，拟写和审核通报',
  'measures:sign': '签发通报和督办函',
  'reports:write': '填写进展报告',
  'reports:sign': '签发进展报告，答复督办',
  'credit:read': '查看信用信息',
  'credit:write': '报送与撤下所属部门的信用信息',
  'credit:personal': '查看信用信息中的个人信息',
  'exchange:read': '查看数据交换',
  'exchange:write': '编制与公示交换合同，修正与重发数据',
  'credit:check': '查询主体适用的惩戒和激励措施',
  'case-types:read': '查看事项流程',
  'case-types:write': '编制事项流程',
  'case-types:publish': '发布事项流程',
  'cases:*:read': '查看各类事项',
  'cases:*:open': '登记各类事项',
  'cases:*:write': '办理各类事项',
  'cases:*:sign': '代表部门答复各类事项',
  'cases:*:approve': '审批各类事项',
  'cases:*:supervise': '督办各类事项',
  'cases:*:personal': '查看各类事项中的个人信息',
  'cases:*:deliver': '由业务系统报送各类事项的结果',
  'province:read': '查看已授权城市的抽查任务',
};

/** A right in words; one over the cases of one group says what is in it, as far as that is known. */
export function rightName(right: string, groups?: ReadonlyMap<string, string>): string {
  const known = rightNames[right];
  if (known !== undefined) return known;
  const [, group = '', verb] = right.split(':');
  return (rightNames[`cases:*:${verb}`] ?? right).replace(
    '各类事项',
    `“${groups?.get(group) ?? group}”类事项`,
  );
}

/** How far a right reaches. */
export const scopeNames = {
  own: '本人',
  department: '本部门',
  subordinates: '本部门及下级',
  county: '本县区',
  city: '全市',
} as const;

/** How hard a chase presses, by its level. */
export const chaseLevelNames = { 0: '提醒', 1: '督办', 2: '再次督办', 3: '约谈' } as const;

/** What kind of unit a department is. */
export const departmentKindNames = { department: '市级部门', county: '县区', other: '其他单位' } as const;
