import { defineCaseType } from '@mingcha/cases';
import { drawnActions } from './visitDrawn.ts';
import { evidenceActions, followUpActions } from './visitEvidence.ts';
import { visitFields } from './visitFields.ts';
import { visitPapers } from './visitPapers.ts';
import { amendment, recordNeeds, resultOfOutcome } from './visitRecord.ts';

const twoInspectors = {
  test: 'size(inspectors) >= 2',
  else: '检查人员不少于两人，都应持有效的执法证。',
} as const;

/** Whom a draw has chosen may have no account yet: that holds up nothing but their own part. */
const twoAccounts = {
  when: 'kind != "双随机抽查"',
  test: 'filled(team) && size(team) >= 2',
  else: '请填写检查人员的账号，不少于两人。',
} as const;

/** Whom a draw has chosen is not changed by hand. */
const notDrawn = {
  test: 'kind != "双随机抽查"',
  else: '双随机抽查的对象和人员由抽取决定，请在抽查任务中按规则更换。',
} as const;

/** Nobody is inspected more often than the city has published. */
const withinCap = { hook: 'inspection.cap', else: '该企业本年度的检查已达到频次上限。' } as const;

const sent = { hook: 'inspection.sent', else: '有检查人员的执法证到检查那一天已经到期。' } as const;

/** Who of a joint department was there is certified, as who records the visit is. */
const partCertified = {
  hook: 'inspection.partCertified',
  else: '本部门检查人员的执法证在检查那一天已经到期。',
} as const;

/** What a draw decides is opened by its dispatch alone. */
const byDispatch = { hook: 'inspection.dispatched', else: '双随机抽查的检查由抽取派发。' } as const;

/**
 * 行政检查: approved by the head before it is made (an urgent one right after), made by at least two certified inspectors, signed
 * by both, reviewed by a second person, and published within twenty working days of its end.
 */
export const inspectionVisits = defineCaseType({
  format: 1,
  name: 'inspection-visits',
  title: '行政检查',
  group: 'inspection',
  basis: ['国办发〔2015〕58号', '国办发〔2024〕54号', '甘政办发〔2025〕36号'],
  number: { pattern: '检〔{year}〕{seq}号' },
  subject: 'object',
  unique: [{ by: ['task', 'object'], among: 'all' }],
  open: {
    by: ['office', 'engine'],
    fills: ['object', 'items', 'kind', 'mode', 'dept', 'inspectors', 'from', 'until'],
    asks: ['team', 'task', 'ground', 'materials', 'division', 'draw', 'codepts', 'joinedTasks'],
    needs: [
      twoInspectors,
      twoAccounts,
      sent,
      byDispatch,
      withinCap,
      {
        when: 'kind == "个案检查"',
        filled: ['ground'],
        else: '个案检查须写明缘由：投诉举报、转办交办、数据监测或者企业申请。',
      },
      { test: 'from <= until', else: '检查的截止日期不能早于起始日期。' },
    ],
    to: 'proposed',
  },
  fields: visitFields,
  parties: {
    office: { title: '实施部门', right: 'cases:inspection:sign', dept: 'dept' },
    head: { title: '部门负责人', right: 'cases:inspection:approve', dept: 'dept' },
    member: { title: '检查人员', right: 'cases:inspection:open', person: 'team' },
    // What a department's own system records, its people sign, review and publish.
    source: { title: '部门业务系统', right: 'cases:inspection:deliver', dept: 'dept' },
    // The holder of the notice's link, which may be handed on.
    enterprise: { title: '检查对象', receipt: true },
  },
  states: {
    proposed: { title: '待审批', kind: 'open', for: ['head'] },
    toVisit: { title: '待检查', kind: 'open', for: ['member'] },
    toApprove: { title: '待补办审批', kind: 'open', for: ['head'] },
    toPublish: { title: '待公示', kind: 'open', for: ['office'] },
    published: {
      title: '已公示',
      kind: 'done',
      results: ['clean', 'corrected', 'pending', 'unmet'],
    },
    refused: { title: '不予批准', kind: 'done' },
    aborted: { title: '已终止', kind: 'done' },
    replaced: { title: '已由候补递补', kind: 'done' },
    merged: { title: '已并入联合检查', kind: 'done' },
  },
  results: { clean: '未发现问题', corrected: '发现问题已改正', pending: '发现问题待处理', unmet: '未能检查' },
  actions: {
    permit: {
      title: '批准检查',
      from: ['proposed'],
      by: ['head'],
      to: 'toVisit',
      fills: ['approvedOn'],
      needs: [withinCap],
      papers: ['approval', 'notice'],
      bulk: true,
    },
    refuse: {
      title: '不予批准',
      from: ['proposed'],
      by: ['head'],
      to: 'refused',
      fills: ['reason'],
      needs: [notDrawn],
      danger: true,
    },
    hurry: {
      title: '情况紧急，先行检查',
      from: ['proposed'],
      by: ['member'],
      to: 'toVisit',
      fills: ['urgent'],
      needs: [withinCap],
      papers: ['notice'],
    },
    schedule: {
      title: '约定日期',
      from: ['toVisit'],
      by: ['member', 'office'],
      fills: ['plannedOn'],
      asks: ['reason'],
      needs: [
        { test: 'plannedOn >= from && plannedOn <= until', else: '约定的日期须在检查的起止日期之内。' },
        { hook: 'inspection.agreed', else: '有检查人员的执法证到约定的日期已经到期。' },
      ],
    },
    serve: {
      title: '登记通知书送达',
      from: ['toVisit'],
      by: ['member'],
      fills: ['servedOn'],
      papers: ['receipt'],
    },
    ...evidenceActions,
    recuse: {
      title: '申请回避',
      from: ['toVisit'],
      by: ['member'],
      fills: ['reason'],
      opens: ['recusal'],
      times: 3,
    },
    acknowledge: { title: '确认收到检查通知', from: ['toVisit'], by: ['enterprise'], times: 1 },
    askRecusal: {
      title: '企业申请回避',
      from: ['toVisit'],
      by: ['enterprise'],
      fills: ['recusalReason'],
      opens: ['recusal'],
      times: 2,
    },
    reassign: {
      title: '更换检查人员',
      from: ['proposed', 'toVisit'],
      by: ['office'],
      fills: ['inspectors', 'team', 'reason'],
      needs: [notDrawn, twoInspectors, twoAccounts, sent],
      times: 5,
    },
    ...drawnActions,
    record: {
      title: '登记检查情况',
      from: ['toVisit'],
      by: ['member', 'source'],
      to: [{ when: '!filled(approvedOn)', to: 'toApprove' }, { to: 'toPublish' }],
      fills: ['endedOn', 'findings', 'outcome', 'results', 'signed'],
      asks: [
        'answers',
        'problems',
        'correctBy',
        'unsigned',
        'witnessed',
        'photos',
        'photoNotes',
        'signatures',
      ],
      approve: ['member', 'office'],
      result: resultOfOutcome,
      papers: ['record', 'situation', 'outcome'],
      opens: ['problem'],
      does: ['inspection.inspected'],
      needs: [...recordNeeds],
    },
    ...followUpActions,
    confirm: {
      title: '补办审批',
      from: ['toApprove'],
      by: ['head'],
      to: 'toPublish',
      fills: ['approvedOn'],
      papers: ['approval'],
    },
    publish: {
      title: '公示结果',
      from: ['toPublish'],
      by: ['office'],
      to: 'published',
      does: ['inspection.resultPublished', 'inspection.visitOver', 'credit.visited'],
    },
    amend: amendment,
    // Nobody lets a friend off quietly: it takes the head, and it is published with its reason.
    abort: {
      title: '终止检查',
      from: ['proposed', 'toVisit'],
      by: ['office'],
      to: 'aborted',
      fills: ['reason'],
      approve: ['head'],
      does: ['inspection.visitOver'],
      danger: true,
    },
  },
  clocks: {
    approve: {
      title: '审批',
      while: ['proposed'],
      again: 'never',
      limit: { workingDays: 3 },
      expires: { tell: ['head', 'office'] },
    },
    visit: {
      title: '检查',
      while: ['toVisit'],
      again: 'never',
      limit: { date: 'until' },
      warn: [5, 1],
      expires: { tell: ['member', 'office'] },
    },
    confirm: {
      title: '补办审批',
      while: ['toApprove'],
      again: 'never',
      limit: { workingDays: 2 },
      expires: { tell: ['head', 'office'] },
    },
    publish: {
      title: '公示',
      while: ['toApprove', 'toPublish'],
      again: 'resume',
      since: 'endedOn',
      limit: { workingDays: 20 },
      warn: [5, 1],
      expires: { tell: ['office', 'head'] },
      basis: '检查结束之日起二十个工作日内公示',
    },
  },
  tasks: {
    recusal: {
      title: '回避申请',
      to: 'office',
      form: { opinion: { title: '意见', type: 'text', max: 500 } },
      answers: { upheld: '应当回避', rejected: '不需要回避' },
      limit: { workingDays: 1 },
      silence: { tell: ['head'] },
      atEnd: 'cancelled',
    },
    part: {
      title: '联合部门登记本部门事项',
      // Who went there says what they saw.
      to: { each: 'inviting', by: 'member' },
      form: {
        items: { title: '检查的事项', type: 'text', max: 500 },
        points: { title: '检查要点', type: 'text', max: 8000 },
        findings: { title: '检查情况', type: 'text', max: 4000 },
        problems: { title: '发现的问题', type: 'text', max: 4000 },
        signatures: { title: '检查人员签名', type: 'file', many: true, accepts: ['png', 'jpg', 'pdf'] },
      },
      answers: { clean: '未发现问题', found: '发现问题', absent: '本部门未参加' },
      needs: { clean: [partCertified], found: [partCertified] },
      limit: { date: 'until' },
      silence: { tell: ['office'] },
      atEnd: 'cancelled',
    },
  },
  children: {
    problem: {
      title: '问题整改',
      type: 'rectifications',
      one: { each: 'toCorrect' },
      about: 'problem',
      passes: { source: 'problemSource', dept: 'dept', dueDate: 'correctBy', object: 'object' },
      atEnd: 'livesOn',
    },
  },
  hooks: {
    'inspection.cap': '核对该企业本年度已检查的次数是否达到公布的上限',
    'inspection.unrecorded': '检查情况还没有登记、没有等待确认',
    'inspection.certified': '核对检查人员在检查结束之日仍在名录、执法证有效',
    'inspection.partCertified': '核对联合部门的检查人员在检查那一天仍在名录、执法证有效',
    'inspection.sent': '核对手工选定的检查人员在名录、执法证到检查那一天仍有效',
    'inspection.agreed': '核对检查人员的执法证到约定的日期仍有效',
    'inspection.dispatched': '双随机抽查的检查只由其派发开启，不能手工登记',
    'inspection.checkPoints': '列出各检查事项的要点和可选结果，供现场手填',
    'inspection.frequency': '算出这是该企业本年度第几次检查、全年上限几次',
    'inspection.toCorrect': '结论为“发现问题待处理”的，所写的问题转入问题整改',
    'inspection.problemSource': '问题整改的来源为检查',
    'inspection.inspected': '把检查日期写回检查对象名录库',
    'credit.visited': '检查结果公示后记入信用信息（监督检查）',
    'inspection.resultPublished': '检查结果公示后通知订阅的系统',
    'inspection.visitOver': '抽查任务的检查全部公示或者终止后，任务自动办结',
  },
  papers: visitPapers,
  // A link is handed on, so that it shows no more than the notice does, and not what was found.
  sees: {
    enterprise: ['object', 'items', 'kind', 'mode', 'dept', 'from', 'until', 'plannedOn', 'materials'],
  },
  rating: {
    by: 'enterprise',
    in: ['published'],
    within: { days: 30 },
    bad: {
      opens: 'bad-ratings',
      passes: { dept: 'dept' },
      tells: { service: 'service', level: 'level', text: 'text', number: 'serial' },
    },
  },
  publication: [
    {
      states: ['published'],
      fields: ['object', 'items', 'kind', 'mode', 'dept', 'codepts', 'outcome', 'results', 'endedOn'],
    },
    {
      states: ['aborted', 'replaced', 'merged'],
      fields: ['object', 'items', 'kind', 'dept', 'codepts', 'reason'],
    },
  ],
  figures: {
    opened: { title: '检查任务', count: 'opened', by: ['dept', 'kind'] },
    made: { title: '已完成检查', count: 'done', by: ['dept', 'kind', 'division'] },
    problems: { title: '发现问题的比例', share: ['corrected', 'pending'], by: ['dept', 'kind', 'division'] },
    visited: { title: '按期检查率', onTime: 'visit', by: ['dept'] },
    published: { title: '按期公示率', onTime: 'publish', by: ['dept'] },
  },
  retention: [{ months: 120, do: 'archive' }],
});
