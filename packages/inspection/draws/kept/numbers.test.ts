import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { create, type TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { yearLoads } from '../frame/loads.ts';
import { listDraws } from '../reading/list.ts';
import { type Commitment, type Draw, drawEntity } from './draw.ts';
import { drawNumber, giveDrawNumber, officialSeries, seriesOf } from './numbers.ts';

let test: TestStore;
let store: TenantStore;

const draw = (id: string, source: string, committed?: Partial<Commitment>): Draw =>
  ({
    id,
    state: committed ? 'executed' : 'planned',
    compose: { seed: { source } },
    parties: [],
    substitutions: null,
    ...(committed && { committed: { year: 2026, ...committed }, outcome: { assignments: { [id]: 2 } } }),
  }) as unknown as Draw;

/** A city in which a rehearsal was the second draw of the year, when there was one series for all. */
beforeAll(async () => {
  test = await startTestStore();
  store = await test.store.forTenant(testTenants.a);
  await store.write(
    create(drawEntity, draw('D1', 'drand', { sequence: 1 })),
    create(drawEntity, draw('D2', 'local', { sequence: 2 })),
    create(drawEntity, draw('D3', 'witness', { sequence: 3 })),
    create(drawEntity, draw('D4', 'local', { sequence: 1, series: 'rehearsal' })),
    create(drawEntity, draw('D5', 'local')),
    create(officialSeries.entity, { year: 2026, last: 3 }),
  );
});
afterAll(() => test.stop());

const idsOf = async (filter: Parameters<typeof listDraws>[1]) =>
  (await listDraws(store, filter, { limit: 50 })).items.map(({ id }) => id);

describe('a rehearsal that took an official number before rehearsals had their own', () => {
  it('keeps it, so that the official list has no gap', async () => {
    expect(await idsOf({ series: 'official', year: 2026 })).toEqual(['D3', 'D2', 'D1']);
    expect(await idsOf({ series: 'official' })).toEqual(['D3', 'D2', 'D1']);
    expect(drawNumber({ year: 2026, sequence: 2 })).toBe('2026-002');
  });

  it('does not stand in the way of the new series', async () => {
    expect(await idsOf({ series: 'rehearsal' })).toEqual(['D5', 'D4']);
    expect(await idsOf({ series: 'rehearsal', states: ['executed'] })).toEqual(['D4']);
    expect(drawNumber({ year: 2026, sequence: 1, series: 'rehearsal' })).toBe('演练-1');
    expect(seriesOf(draw('D6', 'local'))).toBe('rehearsal');
    const next = (series: 'official' | 'rehearsal', year: number) =>
      giveDrawNumber(store, { series, year }, async (sequence) => sequence);
    expect([await next('rehearsal', 2027), await next('official', 2026)]).toEqual([1, 4]);
  });
});

it('inspectors whom a rehearsal named were given fewer real assignments for it', async () => {
  expect((await yearLoads(store, 2026)).counts).toEqual({ D1: 2, D3: 2 });
});
