import { createLists, lintLists } from '@mingcha/catalogue';
import { openRegister } from '@mingcha/register';
import { listChecks, shippedLists } from '@mingcha/systems/lists';
import { cityA, cityB, startSystem } from '../support/system.ts';
import { type Line, timed } from './line.ts';

const items = 20_000;
const by = { sub: 'bench', name: '测量' };

/** 20,000 implementation items, the list with most elements and rules, held against all rules; then again after one edit. */
export async function benchFindings(): Promise<Line[]> {
  const system = await startSystem({ objects: 0, cities: [cityA, cityB] });
  try {
    const store = await system.store.forTenant(cityA.code);
    const lists = createLists(async () => ({
      lists: shippedLists.map(({ list }) => list),
      checks: listChecks,
    }));
    const { kind } = (await lists.find(store, 'service-items'))!;
    const { samples } = shippedLists.find(({ list }) => list.id === 'service-items')!;
    const rows = Array.from({ length: items }, (_, n) => {
      const { handleCode: _code, ...sample } = samples[n % samples.length]!;
      const basicCode = String(100_000_000_000 + n);
      const dept = cityA.departments[n % cityA.departments.length]!.id;
      return { ...sample, id: `${sample.id.slice(0, 19)}${basicCode}`, basicCode, dept };
    });
    const register = openRegister(store, kind);
    const input = { by, reason: 'bench', source: { type: 'edit' } } as const;
    const [filled] = await timed(() => register.replaceAll(rows, input));
    const look = () => lintLists(store, { lists, now: system.time.now });
    const [first, { findings }] = await timed(look);
    // One sample breaks a rule, and so does every fifth item.
    if (findings.length < items / samples.length) throw new Error(`${findings.length} findings`);
    await register.change({
      ...input,
      ops: [{ type: 'put', row: { ...rows[0]!, consult: '0930-0000000' } as never }],
    });
    const [again] = await timed(look);
    return [
      { name: `${items} items written, each checked`, measured: filled, budget: 10, unit: 's' },
      { name: `lint of ${items} items, the first of a process`, measured: first, budget: 5, unit: 's' },
      { name: 'the same after an edit of one', measured: again, budget: 0.5, unit: 's' },
    ];
  } finally {
    await system.stop();
  }
}
