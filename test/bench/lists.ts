import { generateObjects } from '@mingcha/demo';
import { createApi } from '@mingcha/fn-api';
import { objectKind } from '@mingcha/inspection';
import { openRegister } from '@mingcha/register';
import { bodyOf } from '@mingcha/tenancy/testing';
import { callThrough, startSystem } from '../support/system.ts';
import type { Line } from './line.ts';
import { benchCity, benchRows } from './rosterFile.ts';

const people = 8;
const asksEach = 40;
const editsEach = 15;
const path = '/v1/rosters/objects';
const by = { sub: 'bench', name: '测量' };

/** Lists of 200,000 rows read and edited by eight people at once. */
export async function benchLists(): Promise<Line[]> {
  const system = await startSystem({ objects: 0, cities: [benchCity] });
  try {
    const store = await system.store.forTenant(benchCity.code);
    const rows = generateObjects(benchCity, { count: benchRows, today: '2026-11-20' });
    await openRegister(store, objectKind).replaceAll(parsed(rows), {
      by,
      reason: 'bench',
      source: { type: 'seed' },
    });
    const unlimited = { perSecond: 1_000_000, burst: 1_000_000 };
    const api = createApi({ ...system, limits: { caller: unlimited, tenant: unlimited } });
    const call = callThrough(system, api);
    const ask = (query: string) =>
      bodyOf(
        call(benchCity, 'city-admin', 'GET', `${path}?${query.includes('limit') ? '' : 'limit=50'}${query}`),
      );

    const names = (await ask('')).items.map(({ name }: { name: string }) => name.slice(2, 5)) as string[];
    const filters = ['A', 'B', 'C', 'D'].map((risk) => `&riskClass=${risk}&sort=-name`);
    // Indexes are made once a version: what follows is how it goes on.
    for (const query of filters) await ask(query);
    await ask(`&q=${encodeURIComponent(names[0]!)}`);

    const line = async (name: string, budget: number, query: (n: number) => string): Promise<Line> => ({
      name: `${name}, p95 of ${people} at once`,
      measured: p95(await together((n) => ask(query(n)))),
      budget,
      unit: 'ms',
    });
    const lines = [
      await line('first page of 200,000 rows', 10, () => ''),
      await line('the same, filtered and sorted', 60, (n) => filters[n % filters.length]!),
      await line('the same, searched', 150, (n) => `&q=${encodeURIComponent(names[n % names.length]!)}`),
    ];
    const { items } = await ask(`&limit=${people * editsEach}`);
    const tags: string[] = [];
    for (const { id } of items)
      tags.push((await call(benchCity, 'city-admin', 'GET', `${path}/${id}`)).headers.get('etag')!);
    let refused = 0;
    const began = performance.now();
    await together(async (n) => {
      if (n >= items.length) return;
      const headers = { 'if-match': tags[n]! };
      const body = { name: `${items[n].name}（改）` };
      const response = await call(benchCity, 'city-admin', 'PATCH', `${path}/${items[n].id}`, {
        body,
        headers,
      });
      if (!response.ok) refused++;
    });
    const each = (performance.now() - began) / items.length;
    const edited = `${people} people edit one list of 200,000 rows`;
    lines.push({ name: `${edited}, time an edit`, measured: each, budget: 1_000 / 30, unit: 'ms' });
    lines.push({ name: 'the same, edits refused', measured: refused, budget: 0, unit: 'refusals' });
    return lines;
  } finally {
    await system.stop();
  }
}

function* parsed(rows: Iterable<object>) {
  for (const row of rows) yield objectKind.schema.parse(row);
}

/** Milliseconds of every ask, when so many people ask one after another each. */
async function together(ask: (n: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let n = 0;
  const person = async () => {
    for (let i = 0; i < asksEach; i++) {
      const began = performance.now();
      await ask(n++);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: people }, person));
  return times;
}

const p95 = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
