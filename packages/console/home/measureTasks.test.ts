import { expect, test } from 'vitest';
import type { MeasuresWaiting } from '../api/measures/reportTypes.ts';
import { measureTasks } from './measureTasks.ts';

const nothing: MeasuresWaiting = {
  drafts: 0,
  unsure: 0,
  reportsDue: [],
  toAccept: 0,
  chasesToAnswer: 0,
  chasesAnswered: 0,
  papers: [],
  appeals: [],
};
const due = (round: string, missing: number, late: boolean) => ({
  notice: 'n',
  docNo: '某政办发〔2026〕1号',
  round,
  title: '2026年第1次报送',
  due: round,
  missing,
  late,
});

test('nothing waits where all counts are zero and all rounds are in', () => {
  expect(measureTasks({ ...nothing, reportsDue: [due('2026-06-20', 0, true)] }, false)).toEqual([]);
});

test('late reports and chases come before what is only due', () => {
  const tasks = measureTasks(
    {
      ...nothing,
      reportsDue: [due('2026-09-20', 2, false), due('2026-06-20', 3, true)],
      chasesToAnswer: 1,
      drafts: 1,
      unsure: 4,
    },
    false,
  );
  const byUrgency = tasks.toSorted((a, b) => a.urgency - b.urgency);
  expect(byUrgency.map(({ key }) => key)).toEqual([
    'report n 2026-06-20',
    'chases-to-answer',
    'report n 2026-09-20',
    'drafts',
  ]);
  expect(byUrgency[0]).toMatchObject({ to: { reports: { notice: 'n', round: '2026-06-20' } } });
  expect(byUrgency.at(-1)?.about).toContain('4 处');
});

test('the office is led to the round of all units, not to a form of its own', () => {
  const [task] = measureTasks({ ...nothing, reportsDue: [due('2026-06-20', 9, true)] }, true);
  expect(task).toMatchObject({ to: { review: { notice: 'n', round: '2026-06-20' } } });
  expect(task?.title).toContain('9 份');
});

test('appeals lead to the boards of their own notice', () => {
  const appeals = [
    { notice: 'n', docNo: '某政办发〔2026〕1号', count: 2 },
    { notice: 'm', docNo: '某政办发〔2026〕2号', count: 1 },
  ];
  const tasks = measureTasks({ ...nothing, appeals }, true);
  expect(tasks.map(({ to }) => to)).toEqual([{ boards: 'n' }, { boards: 'm' }]);
  expect(tasks[0]?.title).toContain('2 件');
});
