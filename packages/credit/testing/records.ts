import { usccCheckDigit } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Entry } from '../records/writing/decide.ts';
import { type Given, type Judging, judge } from '../records/writing/judge.ts';
import { writeRecords } from '../records/writing/write.ts';

/** The credit code of the fictional enterprise with this number. */
export function codeOf(n: number): string {
  const first = `91620300MA${String(n).padStart(7, '0')}`;
  return first + usccCheckDigit(first);
}

export const judging: Judging = {
  departments: (text) => (text === '市市场监管局' ? [{ id: 'scjg', name: '市市场监管局' }] : []),
  writer: 'all',
  today: '2026-11-29',
};

/** A penalty of an enterprise as an authority pushes it. */
export const penaltyOf = (n: number, more: Partial<Given> = {}): Given => ({
  row: n,
  operation: 'put',
  kind: 'penalty',
  subject: codeOf(n),
  name: `第${n}商店`,
  authority: '市市场监管局',
  number: `罚〔2026〕${n}号`,
  date: '2026-09-24',
  values: {
    violation: '无证经营',
    facts: '未取得许可从事经营',
    basis: '某法第十条',
    category: '罚款、没收违法所得',
    content: '罚款 20000 元',
    procedure: '普通程序',
    fine: 20_000,
  },
  ...more,
});

/** The same as entries; throws where one is not good. */
export const entriesOf = (given: readonly Given[]): Entry[] =>
  given.map((one) => {
    const entry = judge(one, judging);
    if (Array.isArray(entry)) throw new Error(JSON.stringify(entry));
    return entry;
  });

/** Pushes what is good by itself. */
export const push = (store: TenantStore, given: readonly Given[], now = '2026-10-01T00:00:00.000Z') =>
  writeRecords(store, { entries: entriesOf(given), now, by: '测试', partial: true, isFaulty: false });
