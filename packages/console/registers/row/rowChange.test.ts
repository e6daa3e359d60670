import { expect, test } from 'vitest';
import { clashes, mergePatch, rebase, withoutBlanks } from './rowChange.ts';

const fields = ['name', 'status', 'labels', 'phone', 'address'];
const before = { id: '1', name: '甲店', status: '在营', labels: ['食品经营'], phone: '138****0000' };

test('a patch holds only what changed, and null for what was emptied', () => {
  const mine = { ...before, name: '甲店（新）', labels: [], address: '' };
  expect(mergePatch(before, mine, fields)).toEqual({ name: '甲店（新）', labels: null });
});

test('a masked phone that was not touched is never sent back', () => {
  expect(mergePatch(before, { ...before, status: '停业' }, fields)).not.toHaveProperty('phone');
});

test('after a lost race both changes are shown apart and mine are laid over theirs', () => {
  const mine = { ...before, name: '我的名', status: '停业' };
  const theirs = { ...before, name: '他的名', address: '新址', status: '停业' };
  expect(clashes(before, mine, theirs, fields).map(({ field, both }) => [field, both])).toEqual([
    ['name', true],
    ['status', false],
    ['address', false],
  ]);
  expect(rebase(before, mine, theirs, fields)).toEqual({ ...theirs, name: '我的名' });
});

test('a new row is sent without its empty fields', () => {
  expect(withoutBlanks({ id: '1', name: '甲', labels: [], address: '', load: 0, expert: false })).toEqual({
    id: '1',
    name: '甲',
    load: 0,
    expert: false,
  });
});
