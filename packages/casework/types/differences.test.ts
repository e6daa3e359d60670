import type { CaseType } from '@mingcha/cases';
import { describe, expect, it } from 'vitest';
import { differencesOf, upgradeOf } from './differences.ts';

const type = (more: object) =>
  ({
    title: '留言',
    clocks: { answer: { title: '答复', limit: { workingDays: 5 } } },
    ...more,
  }) as never as CaseType;
const limited = (limit: object, more: object = {}) =>
  type({ clocks: { answer: { title: '答复', limit } }, ...more });

describe('differences', () => {
  it('are leaves, each with its place in words', () => {
    expect(differencesOf(type({}), limited({ workingDays: 3 }, { basis: ['办法'] }))).toEqual([
      {
        pointer: '/clocks/answer/limit/workingDays',
        where: '时限“答复” · 法定时限 · 工作日',
        before: 5,
        after: 3,
      },
      { pointer: '/basis', where: '依据', after: ['办法'] },
    ]);
    expect(differencesOf(type({}), type({}))).toEqual([]);
    const [one, other] = [{ a: [{ b: 1, c: 2 }] }, { a: [{ c: 2, b: 1 }] }];
    expect(differencesOf(type(one), type(other))).toEqual([]);
  });

  it('of a new version of the base conflict where the tenant changed the same place', () => {
    const next = limited({ days: 7 }, { title: '网上留言' });
    const conflicts = upgradeOf(type({}), limited({ workingDays: 3 }), next).map(({ pointer, conflict }) => [
      pointer,
      conflict,
    ]);
    expect(conflicts).toEqual([
      ['/title', false],
      ['/clocks/answer/limit/workingDays', true],
      ['/clocks/answer/limit/days', false],
    ]);
  });

  it('of a new version of the base are left out where the tenant has them already, else shown beside the own', () => {
    const next = limited({ workingDays: 4 }, { title: '网上留言' });
    const own = limited({ workingDays: 3 }, { title: '网上留言' });
    expect(upgradeOf(type({}), own, next)).toEqual([
      expect.objectContaining({ pointer: '/clocks/answer/limit/workingDays', before: 5, own: 3, after: 4 }),
    ]);
  });
});
