/** What a visit came to by its outcome. */
export const resultOfOutcome = {
  field: 'outcome',
  of: {
    未发现问题: 'clean',
    发现问题已改正: 'corrected',
    发现问题待处理: 'pending',
    未能检查: 'unmet',
  },
} as const;

/** What must hold of what is recorded of a visit, when it is recorded and when it is amended. */
export const recordNeeds = [
  {
    test: '!("未发现问题" in results) || size(results) == 1',
    else: '“未发现问题”不能与其他检查结果同时填写。',
  },
  {
    test: '(outcome == "未发现问题") == ("未发现问题" in results)',
    else: '检查结论与检查结果不一致，请核对是否发现问题。',
  },
  {
    when: 'outcome == "发现问题已改正" || outcome == "发现问题待处理"',
    filled: ['problems'],
    else: '发现问题的，请写明问题。',
  },
  {
    when: 'outcome == "发现问题待处理"',
    filled: ['correctBy'],
    else: '问题待处理的，请填写改正期限。',
  },
  {
    when: 'signed != "已签字"',
    filled: ['unsigned', 'witnessed'],
    else: '企业没有签字的，请写明原因，并由见证人签名或者全程录音录像。',
  },
  { test: 'endedOn >= from', else: '检查结束日期不能早于检查的起始日期。' },
  { hook: 'inspection.certified', else: '检查人员的执法证在检查结束之前已经到期。' },
  { tasks: 'part', else: '联合部门还没有登记本部门事项的检查情况，请等其登记后再登记。' },
  {
    when: 'outcome == "未发现问题" && filled(codepts)',
    tasks: 'part',
    answers: ['clean', 'absent'],
    else: '联合部门发现了问题，检查结论不能是“未发现问题”。',
  },
] as const;

/** 更正并重新公示: what was published is put right by the department and its head; what follows from the publication follows again. */
export const amendment = {
  title: '更正公示内容',
  from: ['published'],
  by: ['office'],
  amends: 'amendReason',
  fills: ['amendReason'],
  asks: ['endedOn', 'findings', 'answers', 'outcome', 'results', 'problems', 'correctBy'],
  approve: ['head'],
  result: resultOfOutcome,
  papers: ['amendment'],
  opens: ['problem'],
  does: ['inspection.inspected', 'inspection.resultPublished', 'credit.visited'],
  needs: [
    ...recordNeeds,
    {
      when: 'outcome == "未发现问题" || outcome == "未能检查"',
      test: '!filled(problems)',
      else: '更正为没有发现问题或者未能检查的，请把“发现的问题”清空。',
    },
    {
      when: 'outcome != "发现问题待处理"',
      test: '!filled(correctBy)',
      else: '没有问题待处理的，请把“改正期限”清空。',
    },
  ],
} as const;
