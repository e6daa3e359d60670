import { expect, test } from 'vitest';
import type { ListedWitness } from '../../api/types.ts';
import { choicesOf, lastOf, toggled, witnessIssue } from './witnesses.ts';

const listed = (id: string, part: Partial<ListedWitness> = {}): ListedWitness => ({
  id,
  name: id,
  key: '',
  held: 'program',
  outside: false,
  signature: '',
  registeredAt: '2026-03-01T00:00:00.000Z',
  registeredBy: { sub: 'a', name: '甲' },
  from: '2026-03-02',
  ...part,
});
const gone = listed('gone', { unavailable: { why: 'withdrawn', text: 'gone已被撤销' } });
const list = [gone, listed('a'), listed('notary', { outside: true }), listed('union', { outside: true })];
const seed = (...ids: string[]) => ({ source: 'witness' as const, parties: ids.map((id) => ({ id })) });

test('who can take part comes first, and who was chosen without being listed is still there to be left out', () => {
  expect(choicesOf(seed('party-1', 'a'), list).map(({ id }) => id)).toEqual([
    'party-1',
    'a',
    'notary',
    'union',
    'gone',
  ]);
});

test('the last one is from outside, and chosen anew where it is left out', () => {
  expect(lastOf(seed('a'), list)).toBeUndefined();
  expect(lastOf(seed('union', 'a', 'notary'), list)?.id).toBe('notary');
  const chosen = { ...seed('union', 'a', 'notary'), last: 'union' };
  expect(lastOf(chosen, list)?.id).toBe('union');
  expect(toggled(chosen, 'union', false)).toEqual(seed('a', 'notary'));
  expect(toggled(chosen, 'a', false)).toEqual({ ...seed('union', 'notary'), last: 'union' });
});

test('says what is still to be chosen', () => {
  expect(witnessIssue(seed('notary'), list)).toBe('选择至少两个见证方');
  expect(witnessIssue(seed('a', 'gone'), list)).toBe('gone已被撤销');
  expect(witnessIssue(seed('a', 'party-1'), list)).toBe('party-1 没有登记为见证方');
  expect(witnessIssue(seed('a', 'b'), [...list, listed('b')])).toContain('政府以外');
  expect(witnessIssue({ ...seed('a', 'notary'), last: 'a' }, list)).toContain('最后公开');
  expect(witnessIssue(seed('a', 'notary'), list)).toBeUndefined();
  expect(witnessIssue(seed('a', 'party-1'), undefined)).toBeUndefined();
});
