import { expect, test } from 'vitest';
import type { DrawSummary, Job, Row } from '../api/types.ts';
import { calendarTasks, certificateTask, drawTasks, jobTasks } from './tasks.ts';

const now = Date.parse('2026-06-01T02:00:00Z');

function draw(id: string, given: Partial<DrawSummary>): DrawSummary {
  return {
    id,
    year: 2026,
    sequence: null,
    number: null,
    series: 'official',
    title: id,
    state: 'planned',
    lock: 1,
    source: 'drand',
    verifiable: true,
    names: 'outcome',
    disclosure: 'sealed',
    items: [],
    leadDept: 'a',
    createdAt: '2026-06-01T00:00:00Z',
    createdBy: { sub: '1', name: '赵明' },
    ...given,
  };
}

test('a draw whose seed is due comes before all others, and finished draws ask for nothing', () => {
  const tasks = drawTasks(
    [
      draw('planned', {}),
      draw('early', { state: 'committed', seedDueAt: '2026-06-01T03:00:00Z' }),
      draw('due', { state: 'committed', seedDueAt: '2026-06-01T01:00:00Z', number: '2026-001' }),
      draw('drawn', { state: 'executed' }),
      draw('over', { state: 'published' }),
      draw('void', { state: 'voided' }),
    ],
    now,
  );
  expect(tasks.map(({ key }) => key)).toEqual(['due', 'drawn', 'planned', 'early']);
  expect(tasks[0]?.title).toBe('2026-001 due');
});

test('a draw whose publication is overdue comes with its day, before one that has time', () => {
  const executed = (id: string, light: 'green' | 'red', due: string) =>
    draw(id, { state: 'executed', publication: { light, due } });
  const tasks = drawTasks(
    [executed('soon', 'green', '2026-06-05'), executed('late', 'red', '2026-05-29')],
    now,
  );
  expect(tasks.map(({ key, urgency, due }) => [key, urgency, due])).toEqual([
    ['late', 1, '2026-05-29'],
    ['soon', 2, '2026-06-05'],
  ]);
  expect(tasks[0]?.about).toContain('逾期未公示');
});

test('a draw by witnesses says whose number is due when, and that a late one is late', () => {
  const waiting = (id: string, at: string) =>
    draw(id, { state: 'committed', source: 'witness', revealDue: { at, names: ['市公证处'] } });
  const tasks = drawTasks(
    [waiting('soon', '2026-06-01T08:00:00Z'), waiting('late', '2026-05-31T08:00:00Z')],
    now,
  );
  expect(tasks.map(({ key, urgency, due }) => [key, urgency, due])).toEqual([
    ['late', 1, '2026-05-31'],
    ['soon', 2, '2026-06-01'],
  ]);
  expect(tasks[0]?.about).toContain('市公证处逾期未公开随机数');
  expect(tasks[1]?.about).toBe('待市公证处在 2026-06-01 16:00 前公开随机数，之后自动抽取');
});

test('certificates: disabled inspectors do not count, expired ones are counted apart', () => {
  const rows: Row[] = [
    { id: '1', validUntil: '2026-05-20', status: '在岗' },
    { id: '2', validUntil: '2026-06-15', status: '在岗' },
    { id: '3', validUntil: '2026-05-01', status: '停用' },
    { id: '4', validUntil: '2027-06-15', status: '在岗' },
  ];
  expect(certificateTask(rows, now)?.about).toContain('1 人已过期，1 人将在 30 天内到期');
  expect(certificateTask(rows.slice(3), now)).toBeUndefined();
});

const job = (id: string, given: Partial<Job>): Job => ({
  id,
  kind: 'import',
  register: 'objects',
  mode: 'merge',
  partial: false,
  reason: '导入',
  state: 'failed',
  createdAt: '2026-05-31T00:00:00Z',
  by: { sub: '1', name: '赵明' },
  ...given,
});

test('an import that failed in the background waits for who began it: it left the list without a word', () => {
  const failed = job('failed', { errorCount: 3, fileName: '名录.csv' });
  expect(jobTasks([failed], '1', now)).toEqual([
    expect.objectContaining({
      urgency: 2,
      about: '名录.csv：共发现 3 处错误，名录没有任何改动',
      to: { register: 'objects', job: 'failed' },
    }),
  ]);
  expect(jobTasks([failed], '2', now)).toEqual([]);
  expect(jobTasks([job('later', { state: 'done' }), failed], '1', now)).toEqual([]);
  expect(jobTasks([job('old', { createdAt: '2026-05-01T00:00:00Z' })], '1', now)).toEqual([]);
  expect(jobTasks([job('items', { register: 'inspection-items', state: 'running' })], '2', now)).toEqual([
    expect.objectContaining({ urgency: 5, to: { register: 'items', job: 'items' } }),
  ]);
});

test('a year without a calendar is asked for, and one that another entered is to be confirmed, not by who entered it', () => {
  const november = Date.parse('2026-11-02T02:00:00Z');
  const library = { year: 2026, source: 'library' as const };
  const missing = { items: [library], reminder: 2027 };
  expect(calendarTasks(missing, '1', november)).toEqual([
    expect.objectContaining({ title: '2027 年放假安排尚未录入', urgency: 3, to: { settings: 'calendar' } }),
  ]);
  expect(calendarTasks(missing, '1', Date.parse('2027-01-04T02:00:00Z'))[0]?.urgency).toBe(1);
  const proposed = { year: 2027, source: null, proposedBy: { sub: '1', name: '赵明' } };
  const waiting = { items: [proposed, library], reminder: 2027 };
  expect(calendarTasks(waiting, '1', november)).toEqual([]);
  expect(calendarTasks(waiting, '2', november)).toEqual([
    expect.objectContaining({ title: '2027 年放假安排待您复核', urgency: 2 }),
  ]);
  expect(calendarTasks({ items: [library], reminder: null }, '2', november)).toEqual([]);
});
