/**
 * What people read for each state, light and seed source. Server, console, portal and papers take the words from here,
 * so that one thing has one word.
 */

export const drawStateNames = {
  planned: '待承诺',
  committed: '已承诺',
  executed: '已抽取',
  published: '已公示',
  voided: '已作废',
} as const;

export const seedSourceNames = {
  drand: '公共随机信标',
  witness: '见证方公开随机数',
  local: '内部演练',
} as const;

/** The groups of a draw: the risk classes, `U` for objects without one, `all` where the draw has no groups. */
export const stratumNames: Readonly<Record<string, string>> = {
  A: 'A 类（低风险）',
  B: 'B 类（一般风险）',
  C: 'C 类（较高风险）',
  D: 'D 类（高风险）',
  U: '未分类的对象',
  all: '全部对象',
};

export const noticeStateNames = { draft: '草稿', active: '落实中', closed: '已办结' } as const;

export const workStateNames = {
  pending: '未启动',
  active: '推进中',
  done: '已完成',
  stopped: '已停止',
} as const;

/** The lights, and `stopped` for measures that have none. */
export const lightNames = {
  green: '正常推进',
  yellow: '临近时限',
  red: '已逾期',
  grey: '未设时限',
  blue: '已完成',
  stopped: '已停止',
} as const;

export const roundStateNames = { planned: '未开启', open: '报送中', closed: '已截止' } as const;

/** `none` where nothing was written yet. */
export const reportStateNames = {
  none: '未填写',
  draft: '草稿',
  submitted: '已提交',
  returned: '已退回',
  accepted: '已采用',
} as const;

/** What a unit says of its progress. */
export const reportStatusNames = { 'on-track': '正常推进', behind: '进展滞后', done: '已完成' } as const;

export const chaseStateNames = { issued: '待答复', answered: '已答复', closed: '已销号' } as const;

export const boardNames = { red: '红榜', black: '黑榜' } as const;

export const boardStateNames = {
  proposed: '拟列入',
  published: '已公示',
  appealed: '申诉中',
  upheld: '已维持',
  removed: '已撤下',
} as const;

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
  'measures:write': '登记通知，审阅报送，督办与通报',
  'reports:write': '填写进展报告',
  'reports:sign': '签发进展报告，答复督办',
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
  'province:read': '查看已授权城市的抽查任务',
};

/** A right in words; one over the cases of one group names the group. */
export function rightName(right: string): string {
  const known = rightNames[right];
  if (known !== undefined) return known;
  const [, group, verb] = right.split(':');
  return (rightNames[`cases:*:${verb}`] ?? right).replace('各类事项', `“${group}”类事项`);
}

/** How far a right reaches. */
export const scopeNames = {
  own: '本人',
  department: '本部门',
  subordinates: '本部门及下级',
  county: '本县区',
  city: '全市',
} as const;
