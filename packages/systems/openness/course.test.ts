import {
  type Actor,
  type Command,
  type Course,
  compileCaseType,
  deadlinesOf,
  openCourse,
  type Ran,
  readCaseType,
  run,
  settle,
} from '@mingcha/cases';
import { libraryCalendar } from '@mingcha/kernel/workingDays';
import { isDueAt, usualHours } from '@mingcha/lifecycle/clocks';
import { describe, expect, it } from 'vitest';
import { accessRequests } from './access-requests.ts';
import { messages } from './messages.ts';

const office = { calendar: libraryCalendar, hours: usualHours };
const compiledOf = (definition: unknown) => {
  const read = readCaseType(definition);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return compileCaseType(read.type);
};
/** An instant of a day in Asia/Shanghai. */
const on = (day: string, time = '10:00') => ({
  at: new Date(`${day}T${time}:00+08:00`).toISOString(),
  office,
});
const who = (id: string, ...parties: string[]): Actor => ({ id, parties: new Set(parties) });
const courseOf = ({ course, refusal }: Ran): Course => {
  expect(refusal).toBeUndefined();
  return course;
};

describe('an access request of 2026-02-10', () => {
  const compiled = compiledOf(accessRequests);
  const [clerk, unit, head] = [who('clerk', 'office'), who('unit', 'unit'), who('head', 'head')];
  const values = { name: '申请人甲', contact: '13900000000', wanted: '一份文件' };
  const dueOf = (course: Course, name = 'answer') => {
    const due = deadlinesOf(compiled, course, office).find((one) => one.name === name)?.due;
    return due && isDueAt(due) ? due.day : due;
  };
  const opened = () => {
    const first = openCourse(compiled, { actor: clerk, values }, on('2026-02-10'));
    if (!first.ok) throw new Error(first.refusal.message);
    return first.opened.course;
  };
  const go = (course: Course, command: Command, day: string, time?: string) =>
    courseOf(run(compiled, course, command, on(day, time)));
  const assign: Command = { do: 'act', action: 'assign', actor: clerk, values: { dept: '620300-fgw' } };

  it('is due 2026-03-16, and extended 2026-04-14 once the head has approved', () => {
    const handled = go(opened(), assign, '2026-02-11');
    expect(dueOf(handled)).toBe('2026-03-16');
    const extend: Command = { do: 'act', action: 'extend', actor: unit, values: { reason: '情况复杂' } };
    const asked = go(handled, extend, '2026-03-12');
    expect(dueOf(asked)).toBe('2026-03-16');
    const extended = go(asked, { do: 'approve', action: 'extend', actor: head }, '2026-03-13');
    expect(dueOf(extended)).toBe('2026-04-14');
    expect(run(compiled, extended, extend, on('2026-03-13')).refusal).toMatchObject({ code: 'times' });
  });

  it('whose third party is asked on 03-02 and silent is due 04-07, and is answered after 03-23 only', () => {
    const third: Command = { do: 'act', action: 'askThird', actor: unit, values: { third: '某公司' } };
    const asked = go(go(opened(), assign, '2026-02-11'), third, '2026-03-02');
    expect([dueOf(asked), dueOf(asked, 't1')]).toEqual(['2026-04-07', '2026-03-23']);
    const answer: Command = {
      do: 'act',
      action: 'answer',
      actor: unit,
      values: { outcome: '公开', reply: '见附件' },
    };
    expect(run(compiled, asked, answer, on('2026-03-23', '23:59')).refusal).toMatchObject({ code: 'needs' });
    const late = settle(compiled, asked, on('2026-03-30'));
    expect(late.effects.map(({ event }) => [event.kind, event.at])).toEqual([
      ['silent', '2026-03-23T15:59:59.999Z'],
    ]);
    expect(dueOf(late.course)).toBe('2026-04-07');
    const answered = go(
      go(asked, answer, '2026-03-30'),
      { do: 'approve', action: 'answer', actor: head },
      '2026-03-30',
    );
    expect(answered.record).toMatchObject({ state: 'answered', result: 'given' });
    expect(deadlinesOf(compiled, answered, office)).toEqual([]);
  });

  it('corrected on 03-10 counts anew and is due 04-08', () => {
    const ask: Command = {
      do: 'act',
      action: 'askCorrection',
      actor: clerk,
      values: { missing: '文件名称' },
    };
    const asked = go(opened(), ask, '2026-02-11');
    expect([dueOf(asked), dueOf(asked, 'correction')]).toEqual([undefined, '2026-03-10']);
    expect(dueOf(go(asked, { do: 'act', action: 'correct', actor: clerk }, '2026-03-10'))).toBe('2026-04-08');
  });

  it('that nobody corrects is abandoned at the end of that day, however late somebody looks', () => {
    const ask: Command = {
      do: 'act',
      action: 'askCorrection',
      actor: clerk,
      values: { missing: '文件名称' },
    };
    const asked = go(opened(), ask, '2026-02-11');
    const late = run(
      compiled,
      asked,
      { do: 'act', action: 'correct', actor: clerk },
      on('2026-03-11', '08:00'),
    );
    expect(late.refusal).toMatchObject({ code: 'state' });
    expect(late.course.record.state).toBe('abandoned');
    expect(late.effects.at(-1)?.event).toMatchObject({ by: 'clock', at: '2026-03-10T15:59:59.999Z' });
  });
});

describe('a message of 2026-04-30', () => {
  const compiled = compiledOf(messages);
  const clerk = who('clerk', 'office');
  const opened = (kind: string) => {
    const first = openCourse(
      compiled,
      { actor: clerk, values: { kind, text: '网页打不开' } },
      on('2026-04-30', '23:59'),
    );
    if (!first.ok) throw new Error(first.refusal.message);
    return first.opened.course;
  };
  const dueOf = (course: Course) => deadlinesOf(compiled, course, office)[0]?.due;

  it('is due 05-06, 05-08 or 05-11 by its kind, and follows the kind when that is changed', () => {
    const kinds = ['简单常见问题', '纠错', '咨询'];
    expect(kinds.map((kind) => dueOf(opened(kind)))).toMatchObject([
      { day: '2026-05-06' },
      { day: '2026-05-08' },
      { day: '2026-05-11' },
    ]);
    const change: Command = { do: 'act', action: 'reclassify', actor: clerk, values: { kind: '咨询' } };
    const changed = courseOf(run(compiled, opened('纠错'), change, on('2026-05-06')));
    expect(dueOf(changed)).toMatchObject({ day: '2026-05-11' });
  });

  it('tells its parties once when it is overdue, and can still be answered', () => {
    const late = settle(compiled, opened('纠错'), on('2026-06-01'));
    expect(late.effects.map(({ event, tell }) => [event.kind, event.name, tell])).toEqual([
      ['expired', 'answer', ['office', 'unit']],
    ]);
    expect(settle(compiled, late.course, on('2026-07-01')).effects).toEqual([]);
    const answer: Command = { do: 'act', action: 'answer', actor: clerk, values: { reply: '已修复' } };
    expect(courseOf(run(compiled, late.course, answer, on('2026-07-01'))).record.state).toBe('answered');
  });
});
