import { expect, it } from 'vitest';
import { demoCities } from '../cities.ts';
import { generateObjects } from '../objects.ts';
import { axisRows, cityCombinations } from './axes.ts';
import { cityModel } from './model.ts';
import { creditRows } from './records.ts';
import { turnsOf } from './turns.ts';

const made = (city: (typeof demoCities)[number], today: string) => {
  const objects = [...generateObjects(city, { count: 1_200, today })];
  return {
    turns: turnsOf(city, objects, today),
    rows: creditRows(city, objects, { today, most: city.recordCount }),
  };
};

it('some enterprises of each city turn bad within the last twelve months, none of whom has other records', () => {
  const counts = demoCities.map((city) => {
    const { turns, rows } = made(city, '2026-11-30');
    const recorded = new Set(rows.map(({ subject }) => subject));
    const subjects = new Set(turns.flatMap((turn) => turn.rows.map(({ subject }) => subject)));
    for (const subject of subjects) expect(recorded.has(subject)).toBe(false);
    expect(turns.filter(({ on }) => on.startsWith('2026-10')).length).toBeGreaterThan(0);
    for (const { on, rows: own } of turns) {
      expect(on > '2025-12-01' && on < '2026-11-01').toBe(true);
      for (const { date } of own) expect(date <= on).toBe(true);
    }
    return subjects.size;
  });
  expect(counts).toEqual([3, 5, 8]);
});

it('is told on days that are there, whatever the month of today', () => {
  for (const today of ['2026-01-31', '2026-03-01', '2026-12-15', '2028-02-29'])
    for (const { on } of made(demoCities[2]!, today).turns)
      expect([on < today, new Date(on).toISOString().slice(0, 10)]).toEqual([true, on]);
});

it('evaluations by others come in, each in a grade that the rules of its city know', () => {
  for (const city of demoCities) {
    const objects = [...generateObjects(city, { count: 1_200, today: '2026-11-30' })];
    const rows = axisRows(city, objects, '2026-06-30');
    const known = cityCombinations(city).flatMap(({ axes: [axis], grades }) =>
      grades.map(({ grade }) => `${axis!.kind} ${grade}`),
    );
    expect(new Set(rows.map(({ kind }) => kind)).size).toBe(2);
    for (const { kind, values } of rows) expect(known).toContain(`${kind} ${values.grade}`);
  }
});

it('a city changes the example to a model of its own, each another one', () => {
  const example = { title: '示例', basis: '示例', indicators: [{ id: 'old' }], classes: [], direct: [] };
  const models = demoCities.map((city) => cityModel(city, example));
  expect(new Set(models.map(({ classes }) => JSON.stringify(classes))).size).toBe(3);
  for (const { title, indicators } of models)
    expect([title, indicators[0]]).toEqual([expect.stringContaining('演示'), { id: 'old' }]);
});
