import { expect, test } from 'vitest';
import { demoCities } from './cities.ts';
import { generateInspectors } from './inspectors.ts';
import { generateItems } from './items.ts';
import { demoToday } from './objects.ts';

const totals: Record<string, number> = { '620300': 24, '620800': 40, '621200': 60 };

test.each(demoCities)('$name has its inspectors, at least four in each department that draws', (city) => {
  const rows = generateInspectors(city);
  expect(rows).toHaveLength(totals[city.code]!);
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  for (const [dept, count] of Object.entries(city.inspectorCount)) {
    expect(count).toBeGreaterThanOrEqual(4);
    expect(rows.filter((row) => row.dept === dept)).toHaveLength(count);
    expect(city.departments.map((department) => department.id)).toContain(dept);
  }
});

test.each(demoCities)(
  '$name: any item of a department that draws finds two inspectors in every county',
  (city) => {
    const active = generateInspectors(city).filter(
      (row) => row.status === '在岗' && row.validUntil >= demoToday,
    );
    const items = generateItems(city).filter((item) => city.inspectorCount[item.dept]);
    expect(items.length).toBeGreaterThan(20);
    for (const item of items) {
      for (const county of city.counties) {
        const eligible = active.filter(
          (row) =>
            row.dept === item.dept &&
            item.skills.every((skill) => row.skills.includes(skill)) &&
            (row.divisions.length === 0 || row.divisions.includes(county.code)),
        );
        expect(eligible.length, `${item.name} ${county.name}`).toBeGreaterThanOrEqual(2);
      }
    }
  },
);

test('certificates stand relative to today: one ran out, three soon will', () => {
  const rows = generateInspectors(demoCities[0]!, { today: '2030-01-10' });
  expect(rows.filter((row) => row.validUntil < '2030-01-10')).toHaveLength(1);
  expect(rows.filter((row) => row.validUntil >= '2030-01-10' && row.validUntil < '2030-04-10')).toHaveLength(
    3,
  );
  expect(rows.filter((row) => row.status === '停用').length).toBeGreaterThan(0);
  expect(rows.filter((row) => row.divisions.length > 0).length).toBeGreaterThan(0);
});

test('the same day gives the same inspectors', () => {
  expect(generateInspectors(demoCities[1]!)).toEqual(generateInspectors(demoCities[1]!));
  expect(generateInspectors(demoCities[0]!).slice(0, 2)).toMatchSnapshot();
});

test('the person who signs in as an inspector is in the roster', () => {
  for (const city of demoCities) {
    const person = city.people.find((candidate) => candidate.role === 'inspector')!;
    const row = generateInspectors(city).find((candidate) => candidate.id === person.inspector)!;
    expect({ name: row.name, dept: row.dept }).toEqual({ name: person.name, dept: person.dept });
  }
});
