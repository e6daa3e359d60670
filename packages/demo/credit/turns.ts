import { addDays } from '@mingcha/kernel';
import type { DemoCity } from '../cities.ts';
import type { ObjectRow } from '../rows.ts';
import type { CreditRow } from './records.ts';

/** So many months before this one an enterprise turns bad, and after how many more it has made good, if it has. */
type Turn = { ago: number; by: 'court' | 'penalties'; mended?: number };

const turns: Record<string, readonly Turn[]> = {
  '620300': [
    { ago: 10, by: 'court', mended: 4 },
    { ago: 5, by: 'penalties' },
    { ago: 1, by: 'court' },
  ],
  '620800': [
    { ago: 11, by: 'penalties' },
    { ago: 9, by: 'court', mended: 3 },
    { ago: 4, by: 'court' },
    { ago: 2, by: 'court', mended: 1 },
    { ago: 1, by: 'penalties' },
  ],
  '621200': [
    { ago: 11, by: 'court', mended: 5 },
    { ago: 10, by: 'court', mended: 7 },
    { ago: 8, by: 'penalties' },
    { ago: 6, by: 'court', mended: 2 },
    { ago: 3, by: 'penalties' },
    { ago: 2, by: 'court' },
    { ago: 1, by: 'court' },
    { ago: 1, by: 'penalties' },
  ],
};

/** Records that are reported on one day, `YYYY-MM-DD`. */
export type Reported = { on: string; rows: CreditRow[] };

type City = Pick<DemoCity, 'code' | 'name' | 'departments'>;
type Subject = Pick<ObjectRow, 'id' | 'name' | 'type' | 'status' | 'labels'>;

/**
 * Enterprises of a city whose class drops by two steps within a month of the last twelve, and rises again where they make
 * good: what is reported about them and when, in no order. They are the youngest of the objects given.
 */
export function turnsOf(city: City, objects: readonly Subject[], today: string): Reported[] {
  const about = objects.filter(({ type, status, labels }) => type === '企业' && status === '在营' && !labels);
  return turns[city.code]!.flatMap((turn, n) => {
    const subject = about.at(-1 - n);
    return subject ? reportsOf(city, { turn, subject, n, today }) : [];
  });
}

/** A day in the month so many months before today's. */
function dayIn(today: string, ago: number, day: number): string {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - ago;
  const year = Math.floor(months / 12);
  return addDays(`${year}-${String((months % 12) + 1).padStart(2, '0')}-01`, day - 1);
}

function reportsOf(
  { code, name, departments }: City,
  { turn, subject, n, today }: { turn: Turn; subject: Subject; n: number; today: string },
): Reported[] {
  const { ago, by, mended } = turn;
  const date = dayIn(today, ago, 9 + n);
  const year = date.slice(0, 4);
  const base = { operation: 'put', subject: subject.id, name: subject.name, date } as const;
  if (by === 'penalties') {
    const authority = departments.find(({ id }) => id === `${code}-scjg`)!.name;
    const rows = ['使用不合格原料', '伪造检验报告'].map((violation, i) => ({
      ...{ ...base, authority, kind: 'penalty', number: `演重罚〔${year}〕${n * 2 + i + 1}号` },
      values: {
        ...{ violation, category: '罚款', fine: 150_000, weight: '严重', procedure: '普通程序' },
        ...{ facts: `经查，当事人${violation}，情节严重。`, basis: '有关法律法规（演示）' },
        ...{ content: '罚款150000元', published: addDays(date, 4), noticed: addDays(date, 6) },
      },
    }));
    return [{ on: addDays(date, 6), rows }];
  }
  const row = (values: CreditRow['values']): CreditRow => ({
    ...{ ...base, authority: `${name}中级人民法院（演示）`, kind: 'court-enforcement' },
    number: `（${year}）演执${n + 1}号`,
    values: {
      category: '失信被执行人',
      amount: 260_000 + 40_000 * n,
      content: '支付货款（演示）',
      ...values,
    },
  });
  return [
    { on: addDays(date, 3), rows: [row({ performed: false })] },
    ...(mended === undefined
      ? []
      : [{ on: dayIn(today, ago - mended, 12), rows: [row({ performed: true })] }]),
  ];
}
