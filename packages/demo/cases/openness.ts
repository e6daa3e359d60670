import type { DemoCase } from './types.ts';

/** Messages of visitors, and requests for information. */
export const opennessCases = (dept: (letters: string) => string): DemoCase[] => [
  {
    type: 'messages',
    daysAgo: 1,
    by: 'office',
    values: { kind: '咨询', text: '个体工商户变更经营场所需要带哪些材料？', contact: '15400001001' },
    steps: [],
    everywhere: true,
  },
  {
    type: 'messages',
    daysAgo: 20,
    by: 'office',
    values: { kind: '咨询', text: '小区门口的电梯检验合格证过期了，由谁负责？', contact: '15400001002' },
    steps: [{ daysAgo: 19, by: 'office', act: 'assign', values: { dept: dept('scjg') } }],
    everywhere: true,
  },
  {
    type: 'messages',
    daysAgo: 2,
    by: 'office',
    values: { kind: '咨询', text: '春节前烟花爆竹零售点怎么申请？', contact: '15400001003' },
    steps: [{ daysAgo: 1, by: 'office', act: 'assign', values: { dept: dept('yjgl') } }],
  },
  {
    type: 'messages',
    daysAgo: 24,
    by: 'office',
    values: { kind: '纠错', text: '办事指南上的咨询电话是空号。', page: '/guide/food' },
    steps: [
      { daysAgo: 23, by: 'office', act: 'answer', values: { reply: '已改为服务大厅电话，感谢指正。' } },
    ],
  },
  {
    type: 'access-requests',
    daysAgo: 2,
    by: 'office',
    values: {
      name: '何文静',
      contact: '15400002001',
      wanted: '本市今年上半年双随机抽查的检查结果汇总表。',
      form: '电子',
    },
    steps: [],
    everywhere: true,
  },
  {
    type: 'access-requests',
    daysAgo: 18,
    by: 'office',
    values: {
      name: '马建业',
      contact: '15400002002',
      wanted: '近三年本市食品抽检不合格产品的处置情况。',
      form: '纸质',
    },
    steps: [
      { daysAgo: 17, by: 'office', act: 'assign', values: { dept: dept('scjg') } },
      {
        daysAgo: 1,
        by: 'scjg',
        act: 'extend',
        values: { reason: '涉及三年的抽检档案，须逐件核对后答复。' },
      },
    ],
    everywhere: true,
  },
  {
    type: 'access-requests',
    daysAgo: 14,
    by: 'office',
    values: { name: '罗春梅', contact: '15400002003', wanted: '某化工企业的情况。' },
    steps: [
      {
        daysAgo: 12,
        by: 'office',
        act: 'askCorrection',
        values: { missing: '请写明企业名称，以及需要哪一年、哪一类信息。' },
      },
    ],
  },
  {
    type: 'access-requests',
    daysAgo: 21,
    by: 'office',
    values: { name: '赵立新', contact: '15400002004', wanted: '危险化学品经营单位的安全评价结论。' },
    steps: [
      { daysAgo: 20, by: 'office', act: 'assign', values: { dept: dept('yjgl') } },
      { daysAgo: 8, by: 'yjgl', act: 'askThird', values: { third: '被评价的企业' } },
    ],
  },
  {
    type: 'access-requests',
    daysAgo: 60,
    by: 'office',
    values: { name: '冯志远', contact: '15400002005', wanted: '去年的部门决算公开说明。', form: '电子' },
    steps: [
      { daysAgo: 58, by: 'office', act: 'assign', values: { dept: dept('scjg') } },
      {
        daysAgo: 51,
        by: 'scjg',
        act: 'answer',
        values: { outcome: '公开', reply: '您申请的信息已在门户网站公开，附网址。' },
      },
      { daysAgo: 50, by: 'office', approve: 'answer' },
    ],
  },
  {
    type: 'access-requests',
    daysAgo: 45,
    by: 'office',
    values: { name: '孙雅琴', contact: '15400002006', wanted: '本局行政处罚自由裁量基准的历次版本。' },
    steps: [{ daysAgo: 44, by: 'office', act: 'assign', values: { dept: dept('scjg') } }],
  },
];
