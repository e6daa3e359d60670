import type { LevelItem } from '../api/levels.ts';

export const kindNames: Record<LevelItem['kind'], string> = {
  new: '省新增',
  existing: '本市已有',
  changed: '省有改动',
  removed: '省已取消',
};

export const stateNames = { pending: '待定', refused: '不采用', settled: '已采用' } as const;

/** A value of an element as text. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '（空）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(valueText).join('、');
  if (typeof value === 'object') return Object.values(value).map(valueText).join(' ');
  return String(value);
}

/** A score as a percentage with one decimal, never rounded up to the whole. */
export const percent = (score: number): string => `${(Math.floor(score * 1000) / 10).toFixed(1)}%`;
