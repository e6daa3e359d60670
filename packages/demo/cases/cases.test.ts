import { describe, expect, it } from 'vitest';
import { demoCities, firstCity } from '../cities.ts';
import { demoCases } from './index.ts';
import { demoLists } from './lists.ts';

const today = '2026-11-20';

describe('the cases of a city', () => {
  it('are of the procedures that all have in every city, and of more in the first', () => {
    const types = demoCities.map(
      (city) => [city.code, new Set(demoCases(city, { today }).map(({ type }) => type)).size] as const,
    );
    for (const [code, count] of types) expect(count).toBe(code === firstCity ? 12 : 7);
  });

  it('happen in the order of their steps, none before its case is there', () => {
    for (const { daysAgo, steps } of demoCities.flatMap((city) => demoCases(city, { today }))) {
      const days = [daysAgo, ...steps.map((step) => step.daysAgo)];
      expect(days).toEqual([...days].sort((a, b) => b - a));
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
});
