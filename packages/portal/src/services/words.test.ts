import { expect, it } from 'vitest';
import { dueWords, valueText } from './words.ts';

it.each([
  [{ title: '办理', held: false, day: '2026-12-01' }, '办理的期限是 2026年12月1日。'],
  [{ title: '办理', held: true }, '办理的时限暂停计算。'],
  [
    { title: '办理', held: false, day: { awaitsCalendar: 2027, text: '待国务院公布 2027 年放假安排' } },
    '办理的期限待国务院公布 2027 年放假安排。',
  ],
])('says until when: %j', (due, words) => {
  expect(dueWords(due)).toBe(words);
});

it('shows values by their names', () => {
  const names = { noise: '噪声扰民' };
  expect([valueText('noise', names), valueText(false, names), valueText(['甲', 'noise'], names)]).toEqual([
    '噪声扰民',
    '否',
    '甲、噪声扰民',
  ]);
  expect(valueText(1_234_567.5, {}, 'money')).toBe('1,234,567.5');
  expect(valueText([{ name: '申请书', form: '电子' }], {})).toBe('申请书，电子');
});
