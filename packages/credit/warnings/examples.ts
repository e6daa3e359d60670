import type { WarningRule } from './ruleKind.ts';

const basis = '示例：请填写本市信用预警办法的名称和文号';

/** Examples of rules of early warning. Steps, days and numbers are made up: a city sets its own. */
export const exampleRules: readonly WarningRule[] = [
  {
    ...{ id: 'class-drop', title: '分类一次下降两级（示例）', about: 'class', steps: 2, basis },
    todo: '查明下降原因，决定是否增加检查',
  },
  {
    ...{ id: 'complaints', title: '一周内三次投诉（示例）', about: 'records', kind: 'complaint', basis },
    ...{ when: 'category == "投诉"', days: 7, count: 3, todo: '核查投诉是否属实，有无共同原因' },
  },
  {
    ...{
      id: 'permit-ends',
      title: '许可三十日内到期（示例）',
      about: 'expiry',
      kind: 'permit',
      days: 30,
      basis,
    },
    todo: '提醒延续或者注销；到期后仍经营的依法处理',
  },
  {
    ...{
      id: 'report-missing',
      title: '年度报告未报送（示例）',
      about: 'records',
      kind: 'annual-report',
      basis,
    },
    ...{ when: 'status == "未报送"', days: 1, count: 1, todo: '联系企业，核实是否仍在经营' },
  },
];
