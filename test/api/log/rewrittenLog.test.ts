import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '@mingcha/fn-clock';
import { behindTheBack } from '@mingcha/local/testing';
import { auditLog, openRemote } from '@mingcha/log/audit';
import { cosignOnce, openState } from '@mingcha/log/cosign';
import { nodeTools } from '@mingcha/log/node';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHead } from '../../../packages/portal/src/log/check.ts';
import { createCeremony } from '../../support/ceremony.ts';
import { drandCompose } from '../../support/composes.ts';
import { cityB, startSystem, type TestSystem } from '../../support/system.ts';

const url = `http://mingcha.test/public/${cityB.code}/log`;

let system: TestSystem;
let folder: string;
let cosigner: Awaited<ReturnType<typeof openState>>;
beforeAll(async () => {
  system = await startSystem();
  system.time.set(new Date(Date.now() + 60_000).toISOString());
  folder = await mkdtemp(join(tmpdir(), 'mingcha-cosigner-'));
  cosigner = await openState(folder, 'notary.example/log', url);
});
afterAll(async () => {
  await system.stop();
  await rm(folder, { recursive: true, force: true });
});

const remote = () => openRemote(url, async (at) => system.portal.request(at));
const audited = () => auditLog({ log: remote(), tools: nodeTools, say: () => undefined });
const cosigned = () =>
  cosignOnce({
    log: remote(),
    tools: nodeTools,
    state: cosigner,
    now: () => system.time.now().getTime(),
    post: async () => undefined,
  });
const shown = async () => ({ ...(await bodyOf(system.portal.request(url))), demonstration: false });

/**
 * Takes two draws out of the table and out of the log's entries, with their numbers, and has the log made anew: with the
 * log's own key, and with nothing left of the old one.
 */
async function forgetFirstTwo(): Promise<void> {
  const behind = behindTheBack(system.test);
  const tenant = { tenant: cityB.code };
  const entries = await behind.items(tenant, 'LOGENTRY');
  entries.sort((one, other) => Number(one.d.index) - Number(other.d.index));
  const read = entries.map(({ d }) => JSON.parse(String(d.text)));
  const commitments = read.filter(({ type }) => type === 'draw.committed');
  const forgotten = new Set(commitments.slice(0, 2).map(({ draw }) => draw));
  const kept = read
    .filter(({ draw }) => !forgotten.has(draw))
    .map((entry) => (entry.draw === undefined ? entry : { ...entry, number: entry.number - 2 }));
  for (const [i, item] of entries.entries()) {
    if (i < kept.length) await behind.put({ ...item, d: { ...item.d, text: JSON.stringify(kept[i]) } });
    else await behind.remove(item);
  }
  for (const draw of await behind.items(tenant, 'DRAW'))
    if (forgotten.has(draw.d.id)) await behind.remove(draw);
  for (const entity of ['LOGHEAD', 'LOGSIGNED'])
    for (const item of await behind.items(tenant, entity)) await behind.remove(item);
  const [counter] = await behind.items(tenant, 'LOGSIZE');
  // Another lock, so that no process goes on from the size that it remembers.
  const lock = Number(counter!.lock) + 1;
  await behind.put({ ...counter!, lock, d: { ...counter!.d, size: kept.length } });
  behind.client.destroy();
  system.log.forget(cityB.code);
  await createClock(system).sequenceDue();
}

describe('an operator with table, files and key who makes the log anew without two voided draws', () => {
  it('is caught by a cosigner and by a browser that were there before, though the new log holds by itself', async () => {
    const ceremony = createCeremony(system, cityB);
    for (let i = 0; i < 2; i++) await ceremony.void(await ceremony.commit(await ceremony.plan(drandCompose)));
    const open = await ceremony.commit(await ceremony.plan(drandCompose));
    await createClock(system).sequenceDue();
    await audited();
    expect((await cosigned()).new).toBe(true);
    const visited = await shown();
    expect((await checkHead(remote(), visited, undefined)).since).toEqual({ kind: 'first' });

    await forgetFirstTwo();
    await audited();
    // A head that is smaller may come from a cache: the log has to have grown past what was seen.
    const seen = Number(visited.checkpoint.split('\n')[1]);
    expect(await cosigned()).toEqual({ size: seen, new: false });
    const later = await checkHead(remote(), await shown(), visited);
    expect(later.since).toMatchObject({
      kind: 'contradiction',
      reason: expect.stringContaining('日志变短了'),
    });
    await ceremony.void(open);
    for (let i = 0; i < 3; i++) await ceremony.void(await ceremony.commit(await ceremony.plan(drandCompose)));
    await createClock(system).sequenceDue();
    await expect(cosigned()).rejects.toThrow('日志被改写');
    const last = await checkHead(remote(), await shown(), visited);
    expect(last.since).toMatchObject({
      kind: 'contradiction',
      reason: expect.stringContaining('日志被改写'),
    });
  });
});
