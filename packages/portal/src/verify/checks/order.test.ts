import { expect, test } from 'vitest';
import type { Plan } from '../../api/types.ts';
import type { PublicPart } from '../../draw/publicPart.ts';
import { checkOrder } from './order.ts';

const chain = '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971';
const part = (seed: Plan['seed'], times: Partial<PublicPart> = {}) =>
  ({ committedAt: '2026-03-05T01:30:15Z', plan: { seed }, selected: [], ...times }) as unknown as PublicPart;

/** The first round that is due after an instant. */
const roundAfter = (iso: string, seconds: number) =>
  Math.floor((Date.parse(iso) / 1000 + seconds - 1_692_803_367) / 3) + 1;

test('a round that was due after the commitment passes, with how much later', () => {
  const round = roundAfter('2026-03-05T01:30:15Z', 3600);
  const report = checkOrder(part({ source: 'drand', chain, round }));
  expect(report.ending).toBe('passed');
  expect(report.summary).toContain('1 小时');
});

test('a round that was out when the commitment was made fails', () => {
  const round = roundAfter('2026-03-05T01:30:15Z', -3);
  expect(checkOrder(part({ source: 'drand', chain, round })).ending).toBe('failed');
});

test('a chain of unknown clock, a file without times and a rehearsal prove nothing', () => {
  expect(checkOrder(part({ source: 'drand', chain: 'ab', round: 1 })).ending).toBe('unproven');
  expect(checkOrder(part({ source: 'drand', chain, round: 1 }, { committedAt: '' })).ending).toBe('unproven');
  expect(checkOrder(part({ source: 'local' })).ending).toBe('unproven');
});

test('witnesses seal before, but a draw executed before its commitment fails', () => {
  const seed: Plan['seed'] = { source: 'witness', parties: [{ id: 'a', commitment: '00' }] };
  expect(checkOrder(part(seed, { executedAt: '2026-03-05T01:31:00Z' })).ending).toBe('passed');
  expect(checkOrder(part(seed, { executedAt: '2026-03-05T01:30:00Z' })).ending).toBe('failed');
});
