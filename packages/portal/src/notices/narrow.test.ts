import { expect, test } from 'vitest';
import { narrow, sectionsOf, unitsOf } from './narrow.ts';
import type { PublicMeasure } from './types.ts';

const items: PublicMeasure[] = [
  {
    no: '1',
    section: '一、准入',
    title: '当天拿照',
    leadUnits: ['市甲局'],
    partnerUnits: ['市乙局'],
    targets: [],
    state: 'done',
    lastReport: { round: '2026-06-20', at: '2026-06-18T01:00:00Z', unit: '市甲局', text: '窗口ABC已启用' },
  },
  {
    no: '2',
    section: '一、准入',
    title: '住所承诺',
    leadUnits: ['市乙局'],
    partnerUnits: [],
    targets: [],
    state: 'active',
    light: 'red',
  },
  {
    no: '3',
    section: '二、监管',
    title: '随机抽查',
    leadUnits: ['市乙局'],
    partnerUnits: ['市乙局', '市丙局'],
    targets: [],
    state: 'active',
  },
];
const all = { unit: '', condition: '', words: '' } as const;
const found = (wanted: Partial<Parameters<typeof narrow>[1]>) =>
  narrow(items, { ...all, ...wanted }).map(({ no }) => no);

test('a reader narrows by unit, by how it stands, and by words of any width', () => {
  expect(found({})).toEqual(['1', '2', '3']);
  expect(found({ unit: '市甲局' })).toEqual(['1']);
  expect(found({ unit: '市乙局', condition: 'late' })).toEqual(['2']);
  expect(found({ words: '  ａｂｃ ' })).toEqual(['1']);
  expect(found({ words: '监管 丙局' })).toEqual(['3']);
  expect(found({ words: '监管 甲局' })).toEqual([]);
});

test('words do not run from one field into the next', () => {
  expect(found({ words: '住所承诺市乙局' })).toEqual([]);
});

test('units are counted once for each measure, leaders first', () => {
  expect(unitsOf(items)).toEqual([
    { unit: '市乙局', leads: 2, all: 3 },
    { unit: '市甲局', leads: 1, all: 1 },
    { unit: '市丙局', leads: 0, all: 1 },
  ]);
});

test('sections keep the order of the notice', () => {
  expect(sectionsOf(items).map(({ section, items: own }) => [section, own.length])).toEqual([
    ['一、准入', 2],
    ['二、监管', 1],
  ]);
});
