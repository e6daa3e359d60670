import type {
  BoardState,
  ChaseLevel,
  ChaseState,
  ReportState,
  ReportStatus,
  RoundState,
} from '../../api/reportTypes.ts';

export const roundStates: Record<RoundState, string> = {
  planned: '未开启',
  open: '报送中',
  closed: '已截止',
};

export const statusNames: Record<ReportStatus, string> = {
  'on-track': '正常推进',
  behind: '进展滞后',
  done: '已完成',
};

/** `none`: nothing was written yet. */
export const reportStates: Record<ReportState | 'none', string> = {
  none: '未填写',
  draft: '草稿',
  submitted: '已提交',
  returned: '已退回',
  accepted: '已采用',
};

export const roleWords: Record<'lead' | 'partner', string> = { lead: '牵头', partner: '配合' };

export const chaseLevels: Record<ChaseLevel, string> = {
  0: '提醒',
  1: '督办',
  2: '再次督办',
  3: '约谈',
};

export const chaseStates: Record<ChaseState, string> = {
  issued: '待答复',
  answered: '已答复，待销号',
  closed: '已销号',
};

export const boardNames: Record<'red' | 'black', string> = { red: '红榜', black: '黑榜' };

export const boardStates: Record<BoardState, string> = {
  proposed: '拟列入',
  published: '已公布',
  appealed: '有申诉，待裁定',
  upheld: '维持',
  removed: '已撤下',
};
