import { expect, test } from 'vitest';
import { formatCount, planTotals, shortHash, takeSentence } from './draw.ts';

const strata = [
  { stratum: 'A', take: 1, reserve: 2 },
  { stratum: 'D', take: 1200, reserve: 0 },
];

test('the plan is summed over its strata', () => {
  expect(planTotals({ strata })).toEqual({ take: 1201, reserve: 2 });
  expect(takeSentence({ strata, objects: { count: 20_000, root: '' } })).toBe(
    '从 20,000 家检查对象中抽取 1,201 家，另抽 2 家候补',
  );
  expect(
    takeSentence({ strata: [{ stratum: 'all', take: 5, reserve: 0 }], objects: { count: 60, root: '' } }),
  ).toBe('从 60 家检查对象中抽取 5 家');
});

test('counts and hashes are shortened without losing their ends', () => {
  expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567']);
  expect(shortHash('0123456789abcdef0123456789abcdef')).toBe('01234567…89abcdef');
  expect(shortHash('abc')).toBe('abc');
});
