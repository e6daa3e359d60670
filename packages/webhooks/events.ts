/** What other systems can be notified of: its title on a page, and when it is sent. */
export const webhookEvents = {
  'round.opened': { title: '轮次开启', when: '一轮报送已经开启' },
  'report.due': { title: '临近截止', when: '报送即将截止，仍有部门未报送' },
  'report.late': { title: '逾期未报', when: '报送已经截止，仍有部门未报送' },
  'chase.issued': { title: '发出督办', when: '已发出督办' },
  'briefing.issued': { title: '通报印发', when: '已印发通报' },
  'case.due-soon': { title: '事项临近期限', when: '事项的时限临近，每次提醒只送一次' },
  'draw.reveal-due': {
    title: '见证数临近期限',
    when: '见证方公开随机数的期限不足 6 小时，每方每次抽查只提醒一次',
  },
  'plan.published': { title: '抽查计划公布', when: '年度抽查计划已经公布，或者公布之后又变更' },
  'draw.published': { title: '抽查结果公示', when: '一次正式抽查的抽取结果已经公示；同批的各送一次' },
  'visits.dispatched': { title: '派发检查任务', when: '已按抽取结果派发检查任务' },
  'visit.published': { title: '检查结果公示', when: '一户的检查结果已经公示，或者公示后更正' },
  'log.checkpoint': { title: '公开日志新树头', when: '公开日志有新的树头' },
} as const;

export type WebhookEventType = keyof typeof webhookEvents;
export const webhookEventTypes = Object.keys(webhookEvents) as WebhookEventType[];
