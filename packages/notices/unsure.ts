import type { Unsure } from './types.ts';

/** What a person is asked to look at, in Chinese. */
export const unsureText: Readonly<Record<Unsure, string>> = {
  title: '没有单独的小标题，取正文首句的开头，请核对。',
  number: '编号与前一项不连续，请核对是否缺项。',
  'units-missing': '没有读出牵头单位和责任单位，请补填。',
  'units-role': '写明了单位，但没有写明牵头还是责任，请核对。',
  'units-name': '有的单位名称不像单位名称，请核对。',
  'units-open-list': '单位以“等”字列举，未列全，请核对是否需要补充。',
  'units-in-text': '没有单独的分工，单位取自正文，请核对。',
  'units-several': '有几处分工，单位已合并，请核对。',
  'units-person': '分工中写有责任人，人名未读取。',
  'units-bracket': '分工的括号不完整，请核对单位。',
  'units-rest': '分工中有的话没有读出，请对照原文核对。',
  'deadline-several': '有几个时限，取最晚的一个，请核对。',
  'deadline-unread': '提到了时限，但没有读出日期，请补填。',
  'deadline-past': '时限早于发文日期，请核对年份。',
  'target-metric': '有数字目标，但没有读出指标名称，请补填。',
  'target-comparison': '数字目标是“至少”“至多”还是“等于”不明确，请核对。',
};
