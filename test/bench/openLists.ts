import { sharedCache } from '../../packages/register/pages/cache.ts';
import { directoryRow, levelList, putRow, writeList } from '../support/levels.ts';
import { cityA, startSystem } from '../support/system.ts';
import { type Line, timed } from './line.ts';

const items = 20_000;
const rowOf = (n: number, more: object = {}) =>
  directoryRow(n, { id: String(100_000_000_000 + n), name: `事项${n}`, ...more });
const numbers = Array.from({ length: items }, (_, n) => n);

/**
 * What everybody reads of a list of 20,000 rows, each as the first thing that a process is asked after a publication: the
 * feed of its changes, where an edition changed few rows and where it changed all, and the first part of its open data.
 */
export async function benchOpenLists(): Promise<Line[]> {
  const system = await startSystem({ objects: 0, cities: [cityA] });
  try {
    const write = (rows: readonly ReturnType<typeof rowOf>[]) =>
      writeList(system, cityA.code, rows.map(putRow));
    await write(numbers.map((n) => rowOf(n)));
    const path = `/public/${cityA.code}/lists/${levelList}`;
    const lines: Line[] = [];
    const line = async (name: string, what: string, budget = 1) => {
      sharedCache.clear();
      const [measured, text] = await timed(async () => {
        const response = await system.portal.request(`${path}${what}`);
        const body = await response.text();
        if (!response.ok) throw new Error(body);
        return body;
      });
      lines.push({
        name,
        ...{ measured, budget, unit: 's', note: `${text.length.toLocaleString('en')} characters` },
      });
    };
    await write(numbers.slice(0, 20).map((n) => rowOf(n, { basis: '《新条例》第二条' })));
    await line(`feed of a list of ${items} rows, an edition that changed twenty`, '/changes');
    await write(numbers.map((n) => rowOf(n, { basis: '《又新条例》第三条' })));
    await line('the same, an edition that changed all', '/changes');
    await line('its open data, the first 5,000 as CSV', '/data');
    await line('the same as JSON', '/data?format=json');
    await line('its first page, filtered and sorted', '?limit=50&kind=行政许可&sort=-name');
    return lines;
  } finally {
    await system.stop();
  }
}
