import { defineSeries, giveNumber } from '@mingcha/lifecycle';
import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { create, defineEntity, queryAll, type TenantStore } from '@mingcha/store';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultProxy, startFaultProxy } from './proxy.ts';

/** A paper that bears a number of its run and year. */
type Paper = { run: number; year: number; id: number; number: number };
const paperEntity = defineEntity<Paper>()({
  name: 'PAPER',
  key: (of: Pick<Paper, 'run' | 'year' | 'id'>) => ({ partition: [of.run, of.year], sort: [of.id] }),
});
const series = defineSeries('PAPERNUMBER', ['run', 'year']);
const years = [2026, 2027];

let proxy: FaultProxy;
let test: TestStore;
let stores: TenantStore[];
beforeAll(async () => {
  test = await startTestStore({
    requestTimeout: 1_000,
    between: async (guard) => {
      proxy = await startFaultProxy(guard);
      return proxy.endpoint;
    },
  });
  stores = await Promise.all(Object.values(testTenants).map((tenant) => test.store.forTenant(tenant)));
});
afterAll(async () => {
  await proxy.stop();
  await test.stop();
});

const take = (store: TenantStore, of: Omit<Paper, 'number'>): Promise<number> =>
  giveNumber(
    store,
    series,
    { run: of.run, year: of.year },
    async (number, taken) => {
      await store.write(taken, create(paperEntity, { ...of, number }));
      return number;
    },
    { busy: '请稍后再试。' },
  );

const faults = [
  'error after',
  'reset after',
  'garbage',
  'error before',
  'throttled',
  'transaction in progress',
] as const;
let runs = 0;

describe('numbers that several take at once, of two years and in two cities', () => {
  it('have no gap and are given once, whatever response is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ city: fc.nat(1), year: fc.constantFrom(...years) }), {
          minLength: 2,
          maxLength: 5,
        }),
        fc.constantFrom(...faults),
        fc.integer({ min: 1, max: 8 }),
        async (takers, fault, nth) => {
          const run = ++runs;
          proxy.inject({ fault, nth, writesOnly: true });
          const told = await Promise.allSettled(
            takers.map(({ city, year }, id) => take(stores[city]!, { run, year, id })),
          );
          proxy.clear();
          for (const [city, store] of stores.entries()) {
            for (const year of years) {
              const papers = await queryAll(store, paperEntity, [run, year]);
              const numbers = papers.map(({ number }) => number).sort((a, b) => a - b);
              expect(numbers).toEqual(numbers.map((_, i) => i + 1));
              const counter = await store.get(series.entity, { run, year });
              expect(counter?.last ?? 0).toBe(numbers.length);
              // Who was told a number has it, and a lost response is not taken for a lost race.
              const own = takers.flatMap((one, id) => (one.city === city && one.year === year ? [id] : []));
              for (const id of own) {
                const paper = papers.find((each) => each.id === id);
                expect(told[id]).toEqual({ status: 'fulfilled', value: paper?.number });
              }
              expect(papers).toHaveLength(own.length);
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('a write that bears a number', () => {
  it('is not tried again where something else of it was refused, and takes no number then', async () => {
    const store = stores[0]!;
    const of = { run: 0, year: 2026, id: 1 };
    expect(await take(store, of)).toBe(1);
    await expect(take(store, of)).rejects.toMatchObject({ name: 'WriteConflict' });
    expect(await store.get(series.entity, of)).toMatchObject({ last: 1 });
    expect(await take(store, { ...of, id: 2 })).toBe(2);
  });
});
