import { departmentModel } from './departmentExample.ts';
import { exampleModel } from './example.ts';
import type { Model } from './format.ts';

/** An example of a model of intermediaries. Points and limits are made up: a city sets its own. */
const intermediaries: Model = {
  id: 'intermediaries',
  title: '中介机构信用评价模型（示例）',
  subject: 'intermediary',
  basis: '示例：请填写本市开展中介机构信用评价的文件名称和文号',
  about: '示例模型，分值和界限均为虚构，采用前请按本市规定修改。评价中介超市机构名录已公示版本中的机构。',
  groups: [
    { id: 'service', title: '服务情况', start: 350, least: 0, most: 450 },
    { id: 'law', title: '遵纪守法', start: 450, least: 0, most: 450 },
    { id: 'society', title: '社会评价', start: 80, least: 0, most: 100 },
  ],
  indicators: [
    { id: 'good', group: 'service', title: '项目单位评价为好', when: 'subjectGrade == "好"', points: 80 },
    {
      id: 'better',
      group: 'service',
      title: '项目单位评价为较好',
      when: 'subjectGrade == "较好"',
      points: 40,
    },
    { id: 'poor', group: 'service', title: '项目单位评价为差', when: 'subjectGrade == "差"', points: -150 },
    { id: 'lasting', group: 'service', title: '进驻满两年', when: 'subjectEnteredMonths >= 24', points: 20 },
    {
      id: 'penalty',
      group: 'law',
      title: '行政处罚',
      kind: 'penalty',
      points: -60,
      decay: ['12:600', '24:300', '36:0'],
    },
    {
      id: 'pledge-broken',
      group: 'law',
      title: '信用承诺未履行',
      kind: 'commitment',
      when: 'status == "未履行"',
      points: -60,
      most: 120,
      decay: ['24:0'],
    },
    {
      id: 'complaint',
      group: 'society',
      title: '投诉举报属实',
      kind: 'complaint',
      when: 'outcome == "属实" || outcome == "部分属实"',
      points: -20,
      most: 60,
      decay: ['12:0'],
    },
    {
      id: 'award',
      group: 'society',
      title: '行政奖励',
      kind: 'award',
      points: 20,
      most: 20,
      decay: ['36:0'],
    },
  ],
  classes: [
    { class: 'A', from: 900 },
    { class: 'B', from: 800, below: 900 },
    { class: 'C', from: 650, below: 800 },
    { class: 'D', below: 650 },
  ],
  direct: [
    {
      id: 'expired',
      title: '资质已经过期',
      when: 'filled(subjectQualifiedUntilMonthsLeft) && subjectQualifiedUntilMonthsLeft < 0',
      class: 'C',
    },
    { id: 'suspended', title: '已暂停进驻', when: 'subjectState == "暂停"', class: 'C' },
  ],
};

/** The examples that a city can begin with, by whom they evaluate. */
export const exampleModels = {
  enterprise: exampleModel,
  intermediary: intermediaries,
  department: departmentModel,
} as const;
