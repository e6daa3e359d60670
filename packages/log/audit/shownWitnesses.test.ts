import { expect, test } from 'vitest';
import { differenceOfLists, type ShownWitness } from './shownWitnesses.ts';

const last = '2026-11-21T00:00:00.000Z';
const old = '2026-11-20T00:00:00.000Z';
const said = { name: '某公证处', held: 'program', outside: false } as const;
const listed = new Map([
  ['a', { ...said, key: 'k1', from: '2026-11-21', confirmed: true }],
  ['b', { ...said, key: 'k2', from: '2026-11-21', confirmed: false }],
]);
const confirmation = { state: 'confirmed', at: old } as const;
const a: ShownWitness = { ...said, id: 'a', key: 'k1', registeredAt: old, confirmation };
const b: ShownWitness = { ...said, id: 'b', key: 'k2', registeredAt: old };
const left: ShownWitness = { ...said, id: 'c', key: 'k3', registeredAt: old, withdrawn: { at: old } };

test.each<[string, ShownWitness[]]>([
  ['what the log says', [a, b, left]],
  [
    'what is too new for the log',
    [a, { ...b, confirmation: { ...confirmation, at: last } }, { ...left, id: 'd' }],
  ],
  ['one that came a moment ago', [a, b, { ...said, id: 'e', key: 'k5', registeredAt: last }]],
])('pages may show %s', (_, shown) => {
  expect(differenceOfLists(listed, shown, last)).toBeUndefined();
});

test.each<[string, ShownWitness[], string]>([
  ['a confirmation made in the table', [a, { ...b, confirmation }], 'b 的省级确认'],
  ['one that was taken away there', [{ ...a, confirmation: undefined as never }, b], 'a 的省级确认'],
  ['another key', [a, { ...b, key: 'k9' }], 'b 在网站上的公钥'],
  ['one from inside as from outside', [a, { ...b, outside: true }], 'b 在网站上的是否为本市政府以外'],
  ['another name', [{ ...a, name: '省公证协会' }, b], 'a 在网站上的名称'],
  ['one that nobody registered', [a, b, { ...said, id: 'e', key: 'k5', registeredAt: old }], 'e 不在日志中'],
  ['one that is gone', [a], 'b，网站上已经没有'],
  ['a withdrawal that is not in the log', [a, { ...b, withdrawn: { at: old } }], 'b，日志中没有撤销'],
])('pages that show %s differ', (_, shown, words) => {
  expect(differenceOfLists(listed, shown, last)).toContain(words);
});
