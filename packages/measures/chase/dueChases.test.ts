import { addDays, awaitedDay } from '@mingcha/kernel';
import { buildCalendar, libraryCalendar, libraryYears } from '@mingcha/kernel/workingDays';
import { moveDay } from '@mingcha/lifecycle/clocks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChaseRule } from '../notice/notice.ts';
import { dueChases, type Issued, matterOf, type Owed, ruleName, ruleOn } from './dueChases.ts';

const rule = (days: number, level: ChaseRule['level'], of: ChaseRule['of'] = 'report'): ChaseRule => ({
  of,
  days,
  level,
  answerWithin: 5,
});
const ladder = [rule(-3, 0), rule(1, 1), rule(5, 2), rule(10, 3)];
const owes = (more: Partial<Owed> = {}): Owed => ({
  of: 'report',
  about: '2026-06-20',
  since: '2026-06-18',
  dept: 'd1',
  measure: 'm1',
  ...more,
});
/** What goes out day by day about one thing that stays owed: the day and the level of each chase. */
function walk(from: string, to: string): [string, number][] {
  const out: [string, number][] = [];
  const issued: Issued[] = [];
  for (let today = from; today <= to; today = addDays(today, 1)) {
    const [chase] = dueChases(
      ladder,
      [owes()],
      today,
      libraryCalendar,
      new Map([[matterOf(owes()), issued]]),
    );
    if (!chase || issued.some(({ level }) => level === chase.level)) continue;
    issued.push({ level: chase.level, on: today });
    out.push([today, chase.level]);
  }
  return out;
}

describe('what is to be chased', () => {
  it('climbs with the working days, over the holiday of 19 June and the weekend', () => {
    expect(walk('2026-06-01', '2026-12-01')).toEqual([
      ['2026-06-15', 0],
      ['2026-06-22', 1],
      ['2026-06-26', 2],
      ['2026-07-03', 3],
    ]);
  });

  it('is no second time where there was no first: who is found late long after begins at the first step', () => {
    expect(walk('2026-11-02', '2026-12-01')).toEqual([
      ['2026-11-02', 1],
      ['2026-11-06', 2],
      ['2026-11-13', 3],
    ]);
  });

  it('is one for a department and round, with all its measures', () => {
    const owed = [
      owes(),
      owes({ measure: 'm2' }),
      owes({ dept: 'd2' }),
      owes({ of: 'deadline', about: '2026-06-18', measure: 'm3' }),
    ];
    const chases = dueChases([...ladder, rule(0, 2, 'deadline')], owed, '2026-06-22', libraryCalendar);
    expect(chases.map(({ of, dept, level, measures }) => [of, dept, level, measures])).toEqual([
      ['report', 'd1', 1, ['m1', 'm2']],
      ['report', 'd2', 1, ['m1']],
      ['deadline', 'd1', 2, ['m3']],
    ]);
  });

  it('is nothing while a year has no calendar, and is due later once the year has one', () => {
    const owed = [owes({ about: '2027-12-10', since: '2027-12-10' })];
    expect(dueChases(ladder, owed, '2027-12-13', libraryCalendar)).toEqual([]);
    const entered = buildCalendar([...libraryYears, { year: 2027, holidays: [], makeUpDays: [] }]);
    expect(dueChases(ladder, owed, '2027-12-13', entered)[0]?.level).toBe(1);
  });

  it('is nothing of a round of which nobody can say when it is due', () => {
    const owed = [owes({ about: '2027-06-20', since: awaitedDay(2027) })];
    expect(dueChases([...ladder, rule(0, 1)], owed, '2027-12-31', libraryCalendar)).toEqual([]);
  });
});

const rules = fc.uniqueArray(
  fc.record({
    of: fc.constantFrom('report' as const, 'deadline' as const),
    days: fc.integer({ min: -20, max: 40 }),
    level: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
    answerWithin: fc.integer({ min: 1, max: 20 }),
  }),
  { maxLength: 6, selector: ({ of, days }) => `${of} ${days}` },
);
const day = fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2025-06-01', offset));
const owedThings = fc.array(
  fc.record({
    of: fc.constantFrom('report' as const, 'deadline' as const),
    about: fc.constantFrom('a', 'b'),
    since: fc.constantFrom('2026-01-05', '2026-06-18'),
    dept: fc.constantFrom('d1', 'd2'),
    measure: fc.constantFrom('m1', 'm2', 'm3'),
  }),
  { maxLength: 12 },
);

describe('the decision', () => {
  it('chases nobody who owes nothing, nobody before a rule’s day, and each thing once', () => {
    fc.assert(
      fc.property(rules, owedThings, day, (given, owed, today) => {
        const chases = dueChases(given, owed, today, libraryCalendar);
        const names = chases.map(({ of, about, since, dept }) => [of, about, since, dept].join());
        expect(names).toEqual([...new Set(names)]);
        for (const chase of chases) {
          const named = given.find((each) => ruleName(each) === chase.rule)!;
          expect(named.of).toBe(chase.of);
          const day = moveDay(chase.since, { workingDays: named.days }, libraryCalendar);
          expect(typeof day === 'string' && day <= today).toBe(true);
          if (named.days < 0) expect(today <= chase.since).toBe(true);
          for (const measure of chase.measures) {
            expect(owed).toContainEqual(expect.objectContaining({ measure, dept: chase.dept, of: chase.of }));
          }
        }
      }),
    );
  });

  it('does not depend on the order of rules, and with rules that climb never steps down after the due day', () => {
    fc.assert(
      fc.property(
        rules.map((all) => all.filter(({ of }) => of === 'report')),
        fc.constantFrom('2026-01-05', '2026-06-18'),
        fc.integer({ min: 0, max: 90 }),
        (given, since, later) => {
          const today = addDays(since, later + 1);
          const chosen = ruleOn(given, since, today, libraryCalendar);
          expect(ruleOn(given.toReversed(), since, today, libraryCalendar)).toEqual(chosen);
          const next = ruleOn(given, since, addDays(today, 1), libraryCalendar);
          if (chosen) expect(next!.days).toBeGreaterThanOrEqual(chosen.days);
        },
      ),
    );
  });
});
