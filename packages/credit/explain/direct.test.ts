import { describe, expect, it } from 'vitest';
import { compileModel } from '../models/compile.ts';
import { subjectFields } from '../models/fields.ts';
import { scoreOf } from '../models/score.ts';
import { someKinds, someModel, someRecord } from '../models/testing.ts';
import type { CreditRecord } from '../records/record.ts';
import { classByPoints, decidingHits, withDirect } from './direct.ts';

const compiled = compileModel(someModel, someKinds, subjectFields);
const scored = (records: CreditRecord[], labels: string[] = []) => {
  const subject = { id: '91620300MA00000007', established: '2024-01-01', labels };
  return { model: someModel, ...scoreOf(compiled, subject, records, '2026-11-30') };
};
const listed = someRecord({ id: 'l', kind: 'listing', values: { roll: 'serious' } });
const again = someRecord({ id: 'm', kind: 'listing', values: { roll: 'serious' } });
const fines = (count: number) =>
  Array.from({ length: count }, (_, n) => someRecord({ id: `f${n}`, values: { fine: 6 } }));

describe('a class that a direct rule decided', () => {
  it('was said to come of points that had no part in it: the rule says it, once for several records', () => {
    const of = scored([listed, again]);
    expect([of.class, classByPoints(of)]).toEqual(['D', 'A']);
    expect(decidingHits(of).map(([, record]) => record)).toEqual(['l', 'm']);
    expect(withDirect(undefined, of)).toBe('直接判定“严重违法失信名单”（D 类）');
  });

  it('is said of the rules that give the class, and not of those that ask for less', () => {
    const of = scored([listed], ['重点']);
    expect(of.direct.map(([at]) => at)).toEqual([0, 1]);
    expect(decidingHits(of).map(([at]) => at)).toEqual([0]);
    expect(withDirect('甲', of)).toBe('甲；评价模型按直接判定“严重违法失信名单”（D 类）');
  });

  it('is not said where the points alone come to the same class', () => {
    const poor = scored([listed, ...fines(4)]);
    expect([poor.class, classByPoints(poor), decidingHits(poor)]).toEqual(['D', 'D', []]);
    expect(withDirect(undefined, poor)).toBeUndefined();
    expect(decidingHits(scored([]))).toEqual([]);
  });
});
