import { foundTenant } from '@mingcha/tenancy/founding';
import { directoryRow, levelList, putRow, writeList } from '../support/levels.ts';
import { cityA, startSystem } from '../support/system.ts';
import { type Line, timed } from './line.ts';

const items = 20_000;
const province = cityA.parent;
/** Every so many items the province changes, and the city lacks one in as many. */
const every = 20;

const rowOf = (n: number, more: object = {}) =>
  directoryRow(n, { id: String(100_000_000_000 + n), name: `事项${n}`, ...more });
const numbers = Array.from({ length: items }, (_, n) => n);

/**
 * A list of 20,000 items of the province and a city's own of 19,000 of them: what the province changed and how the two differ,
 * the first page after a new edition and of the edit of one row, and once more.
 */
export async function benchLevels(): Promise<Line[]> {
  const system = await startSystem({ objects: 0, cities: [cityA] });
  try {
    await foundTenant(system.store, { code: province, name: '甘肃省', parent: '' });
    const write = (tenant: string, rows: readonly ReturnType<typeof rowOf>[]) =>
      writeList(system, tenant, rows.map(putRow));
    const own = numbers.filter((n) => n % every !== 1);
    await write(
      province,
      numbers.map((n) => rowOf(n)),
    );
    await write(
      cityA.code,
      own.map((n) => rowOf(n, { adoption: '已认领' })),
    );
    await write(
      province,
      numbers.filter((n) => n % every === 0).map((n) => rowOf(n, { basis: '《新条例》第二条' })),
    );
    const ask = async (what: string): Promise<void> => {
      const response = await system.call(cityA, 'city-admin', 'GET', `/v1/levels/${levelList}/${what}`);
      const body = (await response.json()) as { items: unknown[] };
      if (!response.ok || body.items.length !== 50) throw new Error(JSON.stringify(body).slice(0, 500));
    };
    const lines: Line[] = [];
    for (const [called, what] of [
      ['what the province changed', 'items?limit=50'],
      ['the comparison with the province', 'comparison?limit=50'],
    ] as const) {
      const of = `${called} in ${items} items`;
      const line = async (name: string, budget: number) => {
        const [measured] = await timed(() => ask(what));
        lines.push({ name, measured, budget, unit: 's' });
      };
      await line(`${of}, the first of a process`, 2);
      await line('the same once more', 0.15);
      await write(cityA.code, [rowOf(2, { adoption: '已认领', remark: `${called}：改` })]);
      await line('the same after an edit of one', 1);
    }
    return lines;
  } finally {
    await system.stop();
  }
}
