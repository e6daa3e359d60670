import type { Sample } from '@mingcha/cases';

const object = 'JC-DX-0001';
const drawn = {
  task: '2026-001',
  object,
  items: ['SJ-0003'],
  kind: '双随机抽查',
  mode: '现场检查',
  dept: 'd01',
  inspectors: ['JC-001', 'JC-002'],
  team: ['first', 'second'],
  from: '2026-03-02',
  until: '2026-03-20',
};
const { task: _, ...rest } = drawn;
const single = { ...rest, kind: '个案检查', ground: '投诉举报：店内有过期食品' };
const seen = { endedOn: '2026-03-12', findings: '货架和仓库均已查看。', signed: '已签字' };
const clean = { ...seen, outcome: '未发现问题', results: ['未发现问题'] };
const objects = { [object]: { name: '甲超市', type: '企业', division: '620302', address: '东关路 1 号' } };
const rows = { objects };

export const inspectionVisitSamples: readonly Sample[] = [
  {
    title: '日常检查，未发现问题，经第二名检查人员和复核人确认后公示',
    rows,
    open: { by: 'office', values: { ...rest, kind: '日常检查' } },
    result: 'clean',
    steps: [
      {
        do: 'permit',
        by: 'head',
        values: { approvedOn: '2026-03-03' },
        state: 'toVisit',
        papers: ['approval', 'notice'],
      },
      {
        refused: 'schedule',
        by: 'member',
        values: { plannedOn: '2026-04-01' },
        code: 'needs',
        state: 'toVisit',
      },
      { do: 'schedule', by: 'member', values: { plannedOn: '2026-03-12' }, state: 'toVisit' },
      {
        do: 'forms',
        by: 'member',
        values: { formsFor: '2026-03-12' },
        state: 'toVisit',
        papers: ['forms'],
      },
      {
        do: 'serve',
        by: 'member',
        values: { servedOn: '2026-03-12' },
        state: 'toVisit',
        papers: ['receipt'],
      },
      {
        refused: 'record',
        by: 'member',
        values: { ...clean, results: ['未发现问题', '迁出'] },
        code: 'needs',
        state: 'toVisit',
      },
      {
        refused: 'record',
        by: 'member',
        values: { ...clean, signed: '拒绝签字' },
        code: 'needs',
        state: 'toVisit',
      },
      { do: 'record', by: 'member', values: clean, state: 'toVisit' },
      { approve: 'record', by: 'member', as: 'second', state: 'toVisit' },
      {
        approve: 'record',
        by: 'office',
        as: 'reviewer',
        state: 'toPublish',
        papers: ['record', 'situation', 'outcome'],
      },
      {
        refused: 'order',
        by: 'office',
        values: { orderBasis: '食品安全法第五十四条' },
        code: 'needs',
        state: 'toPublish',
      },
      { do: 'publish', by: 'office', state: 'published' },
    ],
  },
  {
    title: '个案检查情况紧急，先行检查，发现问题，企业拒签，补办审批后公示',
    rows,
    open: { by: 'office', values: single },
    result: 'pending',
    steps: [
      {
        do: 'hurry',
        by: 'member',
        values: { urgent: '食品可能被转移' },
        state: 'toVisit',
        papers: ['notice'],
      },
      {
        do: 'survey',
        by: 'member',
        values: { surveyed: '冷库一间，门锁完好，照片 1 至 3。' },
        state: 'toVisit',
        papers: ['survey'],
      },
      {
        do: 'sample',
        by: 'member',
        values: { sampled: '甲食品，批号 20260201，抽取 6 袋，当场封样。' },
        state: 'toVisit',
        papers: ['sampling'],
      },
      {
        do: 'question',
        by: 'member',
        values: { questioned: '李经理', statement: '问：货从何处购进？答：从批发市场购进。' },
        state: 'toVisit',
        papers: ['questioning'],
      },
      {
        do: 'record',
        by: 'member',
        values: {
          ...seen,
          outcome: '发现问题待处理',
          results: ['发现问题待后续处理'],
          problems: '三种食品超过保质期。',
          correctBy: '2026-03-27',
          signed: '拒绝签字',
          unsigned: '负责人不认可笔录',
          witnessed: '全程录音录像',
        },
        state: 'toVisit',
      },
      { approve: 'record', by: 'member', as: 'second', state: 'toVisit' },
      { approve: 'record', by: 'office', as: 'reviewer', state: 'toApprove' },
      { expires: 'confirm', state: 'toApprove' },
      { do: 'confirm', by: 'head', values: { approvedOn: '2026-03-18' }, state: 'toPublish' },
      {
        do: 'order',
        by: 'office',
        values: { orderBasis: '食品安全法第五十四条' },
        state: 'toPublish',
        papers: ['order'],
      },
      {
        do: 'refer',
        by: 'office',
        values: { referTo: 'd02', referral: '供货单位没有食品经营许可，在你单位辖区。' },
        state: 'toPublish',
        papers: ['referral'],
      },
      { do: 'publish', by: 'office', state: 'published' },
    ],
  },
  {
    title: '检查人员回避后更换，到期提醒',
    rows,
    open: { by: 'office', values: single },
    steps: [
      { do: 'permit', by: 'head', values: { approvedOn: '2026-03-03' }, state: 'toVisit' },
      { do: 'acknowledge', by: 'enterprise', state: 'toVisit' },
      { do: 'askRecusal', by: 'enterprise', values: { recusalReason: '与同行有亲属关系' }, state: 'toVisit' },
      { answer: 'recusal', by: 'office', with: 'rejected', state: 'toVisit' },
      { do: 'recuse', by: 'member', values: { reason: '与企业负责人是亲属' }, state: 'toVisit' },
      { answer: 'recusal', by: 'office', with: 'upheld', state: 'toVisit' },
      {
        do: 'reassign',
        by: 'office',
        values: { inspectors: ['JC-002', 'JC-003'], team: ['second', 'third'], reason: '回避' },
        state: 'toVisit',
      },
      { expires: 'visit', state: 'toVisit' },
    ],
  },
  {
    title: '检验检测人员随同检查，不能代替检查人员',
    rows,
    open: { by: 'office', values: single },
    steps: [
      { do: 'permit', by: 'head', values: { approvedOn: '2026-03-03' }, state: 'toVisit' },
      {
        do: 'assist',
        by: 'office',
        values: { helpers: [{ name: '赵工', unit: '市检验检测中心', role: '检验检测人员', task: '抽样' }] },
        state: 'toVisit',
        papers: ['notice'],
      },
      { refused: 'attach', by: 'member', code: 'needs', state: 'toVisit' },
      { do: 'attach', by: 'member', values: { photos: ['F1', 'F2'] }, state: 'toVisit' },
      {
        refused: 'reassign',
        by: 'office',
        values: { inspectors: ['JC-002'], team: ['second', 'third'], reason: '另一人由随同人员代替' },
        code: 'needs',
        state: 'toVisit',
      },
    ],
  },
  {
    title: '派发的检查不能不予批准；企业已注销，负责人同意后终止，理由公示',
    rows,
    open: { by: 'engine', values: drawn },
    steps: [
      { refused: 'refuse', by: 'head', values: { reason: '不查' }, code: 'needs', state: 'proposed' },
      { do: 'abort', by: 'office', values: { reason: '企业已于上月注销' }, state: 'proposed' },
      { approve: 'abort', by: 'head', as: 'head', state: 'aborted' },
    ],
  },
  {
    title: '个案检查理由不足，不予批准',
    rows,
    open: { by: 'office', values: single },
    steps: [{ do: 'refuse', by: 'head', values: { reason: '线索不清' }, state: 'refused' }],
  },
];
