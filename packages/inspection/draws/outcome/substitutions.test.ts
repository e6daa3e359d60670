import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { create } from '@mingcha/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Draw, drawEntity, loadDraw, type Substitution } from '../kept/draw.ts';
import { keepSubstitutions, substitutionsOf } from './substitutions.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

const by = { sub: 'p', name: '管理员' };
const substitution = (n: number): Substitution => ({
  at: '2026-03-02T01:00:00.000Z',
  by,
  object: `OLD${n}`,
  reserve: { id: `NEW${n}`, stratum: 'all', ticket: 'f'.repeat(64), inspectors: ['I1', 'I2'] },
  reason: `第${n}户已注销`.padEnd(500, '，经核实无法联系'),
});

it('of a large draw fit, however long their reasons: 125 of them were more than an item holds', async () => {
  const store = await test.store.forTenant(testTenants.a);
  const made = Array.from({ length: 1_000 }, (_, n) => substitution(n));
  const substitutions = await keepSubstitutions(store, made);
  const draw = { id: 'D1', state: 'executed', parties: [], substitutions } as unknown as Draw;
  await store.write(create(drawEntity, draw));
  expect(await substitutionsOf(store, await loadDraw(store, 'D1'))).toEqual(made);
});

it('that a draw names but that are not there are an error, never an empty list', async () => {
  const store = await test.store.forTenant(testTenants.b);
  await expect(substitutionsOf(store, { id: 'D1', substitutions: 'f'.repeat(64) })).rejects.toThrow(
    /missing/,
  );
  expect(await substitutionsOf(store, { id: 'D1', substitutions: null })).toEqual([]);
});
