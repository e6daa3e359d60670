import type { PermitKind } from './permits.ts';
import { weighted } from './random.ts';
import type { ObjectType } from './rows.ts';
import { tradeTable } from './trade-table.ts';

/** A line of business: what an object does decides its name, scope, labels and permit. */
export interface Trade {
  industry: string;
  weights: Partial<Record<ObjectType, number>>;
  words: string[];
  shops: string[];
  scope: string;
  labels: string[];
  permit?: PermitKind;
}

const typeOf: Record<string, ObjectType> = {
  e: '企业',
  h: '个体工商户',
  c: '农民专业合作社',
  i: '事业单位',
  o: '其他',
};

/** All lines of business of the demo cities. */
export const trades: Trade[] = tradeTable.trim().split('\n').map(parseTrade);

function parseTrade(line: string): Trade {
  const [industry, weights, words, shops, scope, labels, permit] = line.split('|') as [string, ...string[]];
  return {
    industry,
    weights: Object.fromEntries(weights!.split(' ').map((w) => [typeOf[w[0]!]!, Number(w.slice(1))])),
    words: words!.split(' '),
    shops: shops!.split(' '),
    scope: scope!,
    labels: labels === '' ? [] : labels!.split('、').sort(),
    ...(permit ? { permit: permit as PermitKind } : {}),
  };
}

/** A chooser of trades for one type of object; `favours` multiplies the weights of industries, 1 where none is given. */
export function tradesOf(type: ObjectType, favours: Record<string, number>) {
  return weighted(trades.map((t) => [t, (t.weights[type] ?? 0) * (favours[t.industry] ?? 1)] as const));
}
