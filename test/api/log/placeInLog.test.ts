import { verifyLines, verifyPublic2 } from '@mingcha/draw';
import { verifySignature } from '@mingcha/draw/ed25519';
import { nodeTools as drawTools } from '@mingcha/draw/node';
import { createPlaceReader } from '@mingcha/draw/place';
import { createClock } from '@mingcha/fn-clock';
import { nodeTools, openSeed } from '@mingcha/log/node';
import { cosign, formatNote, formatVerifierKey, parseNote } from '@mingcha/log/tlog';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCeremony } from '../../support/ceremony.ts';
import { drandCompose } from '../../support/composes.ts';
import { cityB, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
let ceremony: ReturnType<typeof createCeremony>;
const notary = openSeed(new Uint8Array(32).fill(7), 'notary.example/log', 'cosignature');
const prefix = `/public/${cityB.code}/log`;

beforeAll(async () => {
  system = await startSystem();
  ceremony = createCeremony(system, cityB);
  const vkey = formatVerifierKey(notary.key, nodeTools);
  const body = { cosigners: [{ name: 'notary', title: '公证处', vkey, place: 'outside' }], needed: 1 };
  const response = await ceremony.admin('PUT', '/v1/log/cosigners', body, '"0"');
  expect(response.status).toBe(200);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const text = async (path: string) => (await system.portal.request(`${prefix}${path}`)).text();

/** The cosigner signs the newest head. */
async function cosignNewest(): Promise<void> {
  const note = parseNote(await text('/checkpoint'));
  const time = Math.floor(system.time.now().getTime() / 1_000);
  const line = await cosign(note.text, { ...notary, time });
  const response = await system.api.request(`${prefix}/cosignatures`, {
    method: 'POST',
    body: formatNote(note.text, [line]),
    headers: { 'content-type': 'text/plain' },
  });
  expect(response.status).toBe(204);
}

/** What a whole proof and the public part show of the order of commitment and seed; undefined where it is shown. */
async function orders(id: string): Promise<(string | undefined)[]> {
  const readPlace = createPlaceReader({ hash: nodeTools.hash, verifySignature }, await text('/policy'));
  const tools = { ...drawTools, chains: [system.beacon.chain], readPlace };
  const response = await ceremony.admin('GET', `/v1/draws/${id}/proof`);
  const lines = (await response.text()).trimEnd().split('\n');
  async function* each() {
    yield* lines;
  }
  const detail = await bodyOf(system.portal.request(`/public/${cityB.code}/draws/${id}`));
  const outcome = await bodyOf(system.portal.request(`/public/${cityB.code}/draws/${id}/outcome?limit=200`));
  const { plan, commitment, reveal, log } = detail;
  const part = {
    ...{ plan, commitment, reveal, log, seed: detail.outcome.seed, outcome: detail.outcome.hash },
    selected: outcome.items.map((row: { id: string; pool: number[] }) => ({ id: row.id, pool: row.pool })),
  };
  if (log === undefined) delete part.log;
  return [await verifyLines(each(), tools), verifyPublic2(part, tools)].map((verdict) => {
    if (!verdict.ok) return verdict.code;
    return verdict.notShown?.find(({ code }) => code === 'order')?.detail;
  });
}

async function published(before: () => Promise<void>, after: () => Promise<void>): Promise<string> {
  const committed = await ceremony.commit(await ceremony.plan(drandCompose));
  await createClock(system).sequenceDue();
  await before();
  system.time.advance(120_000);
  const executed = await ceremony.step(committed, 'execute', {});
  await ceremony.step(executed, 'publish');
  await after();
  return executed.draw.id;
}
const nothing = async () => undefined;

it('a commitment that was cosigned before the round is shown to be earlier, by the proof and in public', async () => {
  const id = await published(cosignNewest, nothing);
  expect(await orders(id)).toEqual([undefined, undefined]);
});

it('there is no place before a head is cosigned, and one that was cosigned late shows no order', async () => {
  let id = '';
  id = await published(nothing, async () => undefined);
  for (const why of await orders(id)) expect(why).toMatch(/没有外部联署|外部联署不足数（一方也没有）/);
  await cosignNewest();
  for (const why of await orders(id)) expect(why).toContain('不早于');
});
