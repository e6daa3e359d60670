import type { PaperTemplate } from '@mingcha/casework';
import { deliveryTemplates } from '../delivery.ts';

/** What no inspector may do, in the words of the notice. */
const bans =
  '检查人员不得以营利为目的检查，不得收受财物，不得接受宴请、娱乐和旅游，不得让企业支付费用，不得随意查封、扣押、冻结或者责令停产停业。';

const signature = '\n签名：　　　　　　　　　年　　月　　日';
const told =
  '检查人员已出示执法证件，告知当事人有陈述、申辩的权利，认为检查人员与本次检查有利害关系的，可以申请回避。';

/** The approval, which is made before, is served on nobody. */
const { form: receiptRows = [] } = deliveryTemplates['delivery-receipt']!;

/** The papers of an inspection, from its approval to its result. */
export const inspectionTemplates: Readonly<Record<string, PaperTemplate>> = {
  'inspection-plan-announcement': {
    title: '抽查计划公告',
    to: '社会公众',
    paragraphs: [
      '现将{dept}{year}年度“{title}”（{kind}，第{edition}版）予以公布。',
      '联合部门：{joint}。',
      '本次变更的理由：{changeReason}',
      '{note}',
      '各批次的名称、事项、范围、比例或者数量、频次、方式和时间如下。',
    ],
    tables: ['batches'],
  },
  'inspection-task-approval': {
    title: '抽查任务审批表',
    paragraphs: [],
    form: [
      ['任务名称', '{title}'],
      ['任务依据', '{source}　{plan}　{batch}　{ground}'],
      ['计划外的缘由', '{groundText}'],
      ['抽查事项', '{items}'],
      ['定向或不定向', '{aim}'],
      ['检查方式', '{modes}'],
      ['对象范围', '{scope}'],
      ['起止日期', '{from}至{until}'],
      ['联合部门', '{joint}'],
      ['部门负责人意见', '\n签名：　　　　　　　　年　　月　　日'],
    ],
  },
  'inspection-task-announcement': {
    title: '抽查任务公告',
    to: '社会公众',
    paragraphs: [
      '{dept}将于{from}至{until}开展“{title}”（{number}）。',
      '年度抽查计划：{plan}，批次：{batch}。',
      '计划外任务来源：{ground}。',
      '抽查事项：{items}。',
      '抽查方式：{aim}，{modes}。对象范围：{scope}。',
      '联合部门：{joint}。',
      '检查对象和检查人员随机抽取，抽取的承诺、过程和结果在本市公示平台公布。',
    ],
  },
  'inspection-task-results': {
    title: '抽查结果公告',
    to: '社会公众',
    paragraphs: [
      '{dept}于{from}至{until}开展的“{title}”（{number}）已经完成。',
      '抽查事项：{items}。',
      '抽查方式：{aim}，{modes}。对象范围：{scope}。',
      '联合部门：{joint}。',
      '{summary}',
      '抽取的承诺、过程和结果，以及各户的检查结果，已在本市公示平台公布，可以查询和核验。对结果有异议的，可以向本机关提出。',
    ],
  },
  'inspection-approval': {
    title: '行政检查审批表',
    paragraphs: ['情况紧急，已先行检查：{urgent}'],
    form: [
      ['检查对象', '{object}'],
      ['检查类型和任务来源', '{kind}　{task}　{ground}'],
      ['检查事项', '{items}'],
      ['检查方式', '{mode}'],
      ['起止日期', '{from}至{until}'],
      ['检查人员', '{inspectors}'],
      ['承办人意见', '\n签名：　　　　　　　　年　　月　　日'],
      ['部门负责人意见', '批准日期：{approvedOn}\n签名：'],
    ],
  },
  'inspection-notice': {
    title: '行政检查通知书',
    to: '{object}',
    paragraphs: [
      '现由{dept}对你单位开展{kind}，事项为：{items}。',
      '任务来源：{task}',
      '检查缘由：{ground}',
      '检查时间：{from}至{until}，方式为{mode}。',
      '检查频次：{frequency}。',
      '检查人员：{inspectors}。检查人员应当出示执法证件；认为检查人员与本次检查有利害关系的，可以申请回避。',
      '请准备以下材料：{materials}',
      bans,
      '有上述情形的，可以向本机关或者监察机关举报。',
    ],
    tables: ['helpers'],
    code: {
      page: 'visits',
      end: 'until',
      caption: '扫码核对本次检查：谁可以检查、查哪些事项，并可确认收到、申请回避、检查结束后评价。请勿转发。',
    },
  },
  'inspection-record': {
    title: '现场检查笔录',
    paragraphs: [
      '检查对象：{object}',
      '地址：{address}',
      '检查事项：{items}',
      '检查人员：{inspectors}',
      '检查结束日期：{endedOn}',
      '检查情况：{findings}',
      '发现的问题：{problems}',
      '联合部门的检查情况：\n{said}',
      '现场照片和附件：{photos}',
      '企业签字情况：{signed}',
      '未签字的原因：{unsigned}（{witnessed}）',
    ],
    tables: ['answers', 'helpers'],
    said: { task: 'part', say: ['items', 'points', 'findings', 'problems'] },
    form: [
      ['检查人员签名', signature],
      ['企业负责人或者在场人签名', signature],
      ['见证人签名', signature],
    ],
  },
  'inspection-forms': {
    title: '检查事项检查表',
    paragraphs: [
      '检查对象：{object}',
      '地址：{address}',
      '检查任务：{number}，{kind}，{mode}',
      '检查日期：{formsFor}',
      '检查人员：{inspectors}',
    ],
    tables: ['checkPoints'],
    form: [
      ['情况说明', '\n\n'],
      ['检查人员签名', signature],
      ['企业负责人或者在场人签名', signature],
    ],
  },
  'inspection-receipt': {
    title: '送达回证',
    paragraphs: [],
    form: receiptRows.map(([row, text]) => [
      row,
      row === '送达文书及文号' ? '《行政检查通知书》　{number}' : text,
    ]),
  },
  'inspection-situation': {
    title: '抽查检查情况记录表',
    paragraphs: [],
    tables: ['answers'],
    said: { task: 'part', say: ['items', 'findings', 'problems'] },
    form: [
      ['检查对象', '{object}\n{address}'],
      ['检查任务', '{number}　{task}　{kind}　{mode}'],
      ['检查事项', '{items}'],
      ['检查结束日期', '{endedOn}'],
      ['检查情况', '{findings}\n{said}'],
      ['检查结果', '{results}'],
      ['发现的问题', '{problems}'],
      ['检查人员', `{inspectors}${signature}`],
      ['企业意见', `签字情况：{signed}${signature}`],
      ['见证人', signature],
    ],
  },
  'inspection-survey': {
    title: '勘验笔录',
    paragraphs: [
      '检查对象：{object}',
      '勘验地点：{address}',
      '检查事项：{items}',
      '勘验人员：{inspectors}',
      told,
      '勘验情况：{surveyed}',
    ],
    form: [
      ['勘验人员签名', signature],
      ['当事人或者在场人签名', signature],
      ['见证人签名', signature],
    ],
  },
  'inspection-sampling': {
    title: '抽样取证凭证',
    paragraphs: [
      '检查对象：{object}',
      '抽样地点：{address}',
      '抽样人员：{inspectors}',
      told,
      '抽样情况：{sampled}',
      '本凭证一式两份，一份交当事人，一份随样品封存。',
    ],
    form: [
      ['抽样人员签名', signature],
      ['当事人或者在场人签名', signature],
      ['样品保管人签名', signature],
    ],
  },
  'inspection-questioning': {
    title: '询问笔录',
    paragraphs: [
      '检查对象：{object}',
      '被询问人：{questioned}',
      '询问人员：{inspectors}',
      told,
      '{statement}',
      '以上笔录已经被询问人阅读或者向其宣读，与所述相符。',
    ],
    form: [
      ['被询问人签名', signature],
      ['询问人员签名', signature],
    ],
  },
  'inspection-order': {
    title: '责令改正通知书',
    to: '{object}',
    paragraphs: [
      '本机关于{endedOn}结束对你单位的检查（{number}），发现以下问题：{problems}',
      '依据{orderBasis}，责令你单位改正。',
      '请于{correctBy}前改正完毕，并将改正情况书面告知本机关。',
      '对本通知不服的，可以依法申请行政复议，或者向人民法院提起诉讼。逾期不改正的，本机关将依法处理。',
    ],
  },
  'inspection-referral': {
    title: '抄告单',
    to: '{referTo}',
    paragraphs: [
      '本机关检查{object}（{number}，检查结束日期{endedOn}）时，发现以下情况属于你单位职责：{referral}',
      '检查结果：{results}。',
      '请依职责处理，并将处理结果告知本机关。',
    ],
  },
  'inspection-outcome': {
    title: '检查结果告知书',
    to: '{object}',
    said: { task: 'part', say: ['items', 'problems'] },
    paragraphs: [
      '本机关于{endedOn}结束对你单位的检查（{number}），结果为：{results}。',
      '发现的问题：{problems}',
      '联合部门的检查情况：\n{said}',
      '请于{correctBy}前改正，并将改正情况书面告知本机关。',
      '检查结果将自检查结束之日起二十个工作日内公示。',
    ],
  },
  'inspection-amendment': {
    title: '检查结果更正告知书',
    to: '{object}',
    paragraphs: [
      '本机关公示的对你单位的检查结果（{number}）有误，依据《中华人民共和国政府信息公开条例》第四十一条的规定予以更正。',
      '更正理由：{amendReason}',
      '更正后，检查结束日期为{endedOn}，检查结果为：{results}。',
      '发现的问题：{problems}',
      '请于{correctBy}前改正，并将改正情况书面告知本机关。',
      '更正后的结果已经重新公示，原来公示的内容予以保留并注明更正。对更正后的结果有异议的，可以向本机关提出核实。',
    ],
  },
};
