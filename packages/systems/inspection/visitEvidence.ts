/** Who comes along, and what inspectors secure on the spot, each with its paper; more than once where there is more than one. */
export const evidenceActions = {
  // An action takes ten new files at the most: of more photos, the first ones come before the record.
  attach: {
    title: '补充现场照片和附件',
    from: ['toVisit'],
    by: ['member'],
    asks: ['photos', 'photoNotes'],
    needs: [
      { filled: ['photos'], else: '请选择照片或者附件。' },
      { hook: 'inspection.unrecorded', else: '检查情况已经登记，正等待确认，不能再补充照片。' },
    ],
  },
  forms: {
    title: '生成检查表',
    from: ['toVisit'],
    by: ['member', 'office'],
    fills: ['formsFor'],
    needs: [{ test: 'formsFor >= from && formsFor <= until', else: '检查日期须在检查的起止日期之内。' }],
    papers: ['forms'],
  },
  assist: {
    title: '登记专家和辅助人员，重发通知书',
    from: ['toVisit'],
    by: ['office', 'member'],
    fills: ['helpers'],
    papers: ['notice'],
  },
  survey: {
    title: '登记现场勘验',
    from: ['toVisit'],
    by: ['member'],
    fills: ['surveyed'],
    papers: ['survey'],
  },
  sample: {
    title: '登记抽样取证',
    from: ['toVisit'],
    by: ['member'],
    fills: ['sampled'],
    papers: ['sampling'],
  },
  question: {
    title: '登记询问',
    from: ['toVisit'],
    by: ['member'],
    fills: ['questioned', 'statement'],
    papers: ['questioning'],
  },
} as const;

const recorded = ['toApprove', 'toPublish'] as const;

/** What follows from a recorded visit: the enterprise is ordered to correct, another department is told. */
export const followUpActions = {
  order: {
    title: '责令改正',
    from: recorded,
    by: ['office'],
    fills: ['orderBasis'],
    papers: ['order'],
    needs: [
      {
        test: 'outcome == "发现问题已改正" || outcome == "发现问题待处理"',
        else: '没有发现问题的，不能责令改正。',
      },
    ],
  },
  refer: {
    title: '抄告有关部门',
    from: recorded,
    by: ['office'],
    fills: ['referTo', 'referral'],
    papers: ['referral'],
  },
} as const;
