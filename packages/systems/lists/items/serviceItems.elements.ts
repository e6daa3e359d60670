import type { Element } from '@mingcha/catalogue';
import {
  choice,
  choices,
  code,
  date,
  dept,
  facet,
  flag,
  id,
  main,
  must,
  name,
  number,
  opened,
  records,
  remark,
  text,
  words,
} from '../elements.ts';
import { itemKinds } from './kinds.ts';

const nation = { owner: '国家' } as const;
const province = { owner: '省' } as const;
const city = { owner: '市' } as const;
const county = { owner: '县' } as const;

const yesNo = (field: string, title: string, more: Parameters<typeof flag>[2] = {}) =>
  flag(field, title, { ...must, ...more });
const long = { most: 1_000 } as const;
const dayUnits = ['工作日', '自然日', '月'] as const;

const identity: Element[] = [
  id('实施编码', { ...city, note: '统一社会信用代码、行使层级和基本编码，共三十一位' }),
  name('事项名称', nation),
  code('basicCode', '基本编码', { ...must, ...nation, note: '十二位数字' }),
  code('handleCode', '业务办理项编码', { ...county, note: '事项不再细分的不填' }),
  number('edition', '版本', { ...must, least: 1, ...county }),
  choice('kind', '事项类型', itemKinds, { ...facet, ...nation }),
  ...records(
    'laws',
    '设定依据',
    [
      text('title', '文件名称', { ...must, most: 120 }),
      text('number', '文号', { most: 60 }),
      text('article', '条款', { most: 60 }),
      text('content', '条文内容', long),
    ],
    { ...must, least: 1, ...nation },
  ),
  choice('power', '权力来源', ['法定本级行使', '上级下放', '上级授权', '同级授权', '上级委托', '同级委托'], {
    ...must,
    ...nation,
  }),
  choice('level', '行使层级', ['国家级', '省级', '市级', '县级', '乡级', '村级'], {
    ...must,
    filter: true,
    // The basic directory says at which levels an item is handled; a row here is one body's, at its own.
    ...county,
  }),
  dept('实施主体', city),
  choice('body', '实施主体性质', ['法定机关', '授权组织', '受委托组织', '其他'], { ...must, ...nation }),
  text('entrusting', '委托部门', { most: 120, ...county }),
  words('joint', '联办机构', province),
];

const handling: Element[] = [
  choice('handling', '办件类型', ['即办件', '承诺件'], { ...must, filter: true, ...province }),
  number('statutoryDays', '法定办结时限', { ...must, most: 1_000, ...nation }),
  choice('statutoryUnit', '法定时限单位', dayUnits, { ...must, ...nation }),
  text('statutoryNote', '法定时限说明', { most: 300, ...nation }),
  number('promisedDays', '承诺办结时限', { ...main, most: 1_000, ...province }),
  choice('promisedUnit', '承诺时限单位', dayUnits, { ...must, ...province }),
  text('promisedNote', '承诺时限说明', { most: 300, ...province }),
  text('condition', '受理条件', { ...must, most: 2_000, ...province }),
  text('flow', '办理流程', { ...must, most: 2_000, ...province }),
  words('stages', '办理环节', { ...province, note: '依次填写，如受理、审查、决定、送达' }),
  ...records(
    'special',
    '特别程序',
    [
      text('title', '程序名称', { ...must, most: 60 }),
      number('days', '时限（工作日）', { most: 250 }),
      flag('counted', '计入办理时限'),
    ],
    province,
  ),
  choices('served', '服务对象', ['自然人', '企业法人', '事业法人', '社会组织法人', '行政机关', '其他组织'], {
    ...must,
    least: 1,
    filter: true,
    ...nation,
  }),
  choices('forms', '办理形式', ['窗口办理', '网上办理', '移动端办理', '快递申请', '自助终端'], {
    ...must,
    least: 1,
    ...province,
  }),
  number('visits', '到现场次数', { ...main, most: 9, ...province }),
  text('visitReason', '现场办理原因', { most: 300, ...province }),
  yesNo('online', '可网上办理', province),
  choice(
    'depth',
    '网办深度',
    ['互联网咨询', '互联网收件', '互联网预审', '互联网受理', '互联网办理', '互联网送达', '全程网办'],
    { filter: true, ...province },
  ),
  text('url', '网办地址', { most: 300, ...county }),
  text('mobileUrl', '移动端地址', { most: 300, ...county }),
  choice('scope', '通办范围', ['全国', '跨省', '全省', '全市', '全县', '不通办'], {
    filter: true,
    ...province,
  }),
  text('quota', '数量限制', { most: 300, ...province }),
  words('intermediary', '中介服务', { ...province, note: '只能填中介服务事项清单中的名称' }),
  words('topics', '主题分类', { filter: true, ...city }),
];

const fees: Element[] = [
  yesNo('charged', '收费', { filter: true, ...province }),
  text('feeBasis', '收费依据', { most: 500, ...province }),
  ...records(
    'fees',
    '收费项目',
    [
      text('title', '项目名称', { ...must, most: 120 }),
      text('standard', '收费标准', { ...must, most: 300 }),
      flag('reducible', '允许减免'),
      text('reduction', '减免依据', { most: 300 }),
    ],
    province,
  ),
  number('amount', '定额收费（元）', {
    most: 100_000_000,
    ...province,
    note: '每件收费相同的填写；不填的由窗口核定，不能从办事指南直接申请',
  }),
  yesNo('onlinePay', '网上支付', city),
];

const results: Element[] = [
  choice('resultKind', '结果类型', ['证照', '批文', '其他', '无'], { ...must, ...province }),
  text('resultName', '结果名称', { most: 120, ...province }),
  text('resultSample', '结果样本', { most: 300, ...province }),
];

const materials = records(
  'materials',
  '申请材料',
  [
    text('title', '材料名称', { ...must, most: 120 }),
    choice('need', '必要性', ['必要', '非必要', '容缺后补'], must),
    choice('kind', '材料类型', ['原件', '复印件', '原件和复印件']),
    choice('form', '材料形式', ['纸质', '电子', '纸质或电子']),
    number('copies', '份数', { most: 20 }),
    text('specification', '规格', { most: 60 }),
    choice('source', '来源渠道', ['申请人自备', '政府部门核发', '中介机构出具', '其他']),
    text('sourceNote', '来源渠道说明', { most: 200 }),
    flag('waived', '免提交'),
    text('basis', '要求提供的依据', { most: 300 }),
    text('standard', '受理标准', { most: 500 }),
    text('advice', '填报须知', { most: 500 }),
    text('blank', '空白表格', { most: 300 }),
    text('filledIn', '示例样表', { most: 300 }),
    text('when', '适用情形', {
      most: 300,
      note: '以问题的代号写成，如 trade == "食品销售"；总是需要的不填',
    }),
  ],
  province,
);

const guide: Element[] = [
  ...records(
    'questions',
    '情形问题',
    [
      text('title', '问题', { ...must, most: 40 }),
      code('name', '代号', { ...must, note: '小写字母开头的英文，材料的适用情形用它' }),
      words('answers', '可选的答案', { ...must, least: 2, most: 12 }),
      text('note', '说明', { most: 200 }),
    ],
    { most: 8, ...province },
  ),
  ...records(
    'situations',
    '办理情形',
    [
      text('title', '情形名称', { ...must, most: 120 }),
      text('description', '情形描述', { most: 300 }),
      words('materials', '所需材料'),
    ],
    province,
  ),
  ...records(
    'windows',
    '办理窗口',
    [
      text('title', '窗口名称', { ...must, most: 60 }),
      text('area', '所在区域', { most: 30, note: '市本级，或者县区的名称' }),
      text('address', '地址', { most: 120 }),
      text('hours', '办公时间', { most: 120 }),
      text('phone', '电话', { most: 60 }),
    ],
    county,
  ),
  text('place', '办理地点', { ...must, most: 300, ...county }),
  text('hours', '办理时间', { ...must, most: 300, ...county }),
  yesNo('hall', '进驻大厅', county),
  flag('booking', '可以预约', county),
  flag('delivery', '物流快递', city),
  flag('terminal', '可自助办理', county),
  text('consult', '咨询电话', { ...must, most: 60, ...county }),
  text('complain', '监督投诉电话', { ...must, most: 60, ...county }),
  ...records(
    'faqs',
    '常见问题',
    [text('question', '问题', { ...must, most: 200 }), text('answer', '答案', { ...must, ...long })],
    city,
  ),
  choice('state', '状态', ['在用', '暂停', '取消'], { ...must, filter: true, ...county }),
  date('since', '计划生效日期', county),
  date('until', '计划取消日期', county),
  { ...remark, ...city },
];

/** All of an implementation item. What nation and province decide is the same at all levels, what the city decides in its counties. */
export const serviceItemElements: Element[] = opened([
  ...identity,
  ...handling,
  ...fees,
  ...results,
  ...materials,
  ...guide,
]);
