import { hashOf, type Plan2 } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { type LoggedEntry, logEntries, logSize } from '@mingcha/log';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony, type Handled } from '../support/ceremony.ts';
import { drandCompose, localCompose, sealedCompose } from '../support/composes.ts';
import { cityB, startSystem, type TestSystem } from '../support/system.ts';
import { witnessSeed } from '../support/witnessKeys.ts';

let system: TestSystem;
let ceremony: ReturnType<typeof createCeremony>;
beforeAll(async () => {
  system = await startSystem();
  ceremony = createCeremony(system, cityB);
});
afterAll(() => system.stop());

const commit = async (compose: object) => ceremony.commit(await ceremony.plan(compose));

async function logged(): Promise<LoggedEntry[]> {
  const store = await system.store.forTenant(cityB.code);
  const entries: LoggedEntry[] = [];
  for await (const entry of logEntries(store, { to: await logSize(store) })) entries.push(entry);
  return entries;
}
const ofDraw = async (id: string) => (await logged()).filter((entry) => 'draw' in entry && entry.draw === id);

const executed = async (committed: Handled) => {
  system.time.advance(120_000);
  return ceremony.step(committed, 'execute', {});
};

describe('the public log has of an official draw', () => {
  it('commitment, seed, outcome, substitution and publication, in this order', async () => {
    const committed = await commit(drandCompose);
    let at = await ceremony.step(await executed(committed), 'publish');
    const { items } = await bodyOf(ceremony.admin('GET', `/v1/draws/${at.draw.id}/result`));
    at = await ceremony.step(at, 'substitutions', { object: items[0].id, reason: '已迁出' });
    const entries = await ofDraw(at.draw.id);
    expect(entries.map(({ type }) => type)).toEqual([
      'draw.committed',
      'draw.revealed',
      'draw.executed',
      'draw.published',
      'draw.substituted',
    ]);
    const { commitment, sequence: number } = at.draw;
    for (const entry of entries) expect(entry).toMatchObject({ commitment, number, year: 2026 });
    const { result } = await ceremony.proof(at.draw.id);
    expect(entries[1]).toMatchObject({ seed: result.seed });
    expect(entries[2]).toMatchObject({ outcome: hashOf(result, nodeTools.hash) });
  });

  it('that it was looked at and then voided, and no word of the reason', async () => {
    const at = await executed(await commit(drandCompose));
    await ceremony.void(at);
    const entries = await ofDraw(at.draw.id);
    expect(entries.map(({ type }) => type).slice(2)).toEqual(['draw.executed', 'draw.voided']);
    expect(JSON.stringify(entries)).not.toContain('作废');
  });

  it('each step of its witnesses', async () => {
    const planned = await ceremony.commitParties(await ceremony.plan(sealedCompose));
    const at = await ceremony.revealParties(await ceremony.commit(planned));
    const types = (await ofDraw(at.draw.id)).map(({ type }) => type);
    const parties = planned.draw.parties.length;
    expect(types).toEqual([
      ...Array(parties).fill('witness.committed'),
      'draw.committed',
      ...Array(parties).fill('witness.revealed'),
    ]);
    await ceremony.void(at);
  });

  it('nothing of a rehearsal', async () => {
    const before = await logged();
    await ceremony.step(await commit(localCompose), 'execute', {});
    expect(await logged()).toEqual(before);
  });
});

it('a witness that has committed is not displaced by an edit there and back', async () => {
  const planned = await ceremony.commitParties(await ceremony.plan(sealedCompose));
  const [, ...others] = cityB.parties;
  const without = { ...sealedCompose, seed: witnessSeed(others) };
  const response = await ceremony.admin('PATCH', `/v1/draws/${planned.draw.id}`, without, planned.etag);
  expect([response.status, (await bodyOf(response)).code]).toEqual([409, 'witness-committed']);
});

describe('loads', () => {
  /** What the record says: assignments of the draws that the first entries call executed and not voided. */
  async function recorded({ loads }: Plan2): Promise<Record<string, number>> {
    const entries = (await logged()).slice(0, loads.size);
    const named = (type: string) =>
      entries.flatMap((entry) => (entry.type === type && 'draw' in entry ? [entry.draw] : []));
    const voided = new Set(named('draw.voided'));
    const counts: Record<string, number> = {};
    for (const id of named('draw.executed').filter((id) => !voided.has(id))) {
      const { result } = await ceremony.proof(id);
      const { draw } = await ceremony.read(id);
      const came = (draw.substitutions as { reserve: { inspectors: string[] } }[]).map((one) => one.reserve);
      for (const one of [...result.selected, ...came].flatMap((row) => row.inspectors))
        counts[one] = (counts[one] ?? 0) + 1;
    }
    return counts;
  }

  it('are those of the log up to the size that the plan names, whatever happens at the same moment', async () => {
    const open = await commit(drandCompose);
    const other = await ceremony.plan({
      ...drandCompose,
      title: '另一次抽查',
      filter: { types: ['个体工商户'] },
    });
    const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${other.draw.id}/preview`));
    system.time.advance(120_000);
    const [, response] = await Promise.all([
      ceremony.step(open, 'execute', {}),
      ceremony.admin('POST', `/v1/draws/${other.draw.id}/commit`, { versions }, other.etag),
    ]);
    if (response.status !== 200) await publishAll();
    const committed =
      response.status === 200 ? await ceremony.handled(response) : await ceremony.commit(other);
    const done = await executed(committed);
    const proof = await ceremony.proof(done.draw.id);
    const counts = await recorded(proof.plan as unknown as Plan2);
    expect(Object.keys(counts).length).toBeGreaterThan(0);
    for (const { id, load } of proof.inspectors) expect([id, load]).toEqual([id, counts[id] ?? 0]);
  });

  /** So that nothing is open that a next draw would repeat. */
  async function publishAll(): Promise<void> {
    const { items } = await bodyOf(ceremony.admin('GET', '/v1/draws?state=executed&limit=50'));
    for (const { id } of items) await ceremony.step(await ceremony.read(id), 'publish');
  }

  it('of a voided draw are taken away', async () => {
    await publishAll();
    const loadsNow = async () => {
      const { draw } = await ceremony.step(await commit(localCompose), 'execute', {});
      const proof = await ceremony.proof(draw.id);
      return proof.inspectors.map(({ id, load }) => [id, load]);
    };
    const before = await loadsNow();
    const at = await executed(await commit({ ...drandCompose, title: '将要作废' }));
    expect(await loadsNow()).not.toEqual(before);
    await ceremony.void(at);
    expect(await loadsNow()).toEqual(before);
  });
});
