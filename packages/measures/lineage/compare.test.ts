import { likeness } from '@mingcha/notices';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAll, compareDeadlines, compareTargets } from './compare.ts';

type Target = Parameters<typeof compareTargets>[0];
const target = (
  comparison: Target['comparison'],
  value: number,
  unit = '个工作日',
  metric = '审批用时',
): Target => ({
  metric,
  comparison,
  value,
  unit,
});
const verdict = (upstream: Target, own: Target) => compareTargets(upstream, own)?.verdict;

describe('a target beside the one above it', () => {
  it('gets stricter from 60 over 55 to 50 working days', () => {
    expect(verdict(target('<=', 60), target('<=', 55))).toBe('stricter');
    expect(verdict(target('<=', 55), target('<=', 50))).toBe('stricter');
    expect(verdict(target('<=', 50), target('<=', 60))).toBe('looser');
    expect(verdict(target('<=', 60), target('<=', 60))).toBe('same');
  });

  it.each<[Target, Target, string | undefined]>([
    [target('>=', 90, '%'), target('>=', 95, '%'), 'stricter'],
    [target('>=', 90, '%'), target('=', 100, '%'), 'stricter'],
    [target('=', 100, '%'), target('>=', 95, '%'), 'looser'],
    [target('<=', 60), target('<', 60), 'stricter'],
    [target('<', 60), target('<=', 60), 'looser'],
    [target('<=', 1), target('<=', 4, '小时'), 'stricter'],
    [target('<=', 1), target('<=', 0.5, '工作日'), 'stricter'],
    [target('<=', 1), target('<=', 8, '小时'), 'same'],
    [target('<=', 60), target('>=', 50), undefined],
    [target('=', 60), target('=', 50), undefined],
    [target('=', 60), target('=', 60), 'same'],
    [target('>=', 60, '万户'), target('>=', 60, '%'), undefined],
  ])('%o, %o: %s', (upstream, own, expected) => {
    expect(verdict(upstream, own)).toBe(expected);
  });

  it('is the other way round seen from the other side', () => {
    const opposite = { stricter: 'looser', looser: 'stricter', same: 'same' } as const;
    const bound = fc.constantFrom('<', '<=', '=', '>=', '>') as fc.Arbitrary<Target['comparison']>;
    const any = fc
      .record({ comparison: bound, value: fc.integer({ min: 0, max: 50 }), unit: fc.constantFrom('%', '个') })
      .map(({ comparison, value, unit }) => target(comparison, value, unit));
    fc.assert(
      fc.property(any, any, (a, b) => {
        const there = verdict(a, b);
        expect(verdict(b, a)).toBe(there && opposite[there]);
        expect(verdict(a, a)).toBe('same');
      }),
    );
  });

  it('is found among others by what it is about', () => {
    const upstream = [target('<=', 60, '个工作日', '工程建设项目审批用时'), target('>=', 90, '%', '网办率')];
    const own = [target('>=', 95, '%', '全程网办率'), target('<=', 50, '个工作日', '工程项目审批用时')];
    expect(compareAll(upstream, own, likeness)).toEqual([
      { metric: '工程建设项目审批用时', unit: '个工作日', upstream: 60, own: 50, verdict: 'stricter' },
      { metric: '网办率', unit: '%', upstream: 90, own: 95, verdict: 'stricter' },
    ]);
    expect(compareAll(upstream, [target('<=', 3, '个工作日', '不动产登记')], likeness)).toEqual([]);
  });
});

it('an earlier deadline is the stricter one', () => {
  expect(compareDeadlines('2026-12-31', '2026-11-30')).toBe('stricter');
  expect(compareDeadlines('2026-12-31', '2027-01-31')).toBe('looser');
  expect(compareDeadlines('2026-12-31', '2026-12-31')).toBe('same');
  expect(compareDeadlines('2026-12-31', undefined)).toBeUndefined();
});
