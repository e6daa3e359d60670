import { drawActions } from './drawActions.ts';
import { measureActions } from './measureActions.ts';
import type { AuditKind } from './objects.ts';

/**
 * Every action that the audit log knows: what it is done to, its name in filters, and its sentence after the name of
 * who did it. `{object}` is the object, other words in braces are named in `others` or `detail` of the record; what
 * stands in square brackets is left out where a word in it is missing.
 */
export const auditActions = {
  ...drawActions,
  ...measureActions,
  'register.publish': { on: 'register', name: '公示名录版本', says: '公示了 {object} 第 {number} 版' },
  'register.import': {
    on: 'register',
    name: '导入名录',
    says: '导入了 {object}[，形成第 {number} 版]：新增 {added}、修改 {changed}、移除 {removed}[（{file}）]',
  },
  'register.restore': {
    on: 'register',
    name: '恢复名录版本',
    says: '恢复了 {object} 的较早版本[，形成第 {number} 版]：新增 {added}、修改 {changed}、移除 {removed}[，原因：{reason}]',
  },
  'register.export': {
    on: 'register',
    name: '导出名录',
    says: '导出了 {object} 第 {number} 版，共 {count} 条[，{personal}]',
  },
  'register.view-personal': {
    on: 'register',
    name: '批量查看个人信息',
    says: '查看了 {object} 中 {count} 条记录的个人信息（{fields}）',
  },
  'register.set': {
    on: 'register',
    name: '批量修改名录',
    says: '在 {object} 中批量修改了 {count} 条的{fields}[，形成第 {number} 版][，原因：{reason}]',
  },
  'level.accept': {
    on: 'register',
    name: '采用上级目录',
    says: '在 {object} 中采用了{above}第 {edition} 版的 {count} 项[，形成第 {number} 版][，说明：{reason}]',
  },
  'level.refuse': {
    on: 'register',
    name: '不采用上级目录',
    says: '对 {object} 说明不采用{above}第 {edition} 版的 {count} 项，理由：{reason}',
  },
  'list-rule.set': { on: 'register', name: '设置核对规则', says: '把 {object} 的规则“{rule}”设为{to}' },
  'list.export': { on: 'list', name: '导出列表', says: '导出了 {object}，共 {count} 条' },
  'row.create': { on: 'row', name: '新增名录条目', says: '新增了{noun} {object}' },
  'row.update': { on: 'row', name: '修改名录条目', says: '修改了{noun} {object}' },
  'row.remove': { on: 'row', name: '移除名录条目', says: '移除了{noun} {object}' },
  'row.history': { on: 'row', name: '查看企业档案', says: '查看了 {object} 的企业档案' },
  'row.view-personal': {
    on: 'row',
    name: '查看个人信息',
    says: '查看了{noun} {object} 的个人信息（{fields}）',
  },
  'credit.simulate': { on: 'evaluation', name: '试算评价模型', says: '试算了评价模型 {object}' },
  'credit.evaluate': { on: 'evaluation', name: '发起信用评价', says: '发起了信用评价 {object}' },
  'credit.land': {
    on: 'evaluation',
    name: '写入信用风险分类',
    says: '由信用评价 {object} 写入分类，改变 {changed} 户[，名录为第 {number} 版]',
  },
  'credit.change-class': {
    on: 'row',
    name: '人工调整分类',
    says: '把 {object} 的信用风险分类由{from}改为{to}：{reason}',
  },
  'credit.explain': {
    on: 'row',
    name: '查看信用评价',
    says: '查看了 {object} {month} 信用评价的得分来源',
  },
  'credit.explain-department': {
    on: 'department',
    name: '查看部门评价',
    says: '查看了部门 {object} {month} 评价的得分来源',
  },
  'credit.check': {
    on: 'row',
    name: '信用核查',
    says: '查询了 {object} 适用的惩戒和激励措施[（{asked}）]，{found}',
  },
  'credit-records.push': {
    on: 'creditRecords',
    name: '报送信用信息',
    says: '报送了 {object}：新增 {added}、更正 {corrected}、撤下 {withdrawn}[（{file}）]',
  },
  'credit-record.view-personal': {
    on: 'creditRecord',
    name: '查看信用记录个人信息',
    says: '查看了 {object} 的个人信息（{fields}）',
  },
  'credit-record.repair': {
    on: 'creditRecord',
    name: '修复信用记录',
    says: '把 {object} 记为已修复：{reason}',
  },
  'credit-record.revive': {
    on: 'creditRecord',
    name: '恢复信用记录',
    says: '把 {object} 恢复为有效：{reason}',
  },
  'publication-rules.update': {
    on: 'publicationRules',
    name: '修改双公示规则',
    says: '修改了{object}[，{changed}]',
  },
  'exchange.secret': { on: 'exchange', name: '生成交换密钥', says: '为 {object} 生成了新的密钥' },
  'exchange.start': { on: 'exchange', name: '启用数据交换', says: '启用了数据交换 {object}' },
  'exchange.stop': { on: 'exchange', name: '停止数据交换', says: '停止了数据交换 {object}：{reason}' },
  'exchange.compare': { on: 'exchange', name: '立即比对', says: '让 {object} 立即比对数据' },
  'exchange.mend': {
    on: 'exchange',
    name: '修正交换数据',
    says: '修正了 {object} 中 {row} 的{fields}：{reason}',
  },
  'exchange.resend': {
    on: 'exchange',
    name: '重发交换数据',
    says: '重发了 {object} 的 {count} 行[：{reason}]',
  },
  'exchange.retry': { on: 'exchange', name: '重发批次', says: '重发了 {object} 的批次 {batch}' },
  'exchange.receive': {
    on: 'exchange',
    name: '接收交换数据',
    says: '由 {object} 接收批次 {batch}：接受 {accepted} 行、退回 {refused} 行',
  },
  'job.errors': { on: 'job', name: '下载错误清单', says: '下载了导入任务 {object} 的错误清单' },
  'log.cosigners': {
    on: 'tenant',
    name: '登记日志联署方',
    says: '登记了{object}的联署方[，共 {count} 个][，至少 {needed} 个签名才算足数]',
  },
  'tenant.update': { on: 'tenant', name: '修改本市设置', says: '修改了 {object} 的设置' },
  'policy.propose': {
    on: 'tenant',
    name: '提出修改抽查规则',
    says: '提出修改 {object} 的抽查规则，待他人复核',
  },
  'policy.confirm': {
    on: 'tenant',
    name: '复核抽查规则',
    says: '复核同意了 {object} 抽查规则的修改[，由{proposedBy}提出]',
  },
  'policy.reject': {
    on: 'tenant',
    name: '退回抽查规则',
    says: '退回了 {object} 抽查规则的修改[，理由：{reason}]',
  },
  'policy.withdraw': {
    on: 'tenant',
    name: '撤回抽查规则',
    says: '撤回了提出的 {object} 抽查规则修改[，理由：{reason}]',
  },
  'calendar.propose': {
    on: 'calendar',
    name: '提交放假安排',
    says: '提交了 {object}，待他人复核[，依据：{basis}]',
  },
  'calendar.confirm': {
    on: 'calendar',
    name: '确认放假安排',
    says: '复核确认了 {object}，第 {version} 版[，依据：{basis}]',
  },
  'calendar.reject': {
    on: 'calendar',
    name: '退回放假安排',
    says: '退回了提交的 {object}[，原因：{reason}]',
  },
  'calendar.withdraw': { on: 'calendar', name: '撤回放假安排', says: '撤回了提交的 {object}' },
  'province.witness-rule': {
    on: 'province',
    name: '载入省级确认要求',
    says: '按 {object} 的规定载入：见证方{rule}',
  },
  'province.grant': { on: 'province', name: '授权省级查看', says: '授权 {object} 查看本市的抽查任务' },
  'province.revoke': { on: 'province', name: '收回省级授权', says: '收回了 {object} 查看本市抽查任务的授权' },
  'province.grant-proofs': {
    on: 'province',
    name: '授权省级查看完整证明',
    says: '授权 {object} 监督审计人员查看本市抽查的完整证明',
  },
  'province.revoke-proofs': {
    on: 'province',
    name: '收回省级查看完整证明',
    says: '收回了 {object} 监督审计人员查看本市抽查完整证明的授权',
  },
  'city-draw.proof': {
    on: 'cityDraw',
    name: '下载各市完整证明',
    says: '下载了{city}抽查任务 {object} 的完整证明',
  },
  'department.create': { on: 'department', name: '新增部门', says: '新增了部门 {object}' },
  'department.update': { on: 'department', name: '修改部门', says: '修改了部门 {object}' },
  'department.delete': { on: 'department', name: '删除部门', says: '删除了部门 {object}' },
  'stand-in.set': {
    on: 'person',
    name: '指定代办人',
    says: '指定 {standIn} 从 {from} 到 {until} 代办 {object} 的待办',
  },
  'stand-in.remove': { on: 'person', name: '取消代办人', says: '取消了 {object} 的代办人' },
  'person.create': { on: 'person', name: '新增人员账号', says: '新增了人员账号 {object}（{roles}）' },
  'person.update': { on: 'person', name: '修改人员账号', says: '修改了人员账号 {object}' },
  'person.propose-leave': {
    on: 'person',
    name: '提出停用监督审计人员',
    says: '提出停用监督审计人员 {object} 或取消其岗位，待另一名管理员同意',
  },
  'person.sign-in': { on: 'person', name: '登录', says: '登录了系统' },
  'person.sign-in-failed': { on: 'person', name: '登录失败', says: '以 {object} 的登录名登录失败（{why}）' },
  'person.restore': {
    on: 'person',
    name: '恢复人员权限',
    says: '以运维命令恢复了人员账号 {object} 的权限（{roles}）',
  },
  'person.delete': {
    on: 'person',
    name: '删除人员账号',
    says: '删除了人员账号 {object}[（登录名 {login}）]',
  },
  'role.create': { on: 'role', name: '新增岗位', says: '新增了岗位 {object}' },
  'role.update': { on: 'role', name: '修改岗位', says: '修改了岗位 {object}' },
  'role.delete': { on: 'role', name: '删除岗位', says: '删除了岗位 {object}' },
  'client.create': { on: 'client', name: '新增系统接口', says: '新增了系统接口 {object}（{role}）' },
  'client.delete': { on: 'client', name: '停用系统接口', says: '停用了系统接口 {object}' },
  'client.sign-in': { on: 'client', name: '接口取得令牌', says: '取得了访问令牌' },
  'client.sign-in-failed': {
    on: 'client',
    name: '接口认证失败',
    says: '以系统接口 {object} 的编号认证失败[（{why}）]',
  },
  'portal.update': { on: 'tenant', name: '修改门户信息', says: '修改了公开页面的门户信息' },
  'webhook.create': { on: 'webhook', name: '新增回调', says: '新增了回调 {object}' },
  'webhook.delete': { on: 'webhook', name: '停用回调', says: '停用了回调 {object}' },
  'webhook.test': { on: 'webhook', name: '测试回调', says: '向回调 {object} 发送了测试事件' },
  'notify.settings': { on: 'notifySettings', name: '修改通知设置', says: '修改了 {object}' },
  'notify.preferences': { on: 'person', name: '修改接收方式', says: '修改了 {object} 接收通知的方式' },
  'notify.retry': { on: 'outgoing', name: '重新发送通知', says: '重新发送了 {object}' },
  'case.open': {
    on: 'case',
    name: '登记事项',
    says: '登记了 {object}[，为 {happenedAt} 所收，系补录]',
  },
  'case.act': {
    on: 'case',
    name: '办理事项',
    says: '在 {object} 中办理了“{action}”[{proposed}][，状态变为“{state}”][，为 {happenedAt} 所办，系补录]',
  },
  'case.approve': {
    on: 'case',
    name: '审批事项',
    says: '在 {object} 中审批同意了“{action}”[，状态变为“{state}”]',
  },
  'case.return': {
    on: 'case',
    name: '退回或撤回审批',
    says: '在 {object} 中退回或撤回了“{action}”',
  },
  'case.answer': {
    on: 'case',
    name: '答复任务',
    says: '在 {object} 中答复了“{action}”[，状态变为“{state}”][，为 {happenedAt} 所答，系补录]',
  },
  'case.correct': { on: 'case', name: '更正事项', says: '更正了 {object} 的{action}' },
  'case.comment': { on: 'case', name: '批注事项', says: '在 {object} 中写了批注' },
  'case.hand-over': {
    on: 'case',
    name: '移交事项',
    says: '把 {object} 由 {from} 移交 {to}[，理由：{reason}]',
  },
  'case.rate': {
    on: 'case',
    name: '评价事项',
    says: '对 {object} 作出了评价“{level}”[，由{inside}登记]',
  },
  'case.settle': { on: 'case', name: '期限届满', says: '按期限处理了 {object}：{what}' },
  'case.personal': { on: 'case', name: '查看个人信息', says: '查看了 {object} 中的个人信息：{fields}' },
  'case-type.draft': {
    on: 'caseType',
    name: '修改事项类型草稿',
    says: '修改了事项类型 {object} 的草稿[：{note}]',
  },
  'case-type.template': {
    on: 'caseType',
    name: '上传文书模板',
    says: '为事项类型 {object} 上传了文书《{paper}》的本市模板',
  },
  'case-type.adopt': {
    on: 'caseType',
    name: '采用省级事项类型',
    says: '采用了省级事项类型 {object} 的第 {number} 版，存为草稿[：{note}]',
  },
  'case-type.discard': { on: 'caseType', name: '删除事项类型草稿', says: '删除了事项类型 {object} 的草稿' },
  'case-type.publish': {
    on: 'caseType',
    name: '发布事项类型',
    says: '发布了事项类型 {object} 的第 {number} 版[：{note}]',
  },
  'case-type.close': {
    on: 'caseType',
    name: '停止受理',
    says: '停止了事项类型 {object} 的受理[，原因：{reason}]',
  },
  'case-type.reopen': { on: 'caseType', name: '恢复受理', says: '恢复了事项类型 {object} 的受理' },
  'audit.export': {
    on: 'audit',
    name: '导出审计日志',
    says: '导出了 {object}，共 {count} 条[，条件：{where}]',
  },
} as const satisfies Record<string, { on: AuditKind; name: string; says: string }>;

/** `resource.verb`, such as `draw.commit`. One that is not declared here does not compile. */
export type AuditAction = keyof typeof auditActions;
