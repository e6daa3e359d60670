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
