/** What an action is done to, by kind: its Chinese noun, and where the console shows it. */
export const auditKinds = {
  draw: { noun: '抽查任务', page: '/draws/{id}' },
  batch: { noun: '共同抽取', page: '/draws/batches/{id}' },
  witness: { noun: '见证方', page: '/settings/witnesses' },
  notice: { noun: '通知', page: '/measures/{id}' },
  measure: { noun: '举措', page: '/measures/{in}/m/{id}' },
  round: { noun: '报送轮次', page: '/measures/{in}/rounds/{id}' },
  report: { noun: '进展报告', page: '/reports?form={id}' },
  chase: { noun: '督办', page: '/chases/{id}' },
  letter: { noun: '督办函', page: '/chases/letters/{id}' },
  briefing: { noun: '通报', page: '/briefings/{id}' },
  board: { noun: '红黑榜', page: '/measures/{in}/boards' },
  excellence: { noun: '创优加分', page: '/measures/{in}/league' },
  lightRules: { noun: '亮灯规则', page: '/settings/lights' },
  scoreRules: { noun: '得分规则', page: '/settings/scores' },
  register: { noun: '名录', page: '/registers/{id}/versions' },
  row: { noun: '名录条目', page: '/registers/{in}?row={id}' },
  tenant: { noun: '本市设置', page: '/settings/policy' },
  calendar: { noun: '放假安排', page: '/settings/calendar' },
  province: { noun: '省级查看授权', page: '/settings/policy' },
  cityDraw: { noun: '各市抽查任务', page: '/province/draws/{in}/{id}' },
  cityWitness: { noun: '各市见证方', page: '/province/witnesses' },
  department: { noun: '部门', page: '/settings/departments' },
  person: { noun: '人员账号', page: '/settings/people' },
  role: { noun: '岗位', page: '/settings/roles' },
  client: { noun: '系统接口', page: '/settings/clients' },
  webhook: { noun: '回调', page: '/settings/hooks' },
  notifySettings: { noun: '通知设置', page: '/settings/notifications' },
  outgoing: { noun: '发出的通知', page: '/settings/outgoing' },
  case: { noun: '事项', page: '/cases/{in}/{id}' },
  creditRecords: { noun: '信用信息', page: '/credit/records?kind={id}' },
  creditRecord: { noun: '信用记录', page: '/credit/records/{in}/{id}' },
  publicationRules: { noun: '公示规则', page: '/credit/records' },
  exchange: { noun: '数据交换', page: '/exchange/{id}' },
  caseType: { noun: '事项类型', page: '/settings/case-types/{id}' },
  evaluation: { noun: '信用评价', page: '/credit/models?run={id}' },
  job: { noun: '导入任务', page: undefined },
  audit: { noun: '审计日志', page: '/audit' },
  list: { noun: '列表', page: undefined },
} as const satisfies Record<string, { noun: string; page: string | undefined }>;

export type AuditKind = keyof typeof auditKinds;

/** An object as it was called when the action was done; `in` is what it belongs to, such as a measure's notice. */
export type AuditObject = { kind: AuditKind; id: string; name: string; in?: string };

/** The id of a register's row among all rows; rows of two registers may have the same id. */
export const auditRowId = (register: string, id: string): string => `${register}/${id}`;

/** Where the console shows an object; undefined where it has no page. */
export function auditLink({ kind, id, in: parent }: AuditObject): string | undefined {
  const own = kind === 'row' && parent !== undefined ? id.slice(parent.length + 1) : id;
  const { page } = auditKinds[kind];
  if (page === undefined || (page.includes('{in}') && parent === undefined)) return undefined;
  return page.replace('{id}', encodeURIComponent(own)).replace('{in}', encodeURIComponent(parent ?? ''));
}
