import { expect, test } from 'vitest';
import { awardAmount } from './amount.ts';

const amount = (values: object) => 'computes' in awardAmount && awardAmount.computes({ ...values });

test.each([
  [{ base: '实际投资额', perMille: 10, invested: 51_000_000 }, 510_000],
  [{ base: '实际投资额', perMille: 10, invested: 51_000_000, most: 50 }, 500_000],
  [{ base: '实际投资额', perMille: 10, invested: 49_999_999.99, least: 5_000 }, 0],
  [{ base: '实际投资额', perMille: 10, invested: 50_000_000, least: 5_000 }, 500_000],
  [{ base: '当年纳税额', perMille: 333, taxPaid: 100.01, invested: 9 }, 33.3],
  [{ base: '当年纳税额', perMille: 1, taxPaid: 4.99 }, 0],
  [{ base: '当年纳税额', perMille: 50, invested: 9 }, undefined],
  [{ base: '当年纳税额', taxPaid: 9 }, undefined],
  [{ base: '定额', fixed: 10, invested: 9 }, 100_000],
  [{ base: '定额', fixed: 10, most: 8 }, 80_000],
  [{ base: '定额' }, undefined],
  [{ base: '一事一议', invested: 9, perMille: 1 }, undefined],
  [{}, undefined],
])('%j gives %s yuan', (values, sum) => {
  expect(amount(values)).toBe(sum);
});
