import { choice, day, flag, number, ofSource, ofSubject, personalOfSubject, text } from './elements.ts';
import type { CreditKind } from './kind.ts';

const content = (title: string) => text('content', title, { most: 2_000, required: true, search: true });
const subjectAndSource = { personal: personalOfSubject };

/** What an evaluation by others says; which grades there are is theirs. */
const ofEvaluation = [
  text('grade', '评价等级', { most: 20, required: true, note: '按评价单位的写法，如 优、A' }),
  number('score', '评价得分'),
  text('period', '评价周期', { most: 40 }),
  day('validTo', '有效期至'),
];

/** What is collected and used, and published by nobody here. */
export const otherKinds: readonly CreditKind[] = [
  {
    id: 'enforcement',
    title: '行政强制',
    unit: '件',
    elements: [
      ...ofSubject,
      choice(
        'category',
        '强制类别',
        [
          '限制公民人身自由',
          '查封',
          '扣押',
          '冻结',
          '加处罚款或者滞纳金',
          '划拨存款',
          '拍卖处理',
          '排除妨碍、恢复原状',
          '代履行',
          '其他',
        ],
        { required: true },
      ),
      content('强制内容'),
      text('basis', '强制依据', { most: 1_000 }),
      day('validTo', '解除日期'),
      ...ofSource,
    ],
    ...subjectAndSource,
  },
  {
    id: 'confirmation',
    title: '行政确认',
    unit: '件',
    elements: [
      ...ofSubject,
      text('category', '确认类别', { most: 60, required: true }),
      content('确认内容'),
      ...ofSource,
    ],
    ...subjectAndSource,
  },
  {
    id: 'ruling',
    title: '行政裁决',
    unit: '件',
    elements: [
      ...ofSubject,
      text('category', '裁决类别', { most: 60, required: true }),
      content('裁决内容'),
      choice('outcome', '裁决结果', ['支持', '部分支持', '不支持'], {}),
      ...ofSource,
    ],
    ...subjectAndSource,
  },
  {
    id: 'award',
    title: '行政奖励',
    unit: '件',
    elements: [
      ...ofSubject,
      choice('level', '奖励级别', ['国家', '省', '市', '县'], { required: true }),
      content('奖励内容'),
      day('validTo', '有效期至'),
      ...ofSource,
    ],
    ...subjectAndSource,
  },
  {
    id: 'inspection',
    title: '监督检查',
    unit: '次',
    elements: [
      choice('form', '检查类型', ['抽查', '检查'], { required: true }),
      text('plan', '抽查计划编号', { most: 60 }),
      text('task', '抽查任务名称', { most: 200 }),
      content('检查内容'),
      text('result', '检查结果', { most: 500, required: true }),
      flag('problem', '发现问题', { required: true }),
      flag('corrected', '已改正'),
      ...ofSource,
    ],
    exchange: {
      insAuth_CN: 'authority',
      insType_CN: 'form',
      insDate: 'date',
      insRes_CN: 'result',
      raninsPlanId: 'plan',
      raninsTaskName: 'task',
    },
  },
  {
    id: 'complaint',
    title: '投诉举报',
    unit: '件',
    elements: [
      choice('category', '类别', ['投诉', '举报'], { required: true }),
      content('反映内容'),
      choice('outcome', '办理结果', ['属实', '部分属实', '不属实', '调解成功', '调解不成', '其他'], {
        required: true,
      }),
      ...ofSource,
    ],
  },
  {
    id: 'annual-report',
    title: '年度报告',
    unit: '份',
    elements: [
      number('year', '报告年度', { required: true, least: 2013, most: 2100 }),
      choice('status', '报送情况', ['按期报送', '逾期报送', '未报送'], { required: true }),
      flag('truthful', '抽查属实'),
      ...ofSource,
    ],
  },
  {
    id: 'court-enforcement',
    title: '司法执行',
    unit: '件',
    elements: [
      choice('category', '类别', ['失信被执行人', '限制消费', '被执行人', '终结本次执行'], {
        required: true,
      }),
      number('amount', '执行标的（元）'),
      flag('performed', '已履行'),
      text('content', '生效文书确定的义务', { most: 1_000, search: true }),
      ...ofSource,
    ],
  },
  {
    id: 'tax-mark',
    title: '纳税信用',
    unit: '条',
    elements: [
      number('year', '评价年度', { required: true, least: 2013, most: 2100 }),
      choice('grade', '纳税信用级别', ['A', 'B', 'M', 'C', 'D'], { required: true }),
      number('arrears', '欠税金额（元）'),
      ...ofSource,
    ],
  },
  {
    id: 'social-insurance-mark',
    title: '社会保险缴费',
    unit: '条',
    elements: [
      text('period', '所属期', { most: 20, required: true }),
      choice('status', '缴费情况', ['正常缴费', '欠费', '已补缴'], { required: true }),
      number('arrears', '欠费金额（元）'),
      ...ofSource,
    ],
  },
  {
    id: 'commitment',
    title: '信用承诺',
    unit: '件',
    elements: [
      choice(
        'category',
        '承诺类型',
        ['审批替代型', '容缺受理型', '主动公示型', '行业自律型', '信用修复型', '证明事项告知承诺'],
        { required: true },
      ),
      content('承诺内容'),
      choice('status', '履行情况', ['履行中', '已履行', '未履行'], { required: true }),
      day('validTo', '承诺期限'),
      ...ofSource,
    ],
  },
  {
    id: 'public-evaluation',
    title: '公共信用综合评价',
    unit: '条',
    basis: 'GB/T 45255-2025',
    elements: [...ofEvaluation, ...ofSource],
  },
  {
    id: 'industry-evaluation',
    title: '行业信用评价',
    unit: '条',
    elements: [
      text('industry', '行业领域', { most: 60, required: true, search: true }),
      ...ofEvaluation,
      ...ofSource,
    ],
  },
];
