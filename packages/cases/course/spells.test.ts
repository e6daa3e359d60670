import { libraryCalendar } from '@mingcha/kernel/workingDays';
import { usualHours } from '@mingcha/lifecycle/clocks';
import { expect, test } from 'vitest';
import { compileCaseType } from '../compiled.ts';
import { readCaseType } from '../format/read.ts';
import { edited, small } from '../testing/small.ts';
import type { Course } from './course.ts';
import { openCourse, run } from './run.ts';
import { followChildren, type Spell } from './spells.ts';

const read = readCaseType(
  edited(small, (d) => {
    d.open.by = ['clerk', 'engine'];
    d.fields.items = { title: '事项', type: 'text', many: true };
    d.actions.assign.opens.push('parts');
    d.actions.assign.asks = ['items'];
    d.clocks.answer.children = { of: ['parts'] };
    d.children = {
      parts: {
        title: '子事项',
        type: 'small-requests',
        one: { each: 'items' },
        passes: { name: 'name', amount: 'amount' },
        atEnd: 'livesOn',
      },
    };
  }),
);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const compiled = compileCaseType(read.type);
const office = { calendar: libraryCalendar, hours: usualHours };
const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T01:00:00.000Z`;
const actor = (party: string) => ({ id: party, parties: new Set([party]) });

function opened(isCounted: boolean): Course {
  const init = { actor: actor('clerk'), values: { name: '甲', amount: 1 }, isCounted };
  const done = openCourse(compiled, init, { at: day(2), office });
  if (!done.ok) throw new Error(done.refusal.message);
  return done.opened.course;
}
const act = (course: Course, action: string, at: string, values = {}, party = 'clerk') => {
  const done = run(compiled, course, { do: 'act', action, actor: actor(party), values }, { at, office });
  if (done.refusal) throw new Error(done.refusal.message);
  return done.course;
};

test('a case that is counted keeps when it is worked on, and when it waits or is held', () => {
  const asked = act(opened(true), 'ask', day(3), { ground: '缺件' });
  const back = act(asked, 'correct', day(4), {}, 'applicant');
  expect(back.spells).toEqual([
    { at: day(2), is: 'worked' },
    { at: day(3), is: 'held' },
    { at: day(4), is: 'worked' },
  ]);
  const held = act(back, 'assign', day(5), { unit: 'd01', items: ['x'] });
  expect(held.spells?.at(-1)).toEqual({ at: day(5), is: 'held', until: { workingDays: 5 } });
  expect(act(opened(false), 'ask', day(3), { ground: '缺件' }).spells).toBeUndefined();
});

test('a parent’s clock stands while none is worked on, or one is held', () => {
  const follow = (...children: Spell[][]) => {
    const counted = children.map((spells) => ({ counts: ['answer'], spells }));
    const { answer } = followChildren(compiled, opened(false), counted, office).clocks;
    return answer && 'holds' in answer ? answer.holds.map(({ from, to }) => [from, to]) : undefined;
  };
  const worked = (n: number): Spell => ({ at: day(n), is: 'worked' });
  const held = (n: number): Spell => ({ at: day(n), is: 'held' });
  const over = (n: number): Spell => ({ at: day(n), is: 'over' });
  expect(follow()).toEqual([[day(2), undefined]]);
  expect(follow([worked(2)])).toEqual([]);
  expect(follow([worked(3), over(5)], [worked(4), held(6), worked(9)])).toEqual([
    [day(2), day(3)],
    [day(6), day(9)],
  ]);
  expect(follow([worked(2)], [worked(2), held(3), over(4)], [over(2)])).toEqual([[day(3), day(4)]]);
  // Of another clock.
  const others = [{ counts: [], spells: [worked(2)] }];
  expect(followChildren(compiled, opened(false), others, office).clocks.answer).toMatchObject({
    holds: [{ from: day(2) }],
  });
});
