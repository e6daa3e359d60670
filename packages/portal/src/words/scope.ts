import { benchingNames, conditionNames, exclusionNames, reasonCounts } from '@mingcha/kernel/labels';
import type { DrawPage, Plan } from '../api/types.ts';
import { formatCount } from './draw.ts';

/** A plan that accounts for every row of both rosters. */
export type Accounted = Extract<Plan, { spec: 'mingcha-draw/2' }>;
export const isAccounted = (plan: Plan): plan is Accounted => plan.spec === 'mingcha-draw/2';

const listed = (value: unknown): string =>
  (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined).join('、');

/** What a condition of a scope is called. One that is not known here is shown by its own name. */
const nameOf = (condition: string): string =>
  Object.hasOwn(conditionNames, condition)
    ? conditionNames[condition as keyof typeof conditionNames]
    : condition;

/** The scope of a plan as it was applied, a line for each condition. */
export function scopeLines({ scope }: Pick<Accounted, 'scope'>, regions: DrawPage['regions'] = []): string[] {
  return Object.entries(scope).map(([condition, value]) => {
    if (condition === 'regions')
      return `地区：${regions.map(({ name }) => name).join('、') || listed(value)}`;
    if (condition === 'classes') return '另按监管部门的内部分类限定，公开的计划只有这一条件的指纹';
    const name = nameOf(condition);
    return Array.isArray(value) || name === condition
      ? `${name}：${listed(value)}`
      : `${name} ${listed(value)}`;
  });
}

type Part = { count: number; reasons: Partial<Record<string, number>> };

/** "另有 12 家不参加：不在抽查范围 10，经营状态不符 2" */
function outWords({ count, reasons }: Part, unit: string, of: Readonly<Record<string, string>>): string {
  if (count === 0) return '名录中全部参加抽取';
  const why = reasonCounts(of, reasons).map(([name, amount]) => `${name} ${formatCount(amount)}`);
  return `另有 ${formatCount(count)} ${unit}不参加：${why.join('，')}`;
}

export const excludedWords = ({ excluded }: Pick<Accounted, 'excluded'>): string =>
  outWords(excluded, '家', exclusionNames);
export const benchedWords = ({ benched }: Pick<Accounted, 'benched'>): string =>
  outWords(benched, '名', benchingNames);
