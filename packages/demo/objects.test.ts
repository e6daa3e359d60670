import { createHash } from 'node:crypto';
import { checkUscc } from '@mingcha/kernel/uscc';
import { expect, test } from 'vitest';
import { demoCities } from './cities.ts';
import { demoToday, generateObjects } from './objects.ts';
import { permitKinds } from './permits.ts';
import type { ObjectRow } from './rows.ts';
import { trades } from './trades.ts';

const rosters = new Map(demoCities.map((city) => [city.code, [...generateObjects(city)]]));
const large = rosters.get('621200')!;

function share<T>(rows: T[], has: (row: T) => boolean): number {
  return rows.filter(has).length / rows.length;
}

test('the same city, seed and day give the same rows', () => {
  const hash = createHash('sha256');
  for (const rows of rosters.values()) for (const row of rows) hash.update(JSON.stringify(row));
  expect(rosters.get('620300')!.slice(0, 3)).toMatchSnapshot();
  expect(hash.digest('hex')).toMatchSnapshot();
});

test('another seed gives other rows, another count its own number of rows', () => {
  const city = demoCities[0]!;
  const ten = [...generateObjects(city, { count: 10 })];
  expect(ten).toHaveLength(10);
  expect([...generateObjects(city, { count: 10, seed: 'other' })]).not.toEqual(ten);
  expect([...generateObjects(city, { count: 0 })]).toEqual([]);
});

test.each(demoCities)('$name has its number of objects, ids unique, all in its counties', (city) => {
  const rows = rosters.get(city.code)!;
  const counties = new Set(city.counties.map((county) => county.code));
  const bureaus = new Set(city.departments.map((department) => department.id));
  expect(rows).toHaveLength(city.objectCount);
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  expect(new Set(rows.map((row) => row.division))).toEqual(counties);
  expect(rows.filter((row) => !bureaus.has(row.jurisdiction))).toEqual([]);
});

test('ids stay unique in a roster of 200,000 rows', () => {
  const ids = new Set<string>();
  for (const row of generateObjects(demoCities[2]!, { count: 200_000 })) ids.add(row.id);
  expect(ids.size).toBe(200_000);
});

test('classes are shared 65, 25, 8 and 2 percent, a few objects have none', () => {
  const classed = large.filter((row) => row.riskClass);
  const shares = ['A', 'B', 'C', 'D'].map((c) => share(classed, (row) => row.riskClass === c));
  expect(shares[0]).toBeCloseTo(0.65, 1);
  for (const [i, expected] of [0.65, 0.25, 0.08, 0.02].entries()) {
    expect(Math.abs(shares[i]! - expected)).toBeLessThan(0.015);
  }
  expect(1 - classed.length / large.length).toBeGreaterThan(0.002);
  expect(1 - classed.length / large.length).toBeLessThan(0.01);
});

test('most objects are in business, every status occurs', () => {
  expect(Math.abs(share(large, (row) => row.status === '在营') - 0.965)).toBeLessThan(0.01);
  expect(new Set(large.map((row) => row.status)).size).toBe(5);
});

test('counties have their shares', () => {
  const city = demoCities[2]!;
  const total = city.counties.reduce((sum, county) => sum + county.weight, 0);
  for (const county of city.counties) {
    const measured = share(large, (row) => row.division === county.code);
    expect(Math.abs(measured - county.weight / total)).toBeLessThan(0.015);
  }
});

test('codes are well formed; about one in a thousand has a wrong check digit', () => {
  const verdicts = large.map((row) => checkUscc(row.id));
  const wrong = verdicts.filter((verdict) => verdict === 'check-digit').length;
  expect(verdicts).not.toContain('malformed');
  expect(wrong).toBeGreaterThan(5);
  expect(wrong).toBeLessThan(50);
  expect(large.filter((row) => row.id.slice(8, 10) !== 'MX')).toEqual([]);
});

test('no date of the past lies after today, and nothing was inspected before it was set up', () => {
  const future = (row: ObjectRow) => row.established > demoToday || (row.lastInspected ?? '') > demoToday;
  expect(large.filter(future)).toEqual([]);
  expect(large.filter((row) => row.lastInspected && row.lastInspected < row.established)).toEqual([]);
});

test('permits outlast today but for the few that lapsed', () => {
  const dates = large.flatMap((row) => row.permits ?? []).flatMap((permit) => permit.validUntil ?? []);
  const lapsed = share(dates, (date) => date < demoToday);
  expect(dates.filter((date) => Number.isNaN(Date.parse(date)))).toEqual([]);
  expect(lapsed).toBeGreaterThan(0.003);
  expect(lapsed).toBeLessThan(0.03);
});

test('every trade can occur, with a permit that has a form', () => {
  const kinds = new Set(permitKinds);
  expect(trades.filter((trade) => trade.permit && !kinds.has(trade.permit))).toEqual([]);
  expect(trades.filter((trade) => !/^[A-T]\d{2}$/.test(trade.industry))).toEqual([]);
  const scopes = new Set(large.map((row) => row.scope));
  expect(trades.filter((trade) => !scopes.has(trade.scope))).toEqual([]);
});
