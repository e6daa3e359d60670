import { libraryCalendar } from '@mingcha/kernel/workingDays';
import { usualHours } from '@mingcha/lifecycle/clocks';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCaseType } from '../compiled.ts';
import type { Values } from '../step/record.ts';
import { randomCaseType } from '../testing/random.ts';
import { type Command, openCourse, run } from './run.ts';
import { type Moment, settle } from './settle.ts';

const office = { calendar: libraryCalendar, hours: usualHours };
const clerk = { id: 'clerk', parties: new Set(['clerk', 'outsider']) };
const rows: NonNullable<NonNullable<Moment['lookups']>['rows']> = new Map([
  [
    'subscribers',
    new Map([
      ['r1', new Map()],
      ['r2', new Map()],
    ]),
  ],
]);
const momentAt = (minutes: number): Moment => ({
  at: new Date(Date.parse('2026-02-10T02:00:00.000Z') + minutes * 60_000).toISOString(),
  office,
  lookups: { rows },
});

const commands = fc.oneof(
  fc
    .constantFrom('a0', 'a1', 'a2', 'a3', 'a4')
    .map((action): Command => ({ do: 'act', action, actor: clerk })),
  fc
    .constantFrom('a0', 'a1', 'a2')
    .map((action): Command => ({ do: 'act', action, actor: clerk, values: { note: '有' } })),
  fc
    .record({ task: fc.constantFrom('t1', 't2', 't3'), answer: fc.constantFrom('yes', 'no') })
    .map(({ task, answer }): Command => ({ do: 'answer', task, answer, actor: clerk })),
  fc.constantFrom('c1', 'c2').map((child): Command => ({ do: 'childEnded', child, result: 'good' })),
);

const histories = fc.record({
  type: randomCaseType,
  values: fc.constantFrom<Values>({ kind: 'x', units: ['u1', 'u2'] }, { kind: 'y', units: ['u1'] }),
  // Minutes since the one before, and when somebody looks in between.
  steps: fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 4_000 }),
      look: fc.integer({ min: 0, max: 4_000 }),
      command: commands,
    }),
    { maxLength: 8 },
  ),
});

test('a look that comes late, or in between, changes no outcome', () => {
  fc.assert(
    fc.property(histories, ({ type, values, steps }) => {
      const compiled = compileCaseType(type);
      const first = openCourse(compiled, { actor: clerk, values }, momentAt(0));
      if (!first.ok) throw new Error(first.refusal.message);
      let [rarely, often] = [first.opened.course, first.opened.course];
      const [seldomSeen, oftenSeen]: [unknown[], unknown[]] = [[], []];
      let minutes = 0;
      for (const { after, look, command } of steps) {
        const looked = settle(compiled, often, momentAt(minutes + Math.min(look, after)));
        minutes += after;
        const b = run(compiled, looked.course, command, momentAt(minutes));
        const a = run(compiled, rarely, command, momentAt(minutes));
        expect(b.refusal).toEqual(a.refusal);
        seldomSeen.push(...a.effects);
        oftenSeen.push(...looked.effects, ...b.effects);
        [rarely, often] = [a.course, b.course];
      }
      expect(often).toEqual(rarely);
      expect(oftenSeen).toEqual(seldomSeen);
      const instants = seldomSeen.map((effect) => (effect as { event: { at: string } }).event.at);
      expect(instants).toEqual([...instants].sort());
    }),
    { numRuns: 150 },
  );
});

test('what was settled is not settled again, and a case that is kept is the same after JSON', () => {
  fc.assert(
    fc.property(histories, ({ type, values, steps }) => {
      const compiled = compileCaseType(type);
      const first = openCourse(compiled, { actor: clerk, values }, momentAt(0));
      if (!first.ok) throw new Error(first.refusal.message);
      let { course } = first.opened;
      let minutes = 0;
      for (const { after, command } of steps) {
        minutes += after;
        course = run(compiled, course, command, momentAt(minutes)).course;
        course = JSON.parse(JSON.stringify(course));
        expect(settle(compiled, course, momentAt(minutes))).toEqual({ course, effects: [] });
      }
    }),
    { numRuns: 60 },
  );
});
