import { hashOf, type Plan2, type Proof2, verifyProof } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { type LoggedEntry, logEntries, logSize } from '@mingcha/log';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony, type Handled, illness } from '../../support/ceremony.ts';
import { drandCompose, localCompose, sealedCompose } from '../../support/composes.ts';
import { cityB, startSystem, type TestSystem } from '../../support/system.ts';
import { witnessSeed } from '../../support/witnessKeys.ts';

let system: TestSystem;
let ceremony: ReturnType<typeof createCeremony>;
beforeAll(async () => {
  system = await startSystem();
  ceremony = createCeremony(system, cityB);
});
afterAll(() => system.stop());

type Substituted = {
  substitutions: { reserve: { inspectors: string[] } }[];
  inspectorSubstitutions: {
    inspector: { id: string };
    substitute: { id: string };
    [field: string]: unknown;
  }[];
};

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
      const { substitutions, inspectorSubstitutions } = draw as unknown as Substituted;
      const rows = [...result.selected, ...substitutions.map((one) => one.reserve)];
      const add = (person: string, count: number) => {
        counts[person] = (counts[person] ?? 0) + count;
      };
      for (const one of rows.flatMap((row) => row.inspectors)) add(one, 1);
      for (const { inspector, substitute } of inspectorSubstitutions) {
        add(inspector.id, -1);
        add(substitute.id, 1);
      }
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

describe('an inspector who cannot go', () => {
  const toolsOf = () => ({ ...nodeTools, chains: [system.beacon.chain] });
  const replacedIn = ({ draw }: Handled) => (draw as unknown as Substituted).inspectorSubstitutions;
  const refusal = async (response: Promise<Response>) => {
    const { status, code } = await bodyOf(response);
    return [status, code];
  };
  let at: Handled;
  let object: string;
  let inspector: string;
  beforeAll(async () => {
    const { items } = await bodyOf(ceremony.admin('GET', '/v1/draws?state=executed&limit=50'));
    for (const { id } of items) await ceremony.step(await ceremony.read(id), 'publish');
    at = await executed(await commit({ ...drandCompose, title: '更换检查人员' }));
    const [row] = await ceremony.rows(at);
    object = row!.id;
    inspector = row!.inspectors[0]!.id;
  });
  const loads = async (): Promise<Record<string, number>> => {
    const { draw } = await ceremony.step(await commit(localCompose), 'execute', {});
    const { inspectors } = await ceremony.proof(draw.id);
    return Object.fromEntries(inspectors.map(({ id, load }) => [id, load]));
  };

  it('is replaced by the next candidate when a second person agrees; nobody can name a friend', async () => {
    const friend = await bodyOf(
      ceremony.admin(
        'POST',
        `/v1/draws/${at.draw.id}/inspector-substitutions`,
        { ...illness, object, inspector, substitute: 'FRIEND' },
        at.etag,
      ),
    );
    expect([friend.status, friend.code]).toEqual([422, 'invalid']);
    const before = await loads();
    const proposed = await ceremony.handled(await ceremony.askReplacement(at, { object, inspector }));
    expect(proposed.draw).toMatchObject({
      proposal: { action: 'substituteInspector' },
      replacing: { object: { id: object }, inspector: { id: inspector }, ...illness },
      inspectorSubstitutions: [],
    });
    expect(proposed.draw.proposal).not.toHaveProperty('replacing');
    const own = ceremony.askReplacement(proposed, { object, inspector });
    expect(await refusal(own)).toEqual([403, 'second-person']);
    expect(await loads()).toEqual(before);

    const done = await ceremony.handled(
      await ceremony.askReplacement(proposed, { object, inspector }, 'auditor'),
    );
    const [made] = replacedIn(done);
    expect(made).toMatchObject({ inspector: { id: inspector }, ...illness, by: {}, second: {} });
    const substitute = made!.substitute.id;
    const [row] = await ceremony.rows(done);
    expect(row!.inspectors[0]!.id).toBe(substitute);
    expect(await loads()).toEqual({
      ...before,
      [inspector]: before[inspector]! - 1,
      [substitute]: before[substitute]! + 1,
    });
    at = done;
  });

  it('stands in the log by a hash, and in the proof, which verifies', async () => {
    const proof = (await ceremony.proof(at.draw.id)) as unknown as Proof2;
    expect(verifyProof(proof, toolsOf())).toMatchObject({ ok: true });
    const entry = (await ofDraw(at.draw.id)).at(-1)!;
    const [row] = proof.substitutions!;
    expect(entry).toMatchObject({
      type: 'draw.substituted',
      what: 'inspector',
      substitution: hashOf(row, nodeTools.hash),
    });
    for (const word of [inspector, illness.reason, object]) expect(JSON.stringify(entry)).not.toContain(word);
    const next = (row as { by: string }).by;
    const friend = proof.inspectors.find(({ id }) => id !== next && id !== inspector)!.id;
    const bent = { ...proof, substitutions: [{ ...row, by: friend }] };
    expect(verifyProof(bent, toolsOf())).toMatchObject({ ok: false, code: 'substitution-differs' });
  });

  it('is replaced once, and only on the object that they were drawn for', async () => {
    const ask = (of: { object: string; inspector: string }) => refusal(ceremony.askReplacement(at, of));
    expect(await ask({ object, inspector })).toEqual([409, 'not-on-object']);
    const { result } = await ceremony.proof(at.draw.id);
    expect(await ask({ object: result.reserves[0]!.id, inspector })).toEqual([409, 'not-selected']);
  });

  it('is replaced until nobody is left, and then it says what to do', async () => {
    const seen = new Set([inspector]);
    for (;;) {
      const [row] = await ceremony.rows(at);
      const now = row!.inspectors[0]!.id;
      expect(seen.has(now)).toBe(false);
      seen.add(now);
      const response = await ceremony.askReplacement(at, { object, inspector: now });
      if (response.status === 409) {
        const problem = await bodyOf(response);
        expect(problem.code).toBe('no-candidate');
        expect(problem.detail).toContain('作废本次抽查，再重新抽取');
        break;
      }
      const proposed = await ceremony.handled(response);
      at = await ceremony.handled(
        await ceremony.askReplacement(proposed, { object, inspector: now }, 'auditor'),
      );
    }
    expect(verifyProof(await ceremony.proof(at.draw.id), toolsOf())).toMatchObject({ ok: true });
  });

  it('is not named to the public, which learns how often and why', async () => {
    const published = await ceremony.step(at, 'publish');
    const shown = await bodyOf(system.portal.request(`/public/${cityB.code}/draws/${published.draw.id}`));
    const count = replacedIn(at).length;
    expect(shown.inspectorsReplaced).toHaveLength(count);
    // Of a sealed draw neither on which object.
    for (const one of shown.inspectorsReplaced)
      expect(one).toEqual({ at: expect.any(String), ground: 'illness' });
    expect(shown.substituted).toHaveLength(count);
    const text = JSON.stringify(shown);
    for (const { inspector: one, substitute } of replacedIn(at))
      for (const word of [one.id, substitute.id, illness.reason]) expect(text).not.toContain(word);
  });
});
