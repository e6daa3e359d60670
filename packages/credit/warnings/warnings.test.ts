import { expect, it } from 'vitest';
import { shippedKinds } from '../models/recordKinds.ts';
import { someRecord } from '../models/testing.ts';
import { readRules } from './compile.ts';
import { exampleRules } from './examples.ts';
import { warningRules } from './published.ts';
import { ruleSchema, type WarningRule } from './ruleKind.ts';
import { type Known, nextExpiry, warningsOf } from './warnings.ts';

const rule = (more: Partial<WarningRule>): WarningRule => ({
  ...{ id: 'some', title: '某规则', about: 'records', basis: '某办法', ...more },
});
const found = (one: WarningRule, known: Partial<Known>, today = '2026-03-10') =>
  warningsOf(readRules([one], shippedKinds), { records: [], classes: [], ...known }, today).map(
    ({ occasion, since }) => [occasion, since],
  );
const complaint = (id: string, date: string, category = '投诉') =>
  someRecord({ id, kind: 'complaint', date, values: { category, content: '某事', outcome: '属实' } });

it('a class that drops two steps between two months is told once a month, one step is not', () => {
  const drop = rule({ about: 'class', steps: 2 });
  const classes = (now: 'A' | 'B' | 'C' | 'D', before: 'A' | 'B' | 'C' | 'D') => ({
    classes: [
      { month: '2026-02', class: now },
      { month: '2026-01', class: before },
    ],
  });
  expect(found(drop, classes('C', 'A'))).toEqual([['2026-02', '2026-02-01']]);
  expect(found(drop, classes('B', 'A'))).toEqual([]);
  expect(found(drop, classes('A', 'D'))).toEqual([]);
  expect(found(drop, { classes: [{ month: '2026-02', class: 'D' }] })).toEqual([]);
});

it('three complaints in a week are one occasion, however many more come in that week', () => {
  const three = rule({ kind: 'complaint', when: 'category == "投诉"', days: 7, count: 3 });
  const two = [complaint('a', '2026-03-01'), complaint('b', '2026-03-03')];
  expect(found(three, { records: two })).toEqual([]);
  expect(found(three, { records: [...two, complaint('c', '2026-03-08')] })).toEqual([]);
  expect(found(three, { records: [...two, complaint('c', '2026-03-07', '举报')] })).toEqual([]);
  const all = [complaint('c', '2026-03-07'), ...two];
  expect(found(three, { records: all })).toEqual([['a', '2026-03-07']]);
  expect(found(three, { records: [...all, complaint('d', '2026-03-07')] })).toEqual([['a', '2026-03-07']]);
});

it('what ends within so many days is told once for each end', () => {
  const soon = rule({ about: 'expiry', kind: 'permit', days: 30 });
  const permit = (validTo: string) => [someRecord({ id: 'p', kind: 'permit', values: { validTo } })];
  expect(found(soon, { records: permit('2026-04-09') })).toEqual([['p 2026-04-09', '2026-03-10']]);
  expect(found(soon, { records: permit('2026-04-10') })).toEqual([]);
  expect(found(soon, { records: permit('2026-03-09') })).toEqual([]);
});

it('what ends later is looked at on its day, the first of several, where the condition holds on that day', () => {
  const [soon] = readRules(
    [rule({ about: 'expiry', kind: 'permit', days: 30, when: 'ageMonths >= 12' })],
    shippedKinds,
  );
  const permit = (id: string, validTo: string, date = '2025-04-01') =>
    someRecord({ id, kind: 'permit', date, values: { validTo } });
  const next = (...records: ReturnType<typeof permit>[]) => nextExpiry([soon!], records, '2026-03-10');
  expect(next(permit('a', '2026-05-20'), permit('b', '2026-05-15'))).toBe('2026-04-15');
  expect(next(permit('a', '2026-05-15', '2026-01-01'))).toBeUndefined();
  expect(next(permit('a', '2026-04-09'))).toBeUndefined();
  expect(next(permit('a', '2026-05-24'))).toBe('2026-04-24');
  expect(next(permit('a', '2026-05-25'))).toBeUndefined();
});

it('the examples have no faults, and are marked as examples', async () => {
  const { check } = await warningRules.prepare!({ store: undefined as never, today: '2026-03-10' });
  for (const one of exampleRules) {
    expect(check?.(ruleSchema.parse(one))).toEqual([]);
    expect([one.title, one.basis]).toEqual([
      expect.stringContaining('示例'),
      expect.stringContaining('示例'),
    ]);
  }
});
