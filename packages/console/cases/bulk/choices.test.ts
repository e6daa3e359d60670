import { expect, test } from 'vitest';
import type { Case, CaseAction } from '../../api/cases/caseTypes.ts';
import { choicesOf, mixedText } from './choices.ts';

const action = (name: string, part: Partial<CaseAction> = {}): CaseAction => ({
  name,
  title: name,
  fills: [],
  asks: [],
  children: [],
  danger: false,
  leadsOn: true,
  amends: false,
  approvedBy: [],
  ...part,
});
const found = (can: CaseAction[], part: Partial<Case> = {}) =>
  ({
    type: 'messages',
    typeTitle: '网上留言',
    fields: [{ name: 'proof', title: '证明', type: 'file' }],
    pending: [],
    can,
    ...part,
  }) as never as Case;
const waiting = (canApprove: boolean) =>
  ({ pending: [{ action: 'extend', title: '延期', canApprove }] }) as never as Partial<Case>;

test('only what all of them allow can be done to all', () => {
  const cases = [found([action('assign'), action('answer')]), found([action('close'), action('assign')])];
  expect(choicesOf(cases).map(({ key }) => key)).toEqual(['act assign']);
  expect(choicesOf([found([action('assign')]), found([])])).toEqual([]);
  expect(choicesOf([])).toEqual([]);
});

test('what waits for approval is agreed to together, where the person may agree to each', () => {
  const both = [found([], waiting(true)), found([], waiting(true))];
  expect(choicesOf(both)).toEqual([
    { key: 'approve extend', title: '同意延期', do: 'approve', name: 'extend' },
  ]);
  expect(choicesOf([found([], waiting(true)), found([], waiting(false))])).toEqual([]);
});

test('files and links are of one case', () => {
  const link = { title: '并入', type: 'messages' };
  const own = [action('report', { fills: ['proof'] }), action('merge', { link }), action('sign')];
  expect(choicesOf([found(own), found(own)]).map(({ name }) => name)).toEqual(['sign']);
});

test('cases of several types have nothing in common, which is said with their numbers', () => {
  const other = found([action('assign')], { type: 'approvals', typeTitle: '行政审批' });
  const mixed = [found([action('assign')]), other, other];
  expect(choicesOf(mixed)).toEqual([]);
  expect(mixedText(mixed)).toBe('网上留言 1 件、行政审批 2 件');
  expect(mixedText([other, other])).toBeUndefined();
});
