import { expect, test } from 'vitest';
import { conditionOf, conditionWords, formatDate, promiseOf, targetText, termOf } from './words.ts';

test('the light speaks only while a measure is not settled', () => {
  expect(conditionOf({ state: 'active', light: 'red' })).toBe('late');
  expect(conditionOf({ state: 'pending', light: 'yellow' })).toBe('soon');
  expect(conditionOf({ state: 'active', light: 'green' })).toBe('onTrack');
  expect(conditionOf({ state: 'active', light: 'grey' })).toBe('unset');
  expect(conditionWords('unset').label).toBe('未设时限');
  expect(conditionOf({ state: 'done', light: 'red' })).toBe('done');
  expect(conditionOf({ state: 'stopped', light: 'grey' })).toBe('stopped');
});

test('each light has its colour: a finished measure was green where the words say blue', () => {
  const shown = (['red', 'yellow', 'green', 'grey', 'blue'] as const).map((light) => [
    light,
    conditionWords(conditionOf({ state: 'active', light })).light,
  ]);
  for (const [light, colour] of shown) expect(colour).toBe(light);
});

test('without lights the state alone is shown', () => {
  expect(conditionOf({ state: 'active' })).toBe('moving');
  expect(conditionOf({ state: 'pending' })).toBe('waiting');
});

test('terms are dates or how often, and nothing where there is none', () => {
  expect(termOf({ deadline: '2026-09-05', cadence: 'monthly' })).toBe('2026年9月5日前');
  expect(termOf({ cadence: 'half-yearly' })).toBe('每半年');
  expect(termOf({})).toBeUndefined();
  expect(formatDate('不详')).toBe('不详');
});

test('targets read as a sentence', () => {
  expect(targetText({ metric: '审批时间', comparison: '<=', value: 50, unit: '个工作日' })).toBe(
    '审批时间不超过 50 个工作日',
  );
});

const measure = { title: '', partnerUnits: [], targets: [], state: 'active' as const };

test('what is promised is counted from the measures', () => {
  const items = [
    { ...measure, no: '1', leadUnits: ['市甲局'], deadline: '2026-06-30' },
    { ...measure, no: '2', leadUnits: ['市甲局', '市乙局'], deadline: '2026-12-15' },
    { ...measure, no: '3', leadUnits: [] },
  ];
  expect(promiseOf({ items, rounds: [{ title: '', due: '2026-06-19' }] })).toBe(
    '这份通知提出 3 项举措，由 2 个单位牵头，其中 2 项写明了期限，最晚的一项应在2026年12月15日前完成。各单位分 1 次报送进展。',
  );
  expect(promiseOf({ items: items.slice(2), rounds: [] })).toBe('这份通知提出 1 项举措，没有写明期限。');
});
