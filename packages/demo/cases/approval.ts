import type { DemoCase } from './types.ts';

/** Approvals, and problems that are to be corrected. `on` gives the day so many days from today. */
export const approvalCases = (
  dept: (letters: string) => string,
  on: (days: number) => string,
): DemoCase[] => [
  {
    type: 'approvals',
    daysAgo: 1,
    by: 'scjg',
    values: { item: 'food', applicantName: '河西面馆', contact: '15400003001', way: '一般' },
    steps: [],
    everywhere: true,
  },
  {
    type: 'approvals',
    daysAgo: 9,
    by: 'scjg',
    values: { item: 'drug', applicantName: '康宁大药房', contact: '15400003002' },
    steps: [
      { daysAgo: 8, by: 'scjg', act: 'accept', values: { dept: dept('scjg') } },
      {
        daysAgo: 1,
        by: 'scjg',
        act: 'decide',
        values: { outcome: '准予', certificate: '药零 0001' },
      },
    ],
    everywhere: true,
  },
  {
    type: 'approvals',
    daysAgo: 5,
    by: 'yjgl',
    values: { item: 'chemicals', applicantName: '恒泰化工经营部', contact: '15400003003' },
    steps: [{ daysAgo: 4, by: 'yjgl', act: 'accept', values: { dept: dept('yjgl') } }],
  },
  {
    type: 'approvals',
    daysAgo: 8,
    by: 'scjg',
    values: { item: 'gauge', applicantName: '精衡计量服务部', contact: '15400003004' },
    steps: [{ daysAgo: 6, by: 'scjg', act: 'ask', values: { missing: '计量标准技术报告缺第 3 页。' } }],
  },
  {
    type: 'approvals',
    daysAgo: 30,
    by: 'scjg',
    values: { item: 'food', applicantName: '顺和烘焙坊', contact: '15400003005' },
    steps: [{ daysAgo: 29, by: 'scjg', act: 'accept', values: { dept: dept('scjg') } }],
  },
  {
    type: 'approvals',
    daysAgo: 12,
    by: 'scjg',
    values: { item: 'food', applicantName: '小满早餐店', contact: '15400003006', way: '告知承诺' },
    steps: [
      { daysAgo: 11, by: 'scjg', act: 'accept', values: { dept: dept('scjg') } },
      { daysAgo: 9, by: 'scjg', act: 'decide', values: { outcome: '准予', certificate: '食营 0002' } },
      { daysAgo: 8, by: 'office', approve: 'decide' },
    ],
  },
  {
    type: 'rectifications',
    daysAgo: 2,
    by: 'office',
    values: {
      source: '督查',
      problem: '三家加油站的应急预案没有备案。',
      dept: dept('yjgl'),
      dueDate: on(30),
    },
    steps: [],
    everywhere: true,
  },
  {
    type: 'rectifications',
    daysAgo: 30,
    by: 'office',
    values: {
      source: '群众反映',
      problem: '农贸市场公平秤损坏后没有更换。',
      dept: dept('scjg'),
      dueDate: on(-6),
    },
    steps: [{ daysAgo: 28, by: 'scjg', act: 'claim', values: { plan: '更换公平秤，每周检查一次。' } }],
    everywhere: true,
  },
  {
    type: 'rectifications',
    daysAgo: 26,
    by: 'office',
    values: { source: '评估', problem: '抽查结果没有按期公示。', dept: dept('scjg'), dueDate: on(12) },
    steps: [
      { daysAgo: 25, by: 'scjg', act: 'claim', values: { plan: '补齐公示，专人负责。' } },
      {
        daysAgo: 3,
        by: 'scjg',
        act: 'report',
        values: { done: '未公示的 12 件已全部公示。' },
        files: { proof: [{ name: '公示清单.txt', text: '12 件抽查结果的公示日期和网址，逐件列明。' }] },
      },
    ],
  },
  {
    type: 'rectifications',
    daysAgo: 50,
    by: 'office',
    values: { source: '自查', problem: '两名执法人员证件过期。', dept: dept('scjg'), dueDate: on(-10) },
    steps: [
      { daysAgo: 49, by: 'scjg', act: 'claim', values: { plan: '停止其执法并办理换证。' } },
      {
        daysAgo: 20,
        by: 'scjg',
        act: 'report',
        values: { done: '已换发新证。' },
        files: { proof: [{ name: '换证通知.txt', text: '两名执法人员已换发新证，编号另册登记。' }] },
      },
      { daysAgo: 18, by: 'second', act: 'strike', values: { opinion: '核查属实。' } },
      { daysAgo: 17, by: 'office', approve: 'strike' },
    ],
  },
  {
    type: 'packages',
    daysAgo: 3,
    by: 'office',
    values: { theme: '我要开餐馆', applicantName: '山丹路小馆', contact: '15400003011', days: 15 },
    steps: [{ daysAgo: 3, by: 'office', act: 'split', asked: { approvals: ['food', 'gauge'] } }],
    everywhere: true,
  },
];
