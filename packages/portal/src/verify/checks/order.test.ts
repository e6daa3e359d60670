import type { Place } from '@mingcha/draw';
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import type { Plan } from '../../api/types.ts';
import type { PublicPart } from '../../draw/publicPart.ts';
import { checkOrder as checkWith } from './order.ts';

const checkOrder = (of: PublicPart, place?: Place) =>
  checkWith(of, { hash: sha256, ...(place && { readPlace: () => place }) });

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

test('a beacon draw of the second specification passes only by cosigners that signed before the round', () => {
  const round = roundAfter('2026-03-05T01:30:15Z', 3600);
  const due = 1_692_803_367 + 3 * (round - 1);
  const seed = { source: 'drand', chain, round } as const;
  const plan = {
    spec: 'mingcha-draw/2',
    tenant: '620300',
    draw: 'd',
    sequence: 4,
    loads: { year: 2026 },
    seed,
  };
  const given = part(seed, { plan: plan as unknown as Plan, commitment: 'ab', log: 'proof' });
  const { draw, tenant, sequence: number } = plan;
  const entry = { type: 'draw.committed', tenant, draw, year: 2026, number, commitment: 'ab' };
  const place = (since: number, said: object = entry): Place => ({
    origin: 'mingcha.test/public/620300/log',
    index: 1,
    size: 3,
    entry: JSON.stringify(said),
    signers: [],
    cosigned: { by: [{ name: 'notary', at: since }], since, asksNobody: false },
  });
  expect(checkOrder(given).ending).toBe('unproven');
  expect(checkOrder(given, place(due - 1)).ending).toBe('passed');
  expect(checkOrder(given, place(due)).ending).toBe('unproven');
  expect(checkOrder(given, place(due - 1, { ...entry, draw: 'e' })).ending).toBe('failed');

  // Of witnesses, too, it is said who outside has seen the commitment, and a place of another draw fails.
  const sealed = { ...plan, seed: { source: 'witness', parties: [{ id: 'a', commitment: '00' }] } };
  const byWitnesses = { ...given, plan: sealed as unknown as Plan };
  const words = (of: PublicPart, at?: Place) => {
    const { ending, summary } = checkOrder(of, at);
    return [ending, summary.split('。').at(-2)];
  };
  expect(words(byWitnesses)).toEqual(['passed', '承诺还没有公开日志的证明']);
  expect(words(byWitnesses, place(Date.UTC(2026, 2, 5, 1, 31) / 1_000))).toEqual([
    'passed',
    '外部联署方在2026年3月5日 09:31:00已为载有这个承诺的公开日志签名',
  ]);
  const { since: _, ...few } = place(due).cosigned!;
  expect(words(byWitnesses, { ...place(due), cosigned: few })[1]).toContain('还没有足够的外部联署');
  expect(checkOrder(byWitnesses, place(due, { ...entry, draw: 'e' })).ending).toBe('failed');
});
