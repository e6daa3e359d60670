import { expect, test } from 'vitest';
import { compileCaseType } from '../compiled.ts';
import { readCaseType } from '../format/read.ts';
import { edited, small } from '../testing/small.ts';
import { readsOfAction, readsOfOpening } from './reads.ts';

const read = readCaseType(
  edited(small, (d) => {
    d.hooks = { 'tests.quota': '额度' };
    d.links = { other: { title: '关联', type: 'small-requests' } };
    d.fields.item = { title: '事项', type: 'row', register: 'items' };
    d.fields.kind = { title: '类别', type: 'row', register: 'kinds' };
    d.fields.fee = { title: '收费', type: 'money', from: { row: 'item', column: 'fee' } };
    d.open.fills.push('item', 'kind');
    d.open.needs = [{ register: 'closed-lists', by: 'kind', absent: true, else: '已停办' }];
    d.tasks.opinion.to = { register: 'subscribers' };
    d.actions.decide.needs.push(
      { hook: 'tests.quota', else: '额度不足' },
      { link: 'other', states: ['closed'], else: '关联事项未办结' },
    );
  }),
);
const type = compileCaseType(read.ok ? read.type : small);
const lists = ({ hooks, links, registers }: ReturnType<typeof readsOfOpening>) => [
  [...hooks],
  [...links],
  [...registers],
];

test('an opening and an action say what they read, and nothing more', () => {
  expect(read.ok).toBe(true);
  // `kind` is a row too, but nothing is copied from it.
  expect(lists(readsOfOpening(type))).toEqual([[], [], ['closed-lists', 'items']]);
  expect(lists(readsOfAction(type, 'assign'))).toEqual([[], [], ['subscribers']]);
  expect(lists(readsOfAction(type, 'decide'))).toEqual([['tests.quota'], ['other'], []]);
  expect(lists(readsOfAction(type, 'toString'))).toEqual([[], [], []]);
});
