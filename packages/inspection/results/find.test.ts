import type { CaseRow } from '@mingcha/casework/reading';
import { expect, it } from 'vitest';
import { visitFinder } from './find.ts';

const row = (id: string, listed: object, state = 'toVisit') =>
  ({ id, number: `检〔2026〕${id}号`, state, listed }) as unknown as CaseRow;

it('a visit without a task was found by the word “undefined” as its task', () => {
  const find = visitFinder([row('1', { object: 'O1' })]);
  expect(find({ task: 'undefined', object: 'O1' })).toMatchObject({ code: 'no-visit', pointer: '/object' });
  expect(find({ visit: '检〔2026〕1号' })).toEqual({ id: '1' });
});

it('of two visits of the same task and object the later one was taken without a word', () => {
  const same = { task: '专项行动', object: 'O1' };
  const find = visitFinder([row('1', same), row('2', same), row('3', { ...same, object: 'O2' })]);
  expect(find(same)).toMatchObject({ field: 'visit', pointer: '/visit', code: 'several-visits' });
  expect(find({ ...same, visit: '检〔2026〕2号' })).toEqual({ id: '2' });
  expect(find({ ...same, object: 'O2' })).toEqual({ id: '3' });
  expect(visitFinder([row('1', same, 'aborted'), row('2', same)])(same)).toEqual({ id: '2' });
});
