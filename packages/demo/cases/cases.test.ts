import { describe, expect, it } from 'vitest';
import { demoCities, firstCity } from '../cities.ts';
import { dayNumber, isoDate } from '../dates.ts';
import { cityLists } from '../lists.ts';
import { demoCases } from './index.ts';
import { demoLists } from './lists.ts';
import { registrationCases } from './registration.ts';

const today = '2026-11-20';

describe('the cases of a city', () => {
  it('are of the procedures that all have in every city, and of more in the first', () => {
    const types = demoCities.map(
      (city) => [city.code, new Set(demoCases(city, { today }).map(({ type }) => type)).size] as const,
    );
    for (const [code, count] of types) expect(count).toBe(code === firstCity ? 19 : 10);
  });

  it('happen in the order of their steps, none before its case is there', () => {
    for (const { daysAgo, steps } of demoCities.flatMap((city) => demoCases(city, { today }))) {
      const days = [daysAgo, ...steps.map((step) => step.daysAgo)];
      expect(days).toEqual([...days].sort((a, b) => b - a));
    }
  });

  it('hand out registrations in the month before, whatever day it is', () => {
    for (let day = dayNumber('2026-01-01'); day <= dayNumber('2026-12-31'); day++) {
      const before = isoDate(day - Number(isoDate(day).slice(8))).slice(0, 7);
      const handed = registrationCases((letters) => letters, isoDate(day)).map(({ steps }) =>
        isoDate(day - steps.at(-1)!.daysAgo),
      );
      expect(handed.filter((one) => one.startsWith(before)).length % 2).toBe(0);
      expect(handed.some((one) => one.startsWith(before))).toBe(true);
    }
  });

  it('name rows that are on the lists', () => {
    const [city] = demoCities;
    const ids = demoLists(city!).flatMap(({ rows }) => rows.map(({ id }) => id));
    const named = demoCases(city!, { today }).flatMap(({ type, values }) =>
      type === 'hotline-orders' ? [values.kind] : type === 'approvals' ? [values.item] : [],
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((id) => !ids.includes(String(id)))).toEqual([]);
  });

  it('link to cases of before that are called so', () => {
    const all = demoCases(demoCities[0]!, { today });
    const links = all.flatMap(({ steps }) =>
      steps.flatMap((step) =>
        'linksTo' in step && step.linksTo ? [[step.linksTo, step.daysAgo] as const] : [],
      ),
    );
    expect(links).not.toEqual([]);
    for (const [called, daysAgo] of links)
      expect(all.find((one) => one.called === called)?.steps.at(-1)?.daysAgo).toBeGreaterThan(daysAgo);
  });

  it('match a policy that its city has published, with a condition', () => {
    const [city] = demoCities;
    const rows = cityLists(city!).find(({ name }) => name === 'policies')!.rows;
    const matched = demoCases(city!, { today }).filter(({ type }) => type === 'policy-matchings');
    expect(matched.map(({ values }) => rows.find(({ id }) => id === values.policyId))).toEqual([
      expect.objectContaining({ match: expect.any(String), state: '有效' }),
    ]);
  });
});
