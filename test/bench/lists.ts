import { generateObjects } from '@mingcha/demo';
import { createApi } from '@mingcha/fn-api';
import { objectKind } from '@mingcha/inspection';
import { openRegister } from '@mingcha/register';
import { startSystem } from '../support/system.ts';
import { type Line, p95 } from './line.ts';
import { benchCity, benchRows } from './rosterFile.ts';

const people = 8;
const asksEach = 100;
const editsEach = 25;
/** Rounds of all people before anything is measured. */
const warmUps = 4;
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
    // As a browser does: one token for many calls.
    const token = await system.issuer.token({ tenant: benchCity.code, roles: ['city-admin'] });
    const call = (place: string, init: RequestInit = {}) =>
      api.request(`${path}${place}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers },
      });
    /** Reads the answer to its end; making objects of it is the client's work. */
    const ask = async (query: string, limit = 50): Promise<string> => {
      const response = await call(`?limit=${limit}${query}`);
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return text;
    };
    type Item = { id: string; name: string };
    const itemsOf = async (query: string, limit?: number): Promise<Item[]> =>
      JSON.parse(await ask(query, limit)).items;

    const names = (await itemsOf('')).map(({ name }) => name.slice(2, 5));
    const filters = ['A', 'B', 'C', 'D'].map((risk) => `&riskClass=${risk}&sort=-name`);
    // Indexes are made once a version, and code is compiled once: what follows is how it goes on.
    for (const query of filters) await ask(query);
    await ask(`&q=${encodeURIComponent(names[0]!)}`);
    for (let round = 0; round < warmUps; round++) await together(() => ask(''));

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
    // In order of name they lie all over the list: as good as each edit is of another page.
    const items = await itemsOf('&sort=name', people * editsEach);
    const tags: string[] = [];
    for (const { id } of items) tags.push((await call(`/${id}`)).headers.get('etag')!);
    let refused = 0;
    const began = performance.now();
    await together(async (n) => {
      if (n >= items.length) return;
      const { id, name } = items[n]!;
      const response = await call(`/${id}`, {
        method: 'PATCH',
        headers: { 'if-match': tags[n]! },
        body: JSON.stringify({ name: `${name}（改）` }),
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
