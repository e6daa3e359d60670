import type { Cadence, Comparison, Schedule, Target } from '../../api/measures/measureTypes.ts';

export const cadences: Record<Cadence, string> = {
  ongoing: '长期坚持',
  weekly: '每周',
  monthly: '每月',
  quarterly: '每季度',
  'half-yearly': '每半年',
  yearly: '每年',
};

export const comparisons: Record<Comparison, string> = {
  '>=': '不低于',
  '>': '高于',
  '=': '等于',
  '<=': '不超过',
  '<': '低于',
};

export const shifts: Record<Schedule['shift'], string> = {
  before: '提前到前一个工作日',
  after: '顺延到后一个工作日',
  none: '不调整',
};

/** The registers that a measure can be about. */
export const linkedLists = [
  { value: 'objects', label: '检查对象名录库' },
  { value: 'inspectors', label: '执法检查人员名录库' },
  { value: 'inspection-items', label: '随机抽查事项清单' },
  { value: 'divisions', label: '区划' },
];

/** A target in words: 一窗通收率不低于 90%. */
export function targetText({ metric, comparison, value, unit }: Target): string {
  return `${metric || '（指标待补）'}${comparisons[comparison]} ${value}${unit}`;
}
