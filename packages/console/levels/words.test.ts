import { describe, expect, it } from 'vitest';
import { percent, valueText } from './words.ts';

describe('what levels say', () => {
  it('names a value, also of several parts', () => {
    expect([undefined, true, 3, ['甲', '乙'], [{ title: '申请书', need: '必要' }]].map(valueText)).toEqual([
      '（空）',
      '是',
      '3',
      '甲、乙',
      '申请书 必要',
    ]);
  });

  it('calls nothing wholly the same that is not', () => {
    expect([1, 0.99999, 0.5, 0].map(percent)).toEqual(['100.0%', '99.9%', '50.0%', '0.0%']);
  });
});
