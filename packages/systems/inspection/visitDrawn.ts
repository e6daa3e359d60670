/** What of a visit follows from its draw. */
const drawnFields = ['dept', 'codepts', 'items', 'inspectors', 'team', 'joinedTasks', 'reason'] as const;

/** What is done to a visit because of what becomes of its draw, by the engine alone. */
export const drawnActions = {
  invite: {
    title: '请联合部门登记',
    from: ['proposed', 'toVisit'],
    by: ['engine'],
    asks: ['inviting'],
    opens: ['part'],
  },
  join: { title: '登记检查人员账号', from: ['proposed', 'toVisit'], by: ['engine'], asks: ['team'] },
  redraw: { title: '按抽取规则更换', from: ['proposed'], by: ['engine'], asks: [...drawnFields] },
  renotify: {
    title: '按抽取规则更换，重发通知书',
    from: ['toVisit'],
    by: ['engine'],
    asks: [...drawnFields],
    papers: ['notice'],
  },
  replace: {
    title: '由候补递补，终止检查',
    from: ['proposed', 'toVisit'],
    by: ['engine'],
    to: 'replaced',
    asks: ['reason'],
  },
  merge: {
    title: '并入联合检查',
    from: ['proposed', 'toVisit'],
    by: ['engine'],
    to: 'merged',
    asks: ['reason'],
  },
  withdraw: {
    title: '抽查任务作废，终止检查',
    from: ['proposed', 'toVisit'],
    by: ['engine'],
    to: 'aborted',
    asks: ['reason'],
  },
} as const;
