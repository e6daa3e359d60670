/** Ways out of the system beside the bell. */
export const channels = { wecom: '政务微信', sms: '短信', mail: '邮件' } as const;
export type Channel = keyof typeof channels;
export const channelNames = Object.keys(channels) as [Channel, ...Channel[]];

/**
 * What people are notified of: how it is called in the settings, what it says (after what it is about), and whether it
 * passes quiet hours.
 */
export const notificationKinds = {
  'case.named': { title: '列为经办人', says: '已交给您办理，请查看', urgent: false },
  'case.turn': { title: '轮到办理', says: '等您办理', urgent: false },
  'case.asked': { title: '请本单位办理', says: '有任务请您单位办理', urgent: false },
  'case.approval': { title: '等待审批', says: '等您审批', urgent: false },
  'case.last-day': { title: '只剩一个工作日', says: '的期限只剩一个工作日，请尽快办理', urgent: true },
  'report.returned': { title: '进展报告退回', says: '已被退回，请按退回意见修改后再提交', urgent: false },
  'report.due': { title: '临近报送截止', says: '即将截止报送，您单位还有举措未报送', urgent: false },
  'report.last-day': {
    title: '报送只剩一个工作日',
    says: '只剩一个工作日，您单位还有举措未报送',
    urgent: true,
  },
  'report.late': { title: '逾期未报', says: '已逾期，您单位还有举措未报送', urgent: false },
  'chase.issued': { title: '收到督办', says: '已发给您单位，请按期答复', urgent: true },
  'witness.asked': { title: '等见证方公开', says: '已提交承诺，请提醒见证方按期公开随机数', urgent: false },
  'visits.joined': {
    title: '检查已合并',
    says: '中有企业的检查与其他部门的检查合并为一次，请查看',
    urgent: false,
  },
  'visits.separated': {
    title: '撤销合并',
    says: '中有企业的检查不再与其他部门的检查合并，请查看',
    urgent: false,
  },
  'exchange.refused': { title: '数据交换被退回', says: '被对方退回，请修正后重新发送', urgent: false },
  'exchange.late': { title: '数据交换逾期', says: '超过时限，对方还没有接受，请查看', urgent: false },
  'witness.due': { title: '见证数临近期限', says: '的见证数即将到期，请提醒见证方', urgent: true },
} as const satisfies Record<string, { title: string; says: string; urgent: boolean }>;

export type NotificationKind = keyof typeof notificationKinds;
export const notificationKindNames = Object.keys(notificationKinds) as [
  NotificationKind,
  ...NotificationKind[],
];

export const isKind = (kind: string): kind is NotificationKind => Object.hasOwn(notificationKinds, kind);

/** Until a city says otherwise: an urgent kind goes out by all channels, another by 政务微信. */
const defaultChannels = (kind: NotificationKind): readonly Channel[] =>
  notificationKinds[kind].urgent ? channelNames : ['wecom'];

/** The channels by which a kind leaves the system, by a city's settings or by default. */
export const channelsFor = (
  { kinds }: { kinds: Partial<Record<NotificationKind, readonly Channel[]>> },
  kind: NotificationKind,
): readonly Channel[] => kinds[kind] ?? defaultChannels(kind);
