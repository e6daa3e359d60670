import { expect, test } from 'vitest';
import { demoBatches } from './batches.ts';
import { demoCities } from './cities.ts';
import type { Compose } from './compose.ts';
import { demoDraws } from './draws.ts';
import { generateInspectors } from './inspectors.ts';
import { generateItems } from './items.ts';
import { demoToday, generateObjects } from './objects.ts';
import type { ObjectRow } from './rows.ts';

function inFrame(row: ObjectRow, { filter }: Compose): boolean {
  return (
    (!filter.types || filter.types.includes(row.type)) &&
    (!filter.statuses || filter.statuses.includes(row.status)) &&
    (!filter.labels || filter.labels.some((label) => row.labels?.includes(label))) &&
    (!filter.lastInspectedBefore || !row.lastInspected || row.lastInspected < filter.lastInspectedBefore)
  );
}

function stratumOf(row: ObjectRow, compose: Compose): string {
  return compose.stratify === 'none' ? 'all' : (row.riskClass ?? 'U');
}

const cases = demoCities.flatMap((city) => {
  const objects = [...generateObjects(city)];
  const together = demoBatches(city).flatMap(({ composes }) =>
    composes.map((compose) => ({ stage: 'published' as const, compose })),
  );
  return [...demoDraws(city), ...together].map((draw) => ({
    city,
    objects,
    ...draw,
    title: draw.compose.title,
  }));
});

test.each(demoCities)('$name has a draw in each stage, a reason only where one is voided', (city) => {
  const draws = demoDraws(city);
  expect(draws.map((draw) => draw.stage)).toEqual([
    'published',
    'voided',
    'committed',
    'planned',
    'published',
    'published',
  ]);
  expect(draws.filter((draw) => draw.voidReason).map((draw) => draw.stage)).toEqual(['voided']);
  const published = draws.filter((draw) => draw.stage === 'published');
  expect(published.map(({ compose }) => compose.seed.source)).toEqual(['witness', 'local', 'drand']);
});

test.each(cases)(
  '$city.name $title: the frame has enough for a draw of a sensible size',
  ({ compose, objects }) => {
    const frame = objects.filter((row) => inFrame(row, compose));
    let take = 0;
    for (const { stratum, permille, count } of compose.strata) {
      const size = frame.filter((row) => stratumOf(row, compose) === stratum).length;
      take += count ?? Math.ceil((size * permille!) / 1000);
      expect(count ?? 0).toBeLessThanOrEqual(size);
    }
    expect(take).toBeGreaterThanOrEqual(5);
    expect(take).toBeLessThanOrEqual(400);
  },
);

test.each(cases)('$city.name $title: each team is complete in every county', ({ city, compose }) => {
  const items = generateItems(city).filter((item) => compose.items.includes(item.id));
  const needed = compose.match.includes('skills') ? items.flatMap((item) => item.skills) : [];
  const active = generateInspectors(city).filter(
    (row) => row.status === '在岗' && row.validUntil >= demoToday,
  );
  expect(items).toHaveLength(compose.items.length);
  for (const { dept, size } of compose.teams) {
    for (const county of city.counties) {
      const eligible = active.filter(
        (row) =>
          row.dept === dept &&
          needed.every((skill) => row.skills.includes(skill)) &&
          (row.divisions.length === 0 || row.divisions.includes(county.code)),
      );
      expect(eligible.length).toBeGreaterThan(size);
    }
  }
});

test.each(cases)(
  '$city.name $title: recusals name rows of the rosters, and no class is disclosed',
  (draw) => {
    const { city, compose, objects } = draw;
    const frame = new Set(objects.filter((row) => inFrame(row, compose)).map((row) => row.id));
    const inspectors = new Set(generateInspectors(city).map((row) => row.id));
    expect(compose.recusals.filter((r) => !frame.has(r.object) || !inspectors.has(r.inspector))).toEqual([]);
    expect(compose.recusals).toHaveLength(draw.title.includes('食品经营和餐饮服务') ? 2 : 0);
    expect(compose.disclosure === 'full' && compose.stratify === 'class').toBe(false);
  },
);
