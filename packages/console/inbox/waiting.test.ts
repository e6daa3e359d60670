import { expect, test } from 'vitest';
import type { InboxRow } from '../api/cases/caseTypes.ts';
import type { Task } from '../home/tasks.ts';
import { byDue, caseTasks, inDueOrder } from './waiting.ts';

const now = Date.parse('2026-03-02T02:00:00.000Z');
const row = (part: Partial<InboxRow>): InboxRow => ({
  id: 'a',
  type: 'messages',
  typeTitle: '网上留言',
  state: { name: 'received', title: '待分办', kind: 'open' },
  listed: {},
  names: {},
  depts: [],
  openedAt: '2026-02-20T02:00:00.000Z',
  reasons: ['待分办'],
  ...part,
});
const task = (key: string, urgency: number, due?: string): Task => ({
  key,
  urgency,
  title: key,
  about: '',
  to: undefined,
  ...(due !== undefined && { due }),
});

test('a case is said by its number, what it is about, why it waits, and how late it is', () => {
  const [late, noDay] = caseTasks(
    [row({ number: 'WLY1', about: '路灯不亮', due: '2026-02-27', light: 'red' }), row({})],
    now,
  );
  expect(late).toMatchObject({ title: 'WLY1 路灯不亮', about: '网上留言，待分办，已逾期 3 天', urgency: 1 });
  expect(noDay).toMatchObject({ title: '未编号', about: '网上留言，待分办' });
  expect(noDay).not.toHaveProperty('due');
});

test('what is due first comes first; what is urgent without a day stands with today', () => {
  const tasks = [
    task('someday', 4),
    task('later', 3, '2026-04-01'),
    task('urgent', 1),
    task('late', 5, '2026-02-01'),
    task('in a week', 3),
    task('today', 3, '2026-03-02'),
    task('soon', 3, '2026-03-09'),
  ];
  const ordered = inDueOrder(tasks, '2026-03-02');
  expect(ordered.map(({ key }) => key)).toEqual([
    'late',
    'urgent',
    'today',
    'in a week',
    'soon',
    'later',
    'someday',
  ]);
  expect(byDue(ordered, '2026-03-02').map(({ title, tasks: some }) => [title, some.length])).toEqual([
    ['已逾期', 1],
    ['今天', 2],
    ['七天以内', 2],
    ['七天以后', 1],
    ['没有确定的期限', 1],
  ]);
});
