import { expect, test } from 'vitest';
import { demoCities } from './cities.ts';

test('three cities with their sizes', () => {
  expect(demoCities.map((city) => [city.code, city.objectCount])).toEqual([
    ['620300', 3_000],
    ['620800', 4_000],
    ['621200', 6_000],
  ]);
});

test.each(demoCities)('$name: no two departments share an id, a name or another name', (city) => {
  const ids = city.departments.map((department) => department.id);
  const names = city.departments.flatMap(({ name, short, aliases }) => [
    ...new Set([name, short, ...aliases]),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(names).size).toBe(names.length);
});

test.each(demoCities)(
  '$name: people have logins of their own and belong to departments there are',
  (city) => {
    const ids = new Set(city.departments.map((department) => department.id));
    const roles = city.people.map((person) => person.role);
    expect(new Set(city.people.map((person) => person.login)).size).toBe(city.people.length);
    expect(city.people.filter((person) => person.dept && !ids.has(person.dept))).toEqual([]);
    expect(new Set(roles)).toEqual(
      new Set(['city-admin', 'department-admin', 'department-head', 'inspector', 'auditor']),
    );
    const witnesses = [...city.parties, ...city.pageWitnesses];
    expect(new Set(witnesses.map(({ id }) => id)).size).toBe(5);
  },
);
