import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeptFacts, league } from './league.ts';
import { type CountKind, countKinds, defaultScoreRules, type ScoreRules, scoreRulesSchema } from './rules.ts';

const none = Object.fromEntries(countKinds.map((kind) => [kind, 0])) as Record<CountKind, number>;
const facts = (dept: string, counts: Partial<DeptFacts['counts']> = {}, excellence = 0): DeptFacts => ({
  dept,
  name: `市${dept}局`,
  kind: 'department',
  counts: { ...none, ...counts },
  excellence,
});

describe('a league', () => {
  it('adds to the base what each rule gives for what was counted', () => {
    const [line] = league(
      [facts('甲', { 'report-on-time': 3, chase: 1, excellence: 2 }, 4.5)],
      defaultScoreRules,
    );
    expect(line).toMatchObject({ rank: 1, score: 100 + 3 - 2 + 4.5 });
    expect(line!.parts.filter(({ count }) => count > 0)).toEqual([
      { rule: 'on-time', label: '按期报送', count: 3, points: 3 },
      { rule: 'chase', label: '被督办', count: 1, points: -2 },
      { rule: 'excellence', label: '创优', count: 2, points: 4.5 },
    ]);
  });

  it('gives equal scores one rank and leaves out the next', () => {
    const lines = league(
      [
        facts('丁'),
        facts('乙', { 'measure-done': 1 }),
        facts('甲', { 'measure-done': 1 }),
        facts('丙', { chase: 1 }),
      ],
      defaultScoreRules,
    );
    expect(lines.map(({ rank, dept }) => [rank, dept])).toEqual([
      [1, '甲'],
      [1, '乙'],
      [3, '丁'],
      [4, '丙'],
    ]);
  });

  it('is empty of nobody, and needs no rules', () => {
    expect(league([], defaultScoreRules)).toEqual([]);
    expect(league([facts('甲', { chase: 5 })], { base: 10, rules: [] })).toMatchObject([
      { score: 10, parts: [] },
    ]);
  });
});

const points = fc.integer({ min: -10_000, max: 10_000 }).map((n) => n / 100);
const counts = fc
  .tuple(...countKinds.map(() => fc.nat(50)))
  .map(
    (all) => Object.fromEntries(countKinds.map((kind, i) => [kind, all[i]!])) as Record<CountKind, number>,
  );
const someFacts = fc.uniqueArray(
  fc.record({
    dept: fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 1, maxLength: 4 }),
    name: fc.constantFrom('市甲局', '市乙局', '县丙局'),
    kind: fc.constantFrom('department', 'county', 'other'),
    counts,
    excellence: points,
  }),
  { selector: ({ dept }) => dept, maxLength: 12 },
);
const someRules: fc.Arbitrary<ScoreRules> = fc.record({
  base: fc.nat(200),
  rules: fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 6 }),
      label: fc.constant('某项'),
      kind: fc.constantFrom(...countKinds),
      points,
    }),
    { selector: ({ id }) => id, maxLength: 10 },
  ),
});

describe('any league', () => {
  it('does not depend on the order of the departments', () => {
    fc.assert(
      fc.property(someFacts, someRules, fc.infiniteStream(fc.nat()), (given, rules, random) => {
        const shuffled = [...given]
          .map((one) => ({ one, at: random.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(league(shuffled, rules)).toEqual(league(given, rules));
      }),
    );
  });

  it('has scores that are the base and the sum of their parts, to the hundredth, and ranks that count who is better', () => {
    fc.assert(
      fc.property(someFacts, someRules, (given, rules) => {
        const lines = league(given, rules);
        for (const { score, parts, rank } of lines) {
          const sum = parts.reduce((total, { points }) => total + Math.round(points * 100), rules.base * 100);
          expect(Math.round(score * 100)).toBe(sum);
          expect(rank).toBe(1 + lines.filter((other) => other.score > score).length);
        }
      }),
    );
  });

  it('never lowers a score by one more of what gives points, nor raises it by one more of what costs them', () => {
    fc.assert(
      fc.property(someFacts, someRules, fc.constantFrom(...countKinds), (given, rules, kind) => {
        fc.pre(given.length > 0 && kind !== 'excellence');
        const own = rules.rules.filter((rule) => rule.kind === kind).map((rule) => rule.points);
        const [first, ...rest] = given;
        const more = { ...first!, counts: { ...first!.counts, [kind]: first!.counts[kind] + 1 } };
        const scoreIn = (facts: DeptFacts[]) =>
          league(facts, rules).find(({ dept }) => dept === first!.dept)!.score;
        const [before, after] = [scoreIn(given), scoreIn([more, ...rest])];
        if (own.every((points) => points >= 0)) expect(after).toBeGreaterThanOrEqual(before);
        if (own.every((points) => points <= 0)) expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });
});

describe('rules', () => {
  it('are refused under the same id twice, and with parts of a hundredth', () => {
    const [first] = defaultScoreRules.rules;
    expect(scoreRulesSchema.safeParse(defaultScoreRules).success).toBe(true);
    expect(scoreRulesSchema.safeParse({ base: 1, rules: [first, first] }).success).toBe(false);
    expect(scoreRulesSchema.safeParse({ base: 1, rules: [{ ...first, points: 0.005 }] }).success).toBe(false);
    expect(scoreRulesSchema.safeParse({ base: 1, rules: [{ ...first, points: 0.07 }] }).success).toBe(true);
  });
});
