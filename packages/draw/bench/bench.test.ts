import { describe, expect, it } from 'vitest';
import { benchDraw, benchRegister, fairness, yearOfDraws } from './index.ts';
import { systematic } from './systematic.ts';

describe('fairness', () => {
  it('finds tickets sound, by equal and by unequal weights, and every k-th row unfair', () => {
    const [equal, weighted, everyKth, apart, apartWeighted] = fairness(2500);
    expect(equal!.deviation).toBeLessThan(4.5);
    expect(weighted!.deviation).toBeLessThan(4.5);
    // Keeping apart takes nobody's chance.
    expect(apart!.deviation).toBeLessThan(4.5);
    expect(apartWeighted!.deviation).toBeLessThan(4.5);
    expect([equal!.never, weighted!.never]).toEqual([0, 0]);
    expect(everyKth!.deviation).toBeGreaterThan(15);
    expect(everyKth!.never).toBe(7);
  });
});

describe('systematic', () => {
  it('never reaches the last rows where the step does not divide the list', () => {
    const rows = Array.from({ length: 97 }, (_, i) => i);
    expect(systematic(rows, 10, 0)).toEqual([0, 9, 18, 27, 36, 45, 54, 63, 72, 81]);
    expect(systematic(rows, 10, 0.9999).at(-1)).toBe(89);
  });
});

describe('a year of draws', () => {
  it('has fewer visits where departments draw together, and hardly a meeting where they keep apart', () => {
    const [alone, together, apart] = yearOfDraws(2000);
    expect(together!.selected).toBe(alone!.selected);
    expect(together!.visits / alone!.visits).toBeLessThan(0.8);
    expect(apart!.meetings / alone!.meetings).toBeLessThan(0.5);
  });
});

describe('benchDraw', () => {
  it('measures a draw against node:crypto in the same run', () => {
    const { line, beside } = benchDraw(1000);
    expect(line).toMatchObject({ budget: 1.6, name: 'draw and prove 1,000 objects' });
    expect(line.measured).toBeGreaterThan(0);
    expect(beside.map(({ name }) => name)).toContain('every k-th row');
    expect(beside.every(({ measured }) => measured > 0)).toBe(true);
  });

  it('measures a register by the second specification against all its tickets', () => {
    const { name, measured, budget } = benchRegister(1000);
    expect([name, budget]).toEqual(['draw and prove a register of 1,000 rows, a fifth excluded', 1.5]);
    expect(measured).toBeGreaterThan(0);
  });
});
