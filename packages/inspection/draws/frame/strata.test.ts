import { describe, expect, it } from 'vitest';
import { planStrata } from './strata.ts';

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
