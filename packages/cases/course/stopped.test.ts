import { libraryCalendar } from '@mingcha/kernel/workingDays';
import { usualHours } from '@mingcha/lifecycle/clocks';
import { expect, test } from 'vitest';
import { compileCaseType } from '../compiled.ts';
import type { CaseType } from '../format/caseType.ts';
import { edited, small } from '../testing/small.ts';
import { openCourse, run } from './run.ts';
import { settle } from './settle.ts';

const office = { calendar: libraryCalendar, hours: usualHours };
const clerk = { id: 'clerk', parties: new Set(['clerk']) };
const applicant = { id: 'applicant', parties: new Set(['applicant']) };
const momentAt = (at: string) => ({ at, office });

/** A case that was opened on 10 February; its `answer` has this limit and runs until its first state is left. */
function opened(limit: object) {
  const type = edited(small, (draft) => {
    draft.fields.until = { title: '期限', type: 'date' };
    draft.open.asks.push('until');
    draft.clocks.answer.while = ['received'];
    draft.clocks.answer.limit = limit;
  }) as CaseType;
  const compiled = compileCaseType(type);
  const values = { name: '甲', amount: 1, until: '2026-02-13' };
  const first = openCourse(compiled, { actor: clerk, values }, momentAt('2026-02-10T02:00:00.000Z'));
  if (!first.ok) throw new Error(first.refusal.message);
  return { compiled, course: first.opened.course };
}

/** What ran out of such a case that was assigned at a time. */
function until(limit: object, assigned: string): string[] {
  const { compiled, course: first } = opened(limit);
  const { course, refusal } = run(
    compiled,
    first,
    { do: 'act', action: 'assign', actor: clerk, values: { unit: 'u1' } },
    momentAt(assigned),
  );
  expect(refusal).toBeUndefined();
  const { effects, course: later } = settle(compiled, course, momentAt('2026-06-01T02:00:00.000Z'));
  return [
    ...effects.flatMap(({ event }) => (event.kind === 'expired' ? [event.name] : [])),
    ...('expired' in later.clocks.answer! && later.clocks.answer.expired ? ['late'] : []),
  ];
}

test.each([
  ['a fixed day', { date: 'until' }],
  ['days', { days: 3 }],
  ['working days', { workingDays: 3 }],
])('a limit of %s does not run out once its state was left in time: it did', (_, limit) => {
  expect(until(limit, '2026-02-11T02:00:00.000Z')).toEqual([]);
  // The last day is in time to its end.
  expect(until(limit, '2026-02-13T15:59:00.000Z')).toEqual([]);
});

test.each([[{ date: 'until' }], [{ days: 3 }], [{ workingDays: 3 }]])(
  '%o has run out the day after',
  (limit) => {
    expect(until(limit, '2026-02-14T02:00:00.000Z')).toEqual(['late']);
  },
);

test('a fixed day that passes while its state is left is late once the state is entered again', () => {
  const { compiled, course } = opened({ date: 'until' });
  const ask = { do: 'act', action: 'ask', actor: clerk, values: { ground: '缺材料' } } as const;
  const asked = run(compiled, course, ask, momentAt('2026-02-12T02:00:00.000Z'));
  const correct = { do: 'act', action: 'correct', actor: applicant } as const;
  const back = run(compiled, asked.course, correct, momentAt('2026-02-24T02:00:00.000Z'));
  expect([asked.refusal, back.refusal]).toEqual([undefined, undefined]);
  const { effects } = settle(compiled, back.course, momentAt('2026-02-25T02:00:00.000Z'));
  expect(effects.map(({ event }) => [event.name, event.at])).toEqual([
    ['answer', '2026-02-24T15:59:59.999Z'],
  ]);
});
