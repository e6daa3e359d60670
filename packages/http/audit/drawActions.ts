import type { AuditKind } from './objects.ts';

/** What is done to draws, to batches of them and to their witnesses, as `auditActions` has it. */
export const drawActions = {
  'draw.plan': { on: 'draw', name: '拟定抽查计划', says: '拟定了抽查计划 {object}' },
  'draw.edit': { on: 'draw', name: '修改抽查计划', says: '修改了抽查计划 {object}' },
  'draw.delete': { on: 'draw', name: '删除抽查计划', says: '删除了抽查计划 {object}' },
  'draw.commit': {
    on: 'draw',
    name: '提交抽查承诺',
    says: '提交了抽查任务 {object} 的承诺[，编号 {number}]',
  },
  'draw.nonce-commit': {
    on: 'draw',
    name: '见证方提交承诺',
    says: '作为见证方提交了抽查任务 {object} 的随机数承诺',
  },
  'draw.nonce-reveal': {
    on: 'draw',
    name: '见证方公开随机数',
    says: '作为见证方公开了抽查任务 {object} 的随机数',
  },
  'draw.missing': {
    on: 'draw',
    name: '记录逾期未公开',
    says: '记录了抽查任务 {object} 的见证方逾期未公开随机数[：{names}]',
  },
  'draw.attest': {
    on: 'draw',
    name: '见证方作证',
    says: '作为见证方复算了抽查任务 {object} 的结果并作证',
  },
  'draw.execute': {
    on: 'draw',
    name: '执行抽取',
    says: '执行了抽查任务 {object} 的抽取[，抽取 {selected} 户]',
  },
  'draw.publish': { on: 'draw', name: '公示抽查结果', says: '公示了抽查任务 {object} 的结果' },
  'draw.publish-names': {
    on: 'draw',
    name: '公示检查结果名单',
    says: '公示了抽查任务 {object} 的检查结果名单',
  },
  'draw.propose': { on: 'draw', name: '提出抽查操作', says: '对抽查任务 {object} 提出{what}，待另一人同意' },
  'draw.reject-proposal': {
    on: 'draw',
    name: '退回抽查操作',
    says: '退回或撤回了抽查任务 {object} 的{what}[，理由：{reason}]',
  },
  'draw.propose-void': {
    on: 'draw',
    name: '提出作废抽查',
    says: '提出作废抽查任务 {object}[，原因：{reason}]',
  },
  'draw.reject-void': {
    on: 'draw',
    name: '退回作废抽查',
    says: '退回了作废抽查任务 {object} 的申请[，理由：{reason}]',
  },
  'draw.void': {
    on: 'draw',
    name: '作废抽查',
    says: '作废了抽查任务 {object}[，原因：{reason}][，由{proposedBy}提出]',
  },
  'draw.dispatch': {
    on: 'draw',
    name: '派发检查任务',
    says: '派发了抽查任务 {object} 的检查任务[，检查时间 {period}]',
  },
  'draw.join-visits': {
    on: 'draw',
    name: '合并检查',
    says: '将抽查任务 {object} 对 {target} 的检查并入了 {lead} 的检查',
  },
  'draw.separate-visits': {
    on: 'draw',
    name: '撤销合并检查',
    says: '撤销了抽查任务 {object} 对 {target} 的检查与 {lead} 的合并[，原因：{reason}]',
  },
  'draw.substitute': {
    on: 'draw',
    name: '候补替换',
    says: '在抽查任务 {object} 中以候补 {reserve} 替换了 {replaced}[，原因：{reason}]',
  },
  'draw.substitute-inspector': {
    on: 'draw',
    name: '更换检查人员',
    says: '在抽查任务 {object} 中以 {substitute} 接替了 {target} 的检查人员 {replaced}[，事由：{ground}][，原因：{reason}][，由{proposedBy}提出]',
  },
  'draw.proof': { on: 'draw', name: '下载完整证明', says: '下载了抽查任务 {object} 的完整证明' },
  'batch.substitute': {
    on: 'batch',
    name: '共同抽取候补替换',
    says: '在共同抽取 {object} 的 {count} 个任务中以候补替换了 {replaced}[，原因：{reason}]',
  },
  'batch.make': { on: 'batch', name: '发起共同抽取', says: '发起了共同抽取 {object}' },
  'batch.edit': { on: 'batch', name: '修改共同抽取', says: '修改了共同抽取 {object}' },
  'batch.dissolve': { on: 'batch', name: '解散共同抽取', says: '解散了共同抽取 {object}' },
  'batch.join': { on: 'batch', name: '加入共同抽取', says: '将抽查计划 {draw} 列入了共同抽取 {object}' },
  'batch.leave': { on: 'batch', name: '退出共同抽取', says: '将抽查计划 {draw} 退出了共同抽取 {object}' },
  'batch.ready': {
    on: 'batch',
    name: '共同抽取就绪',
    says: '确认抽查计划 {draw} 在共同抽取 {object} 中就绪',
  },
  'batch.unready': {
    on: 'batch',
    name: '撤回共同抽取就绪',
    says: '撤回了抽查计划 {draw} 在共同抽取 {object} 中的就绪',
  },
  'batch.commit': {
    on: 'batch',
    name: '提交共同抽取承诺',
    says: '提交了共同抽取 {object} 的承诺[，编号 {numbers}]',
  },
  'batch.execute': {
    on: 'batch',
    name: '执行共同抽取',
    says: '执行了共同抽取 {object}[，抽取 {selected} 户次]',
  },
  'batch.publish': { on: 'batch', name: '公示共同抽取结果', says: '公示了共同抽取 {object} 的结果' },
  'batch.publish-names': {
    on: 'batch',
    name: '公示共同抽取的检查结果名单',
    says: '公示了共同抽取 {object} 的检查结果名单',
  },
  'batch.propose': {
    on: 'batch',
    name: '提出共同抽取操作',
    says: '对共同抽取 {object} 提出{what}，待另一人同意',
  },
  'batch.reject-proposal': {
    on: 'batch',
    name: '退回共同抽取操作',
    says: '退回或撤回了共同抽取 {object} 的{what}[，理由：{reason}]',
  },
  'batch.propose-void': {
    on: 'batch',
    name: '提出作废共同抽取',
    says: '提出作废共同抽取 {object}[，原因：{reason}]',
  },
  'batch.reject-void': {
    on: 'batch',
    name: '退回作废共同抽取',
    says: '退回了作废共同抽取 {object} 的申请[，理由：{reason}]',
  },
  'batch.void': {
    on: 'batch',
    name: '作废共同抽取',
    says: '作废了共同抽取 {object}[，原因：{reason}][，由{proposedBy}提出]',
  },
  'witness.register': {
    on: 'witness',
    name: '登记见证方',
    says: '登记了见证方 {object}[，{from} 起可以参加抽查见证]',
  },
  'witness.withdraw': { on: 'witness', name: '撤销见证方', says: '撤销了见证方 {object}[，原因：{reason}]' },
  'witness.confirm': { on: 'witness', name: '省级确认见证方', says: '确认了见证方 {object}' },
  'witness.refuse': {
    on: 'witness',
    name: '省级不予确认见证方',
    says: '没有确认见证方 {object}[，原因：{reason}]',
  },
  'city-witness.confirm': {
    on: 'cityWitness',
    name: '确认各市见证方',
    says: '确认了{city}的见证方 {object}',
  },
  'city-witness.refuse': {
    on: 'cityWitness',
    name: '不予确认各市见证方',
    says: '没有确认{city}的见证方 {object}[，原因：{reason}]',
  },
  'city-witness.rule': {
    on: 'cityWitness',
    name: '修改见证方确认要求',
    says: '规定 {object} 各市的见证方{rule}',
  },
} as const satisfies Record<string, { on: AuditKind; name: string; says: string }>;
