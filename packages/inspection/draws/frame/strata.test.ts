import { drawPolicyHash, type TenantSettings } from '@mingcha/tenancy';
import { describe, expect, it } from 'vitest';
import { appliedPolicy, planStrata, sharesOf } from './strata.ts';

const frame = new Map([
  ['A', 199],
  ['B', 7],
  ['C', 0],
]);

describe('planStrata', () => {
  it('rounds a ratio down, because it is a limit', () => {
    const [plan] = planStrata([{ stratum: 'A', permille: 50, reserve: 3 }], frame);
    expect(plan).toEqual({ stratum: 'A', frame: 199, take: 9, reserve: 3 });
  });

  it('takes one of a small stratum, because a class never exempts', () => {
    expect(planStrata([{ stratum: 'B', permille: 10, reserve: 0 }], frame)[0]?.take).toBe(1);
  });

  it('takes none where the ratio is zero or nobody is there', () => {
    const plan = planStrata(
      [
        { stratum: 'B', permille: 0, reserve: 0 },
        { stratum: 'C', permille: 1000, reserve: 0 },
        { stratum: 'D', permille: 1000, reserve: 0 },
      ],
      frame,
    );
    expect(plan.map((s) => s.take)).toEqual([0, 0, 0]);
  });

  it('keeps a number as it was asked, even beyond the frame, so that the plan says what was meant', () => {
    expect(planStrata([{ stratum: 'B', count: 20, reserve: 0 }], frame)[0]?.take).toBe(20);
  });
});

describe('the policy', () => {
  const rule = (permille: number, reserve = 0) => ({ permille, reserve });
  const drawPolicy = { A: rule(10), B: rule(50), C: rule(200), D: rule(500), U: rule(50) };
  const food = { A: rule(20), B: rule(40), C: rule(300, 5), D: rule(500, 1), U: rule(50) };
  const policy = { drawPolicy, itemPolicies: [{ item: 'food', ...food }] };
  const compose = (more: object) => ({ items: ['other'], stratify: 'class', ...more }) as never;
  const taken = (more: object) => {
    const shares = sharesOf(compose(more), policy);
    const sizes = new Map(shares.map(({ stratum }) => [stratum, 20]));
    return planStrata(shares, sizes)
      .map(({ stratum, take }) => `${stratum}${take}`)
      .join(' ');
  };

  it('is what a draw takes that says nothing else: 5 % of 20 are 1, 20 % of 20 are 4', () => {
    expect(taken({})).toBe('A1 B1 C4 D10 U1');
    expect(taken({ items: ['food'] })).toBe('A1 B1 C6 D10 U1');
  });

  it('is of each class the highest among the items of a draw, one that has no own rule by the general one', () => {
    expect(sharesOf(compose({ items: ['food', 'other'] }), policy)).toEqual([
      { stratum: 'A', ...food.A },
      { stratum: 'B', ...drawPolicy.B },
      { stratum: 'C', ...food.C },
      { stratum: 'D', ...food.D },
      { stratum: 'U', ...food.U },
    ]);
    expect(sharesOf(compose({ stratify: 'none' }), policy)).toEqual([{ stratum: 'all', ...drawPolicy.U }]);
  });

  it('stands with a draw by class, with the classes of which a person takes less', () => {
    const settings: TenantSettings = {
      ...policy,
      teamSize: 2,
      disclosure: 'sealed',
      publishWithin: 5,
      visitCap: 4,
      joinWindow: 30,
      secondPersons: [],
      dayOverrides: {},
    };
    const strata = [
      { stratum: 'A', permille: 10, reserve: 0 },
      { stratum: 'B', permille: 40, reserve: 0 },
      { stratum: 'C', count: 9, reserve: 0 },
      { stratum: 'D', permille: 900, reserve: 0 },
    ];
    expect(appliedPolicy(compose({}), settings)).toEqual({ hash: drawPolicyHash(settings), below: [] });
    expect(appliedPolicy(compose({ strata }), settings)?.below).toEqual(['B', 'C', 'U']);
    expect(appliedPolicy(compose({ stratify: 'none' }), settings)).toBeUndefined();
  });
});
