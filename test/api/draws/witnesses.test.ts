import { hashOf, registerMessage, verifyProof } from '@mingcha/draw';
import { signMessage } from '@mingcha/draw/ed25519';
import { nodeTools } from '@mingcha/draw/node';
import { createApi } from '@mingcha/fn-api';
import { createClock } from '@mingcha/fn-clock';
import { type LoggedEntry, logEntries, logSize } from '@mingcha/log';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony, type Handled, readProof } from '../../support/ceremony.ts';
import { localCompose, openCompose, sealedCompose } from '../../support/composes.ts';
import {
  callThrough,
  cityA,
  cityB,
  startSystem,
  type TestSystem,
  witnessProgram,
} from '../../support/system.ts';
import { registrationOf, secretOf, witnessSeed } from '../../support/witnessKeys.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const as = (role: string, method: string, path: string, body?: unknown, lock = 1) =>
  system.call(cityA, role, method, path, {
    ...(body !== undefined && { body }),
    headers: { 'if-match': `"${lock}"` },
  });
const register = (body: unknown) => as('city-admin', 'POST', '/v1/witnesses', body);
const refused = async (response: Response) => {
  const { status, code, errors } = (await bodyOf(response)) as {
    status: number;
    code: string;
    errors?: { pointer: string }[];
  };
  return [status, code, errors?.[0]?.pointer];
};

async function logged(city = cityA.code, kind = 'witness.'): Promise<LoggedEntry[]> {
  const store = await system.store.forTenant(city);
  const entries: LoggedEntry[] = [];
  for await (const entry of logEntries(store, { to: await logSize(store) })) entries.push(entry);
  return entries.filter(({ type }) => type.startsWith(kind));
}

describe('the standing list of witnesses', () => {
  it('takes a key with its proof of possession, from the next day on, and keeps who is withdrawn', async () => {
    const given = registrationOf(cityA.code, 'notary');
    const response = await register(given);
    expect(response.status).toBe(201);
    expect(await bodyOf(response)).toMatchObject({ ...given, from: '2026-11-21' });
    const gone = await as('city-admin', 'POST', '/v1/witnesses/notary/withdraw', { reason: '不再承担见证' });
    expect(gone.status).toBe(200);
    const again = await as('city-admin', 'POST', '/v1/witnesses/notary/withdraw', { reason: '再次撤销' }, 2);
    expect(await refused(again)).toEqual([409, 'witness-withdrawn', undefined]);
    const shown = await bodyOf(system.portal.request('/public/620300/witnesses'));
    const { signature, key, ...rest } = given;
    expect(shown.items).toContainEqual(
      expect.objectContaining({ ...rest, withdrawn: { at: expect.any(String), reason: '不再承担见证' } }),
    );
    expect(JSON.stringify(shown)).not.toMatch(/registeredBy|"by"/);
    expect(await logged()).toMatchObject([
      { type: 'witness.registered', party: 'notary', key, signature, held: 'program', from: '2026-11-21' },
      { type: 'witness.withdrawn', party: 'notary', key },
    ]);
    expect(JSON.stringify(await logged())).not.toContain('不再');
    const audit = await bodyOf(as('city-admin', 'GET', '/v1/audit?limit=5'));
    expect(audit.items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['witness.register', 'witness.withdraw']),
    );
  });

  it('takes no id and no key twice, those of the withdrawn neither', async () => {
    const { key } = registrationOf(cityA.code, 'notary');
    expect(await refused(await register(registrationOf(cityA.code, 'notary')))).toEqual([
      409,
      'witness-exists',
      '/id',
    ]);

    const signature = signMessage(secretOf(cityA.code, 'notary'), registerMessage(cityA.code, 'other', key));
    const twice = { ...registrationOf(cityA.code, 'other'), key, signature };
    expect(await refused(await register(twice))).toEqual([409, 'witness-key-known', '/key']);
  });

  it.each<[string, object]>([
    ['of another city', registrationOf(cityB.code, 'bar')],
    ['of another id', { ...registrationOf(cityA.code, 'bar'), id: 'bar-2' }],
    ['of another key', { ...registrationOf(cityA.code, 'bar'), key: registrationOf(cityA.code, 'x').key }],
    ['by a key of small order', { ...registrationOf(cityA.code, 'bar'), key: `01${'0'.repeat(62)}` }],
  ])('refuses a signature %s', async (_, body) => {
    const before = await logged();
    expect(await refused(await register(body))).toEqual([422, 'witness-signature-invalid', '/signature']);
    expect(await logged()).toEqual(before);
  });

  it('is written by who sets the city up alone', async () => {
    for (const role of ['department-admin', 'inspector', 'auditor'])
      expect((await as(role, 'POST', '/v1/witnesses', registrationOf(cityA.code, 'bar'))).status).toBe(403);
    expect((await as('auditor', 'GET', '/v1/witnesses')).status).toBe(200);
  });
});

describe('a draw by witnesses with keys', () => {
  const witnesses = cityA.parties;
  const plan = (parties: readonly { id: string }[], last?: string) =>
    as('city-admin', 'POST', '/v1/draws', { ...openCompose, seed: witnessSeed(parties, last) });
  let ceremony: ReturnType<typeof createCeremony>;
  let committed: Handled;
  beforeAll(() => {
    ceremony = createCeremony(system, cityA);
  });

  it('names witnesses that are listed, in time and not withdrawn, and one from outside as the last', async () => {
    const [first, ...others] = witnesses;
    const pointer = '/seed/parties/0/id';
    expect((await register(registrationOf(cityA.code, 'fresh'))).status).toBe(201);
    const { items } = await bodyOf(as('inspector', 'GET', '/v1/witnesses'));
    const listed = new Map<string, { unavailable?: { text: string } }>(
      items.map((witness: { id: string }) => [witness.id, witness]),
    );
    expect(listed.get(first!.id)).not.toHaveProperty('unavailable');
    for (const [id, why] of [
      ['fresh', 'waiting'],
      ['notary', 'withdrawn'],
      ['nobody', undefined],
    ] as const) {
      const body = await bodyOf(await plan([{ id }, ...others]));
      const text = listed.get(id)?.unavailable?.text ?? '本市没有登记编号为 nobody 的见证方';
      expect(body).toMatchObject({
        status: 422,
        code: 'witness-unavailable',
        errors: [{ pointer, message: text }],
      });
      if (why) expect(listed.get(id)).toMatchObject({ unavailable: { why } });
    }
    expect(await refused(await plan(witnesses, first!.id))).toEqual([422, 'invalid', '/seed/last']);
    expect(await refused(await plan(witnesses, 'nobody'))).toEqual([422, 'invalid', '/seed/last']);
    const inside = witnesses.filter((_, i) => !cityA.parties[i]!.outside);
    expect(await refused(await plan(inside))).toEqual([422, 'invalid', '/seed/parties']);
    expect(witnesses.length - inside.length).toBe(1);
  });

  it('takes commitments and nonces with signatures over this draw alone, the last party’s last', async () => {
    const planned = await ceremony.plan(openCompose);
    const other = await ceremony.plan(openCompose);
    const { parties } = planned.draw;
    const last = parties.find((party) => party.last)!;
    const [first] = parties.filter((party) => !party.last);
    const say = async ({ link }: { link: string }, step: string, body: object) =>
      refused(await ceremony.party(link, step, body));
    const invalid = [422, 'witness-signature-invalid', '/signature'];
    const { commitment } = ceremony.sealed(planned.draw.id, first!.id);
    expect(await say(first!, '/commitment', { commitment })).toEqual(invalid);
    expect(await say(first!, '/commitment', ceremony.sealed(other.draw.id, first!.id))).toEqual(invalid);
    expect(
      await say(first!, '/commitment', createCeremony(system, cityB).sealed(planned.draw.id, first!.id)),
    ).toEqual(invalid);
    committed = await ceremony.commit(await ceremony.commitParties(planned));
    expect(committed.draw.plan).toMatchObject({ spec: 'mingcha-draw/2', seed: { last: last.id } });
    const { nonce } = ceremony.opened(committed.draw, first!.id);
    expect(await say(first!, '/nonce', { nonce })).toEqual(invalid);
    const elsewhere = { ...committed.draw, commitment: '0'.repeat(64) };
    expect(await say(first!, '/nonce', ceremony.opened(elsewhere, first!.id))).toEqual(invalid);
    const early = await ceremony.party(last.link, '/nonce', ceremony.opened(committed.draw, last.id));
    const awaited = parties.flatMap(({ id }) => (id === last.id ? [] : [id]));
    expect(await bodyOf(early)).toMatchObject({ status: 409, code: 'witness-order', awaited });
    expect(await say(first!, '/attestation', ceremony.attested(planned.draw.id, first!.id, {}))).toEqual([
      409,
      'draw-state',
      undefined,
    ]);
  });

  it('has attestations of its parties over this very result, each once, in proof and public', async () => {
    const executed = await ceremony.step(await ceremony.revealParties(committed), 'execute', {});
    const { id, parties } = executed.draw;
    const [one, two] = [parties[0]!, parties[1]!];
    const { result } = await readProof(await ceremony.party(one.link, '/proof'));
    const say = (to: { link: string }, body: object) => ceremony.party(to.link, '/attestation', body);
    const own = ceremony.attested(id, one.id, result);
    for (const body of [
      ceremony.attested(id, one.id, { ...result, selected: [] }),
      ceremony.attested(id, two.id, result),
    ])
      expect(await refused(await say(one, body))).toEqual([422, 'witness-signature-invalid', '/signature']);
    for (const _ of ['once', 'again']) expect((await say(one, own)).status).toBe(200);
    const other = { signature: own.signature.replace(/^./, (c) => (c === '0' ? '1' : '0')) };
    expect(await refused(await say(one, other))).toEqual([409, 'already-attested', undefined]);
    await ceremony.step(await ceremony.read(id), 'publish');
    expect((await say(two, ceremony.attested(id, two.id, result))).status).toBe(200);
    const proof = await readProof(await system.portal.request(`/public/620300/draws/${id}/proof`));
    const verdict = verifyProof(proof, nodeTools);
    expect(verdict).toMatchObject({ ok: true });
    expect(JSON.stringify(verdict)).toContain('3 个见证方中有 2 个为结果作证');
    const shown = await bodyOf(system.portal.request(`/public/620300/draws/${id}`));
    expect(shown.attestations.map((attestation: { id: string }) => attestation.id)).toEqual(
      [one.id, two.id].sort(),
    );
    expect(shown.parties.map((party: { attested: boolean }) => party.attested)).toEqual([true, true, false]);
    await createClock(system).sequenceDue();
    const record = await bodyOf(as('auditor', 'GET', `/v1/draws/${id}/record`));
    expect(record).toEqual({
      outcome: hashOf(result, nodeTools.hash),
      witnessProgram,
      attestations: shown.attestations,
      agreed: [],
      place: { index: expect.any(Number), size: expect.any(Number) },
      log: expect.objectContaining({ size: expect.any(Number) }),
    });
    const { origin, size, root } = record.log;
    const head = await bodyOf(system.portal.request('/public/620300/log'));
    expect(head.checkpoint.startsWith(`${origin}\n${size}\n${root}\n`)).toBe(true);
    const abroad = await system.call(cityB, 'auditor', 'GET', `/v1/draws/${id}/record`);
    expect(abroad.status).toBe(404);
  });

  it('names its program in the log of its own city, once, and again only where it is another one', async () => {
    const other = 'd'.repeat(64);
    const later = callThrough(system, createApi({ ...system, witnessProgram: other }));
    const registered = await Promise.all(
      ['later-1', 'later-2'].map((id) =>
        later(cityA, 'city-admin', 'POST', '/v1/witnesses', { body: registrationOf(cityA.code, id) }),
      ),
    );
    expect(registered.map(({ status }) => status)).toEqual([201, 201]);
    const kinds = (await logged()).slice(-3).map(({ type }) => type);
    expect(kinds).toEqual(['witness.program', 'witness.registered', 'witness.registered']);
    const shown = () => bodyOf(system.portal.request('/public/620300/witnesses'));
    expect((await shown()).program).toEqual({ hash: witnessProgram, logged: other });

    const planned = await ceremony.commitParties(await ceremony.plan(openCompose));
    const { draw } = await ceremony.commit(planned);
    const programs = (await logged(cityA.code, 'witness.program')).map(
      (entry) => 'hash' in entry && entry.hash,
    );
    expect(programs).toEqual([other, witnessProgram]);
    expect((await shown()).program).toEqual({ hash: witnessProgram, logged: witnessProgram });
    const page = await bodyOf(system.portal.request(`/public/620300/draws/${draw.id}`));
    expect(page.witnessProgram).toBe(witnessProgram);
    expect(await bodyOf(ceremony.party(draw.parties[0]!.link, ''))).toMatchObject({
      witnessProgram,
    });
    expect(await logged(cityB.code, 'witness.program')).toEqual([]);
    await ceremony.void(await ceremony.read(draw.id));
  });

  it('is not committed with a witness that was withdrawn meanwhile', async () => {
    const planned = await ceremony.commitParties(await ceremony.plan(openCompose));
    const gone = cityA.parties[0]!.id;
    const withdrawn = await as('city-admin', 'POST', `/v1/witnesses/${gone}/withdraw`, {
      reason: '密钥遗失',
    });
    expect(withdrawn.status).toBe(200);
    expect(await refused(await as('auditor', 'GET', `/v1/draws/${planned.draw.id}/record`))).toEqual([
      409,
      'not-committed',
      undefined,
    ]);
    const { versions } = await bodyOf(as('city-admin', 'POST', `/v1/draws/${planned.draw.id}/preview`));
    const response = await ceremony.admin(
      'POST',
      `/v1/draws/${planned.draw.id}/commit`,
      { versions },
      planned.etag,
    );
    expect(await bodyOf(response)).toMatchObject({ code: 'witness-barred', parties: [gone] });
  });

  it('has no attestation where there are no parties', async () => {
    const drawn = await ceremony.step(
      await ceremony.commit(await ceremony.plan({ ...openCompose, seed: localCompose.seed })),
      'execute',
      {},
    );
    expect(drawn.draw.parties).toEqual([]);
    await ceremony.step(drawn, 'void', { reason: '演练结束，作废' });
    expect(await bodyOf(as('city-admin', 'GET', `/v1/draws/${drawn.draw.id}/record`))).toEqual({
      outcome: expect.stringMatching(/^[0-9a-f]{64}$/),
      attestations: [],
      agreed: [],
      voided: { by: expect.objectContaining({ name: expect.any(String) }) },
    });
    const path = `/v1/witness/620300/${drawn.draw.id}/${witnesses[0]!.id}/attestation`;
    const headers = { authorization: 'Bearer x', 'content-type': 'application/json' };
    const body = JSON.stringify({ signature: '0'.repeat(128) });
    expect((await system.api.request(path, { method: 'POST', headers, body })).status).toBe(401);
  });
});

describe('a nonce that is withheld', () => {
  const tick = () => createClock(system).tick();
  const hour = 3_600_000;

  it('is logged a day after it was due, once, and named in the void a day later, not before; its witness is barred', async () => {
    const ceremony = createCeremony(system, cityB);
    const committed = await ceremony.commit(await ceremony.commitParties(await ceremony.plan(sealedCompose)));
    const { parties, id } = committed.draw;
    const last = parties.find((party) => party.last)!;
    const missing = async () =>
      (await logged(cityB.code)).filter((entry) => entry.type === 'witness.missing' && entry.draw === id);
    const others = parties.filter((party) => !party.last);
    const view = await bodyOf(ceremony.party(others[0]!.link, ''));
    expect(Date.parse(view.revealBy) - system.time.now().getTime()).toBeGreaterThan(23 * hour);
    const { draw: shown } = await ceremony.read(id);
    const names = cityB.parties.filter((party) => party.id !== last.id).map(({ name }) => name);
    expect(shown.revealDue).toEqual({ at: view.revealBy, names });
    system.time.advance(25 * hour);
    for (const _ of ['once', 'again']) await tick();
    expect(await missing()).toMatchObject([{ parties: others.map((party) => party.id) }]);
    // Late is not too late: the last party has a day of its own from then on.
    for (const { id: party, link } of others)
      expect((await ceremony.party(link, '/nonce', ceremony.opened(committed.draw, party))).status).toBe(200);
    // Two who void it now for the last party, which can tell the outcome by itself, spared it the bar.
    const proposed = await ceremony.step(await ceremony.read(id), 'void', {
      reason: '名录有误',
      ground: 'lists',
    });
    const at = `/v1/draws/${id}/void/confirm`;
    const spared = await system.call(cityB, 'auditor', 'POST', at, {
      headers: { 'if-match': proposed.etag },
    });
    expect(await refused(spared)).toEqual([409, 'awaits-last-nonce', undefined]);
    const taken = await ceremony.step(proposed, 'void/reject', { reason: '撤回' });
    system.time.advance(23 * hour);
    await tick();
    expect(await missing()).toHaveLength(1);
    system.time.advance(2 * hour);
    await tick();
    expect((await missing())[1]).toMatchObject({ parties: [last.id] });
    system.time.advance(25 * hour);
    await ceremony.void(await ceremony.read(taken.draw.id));
    const voided = await bodyOf(system.portal.request(`/public/620800/draws/${id}`));
    expect(voided).toMatchObject({ state: 'voided', withheld: [last.id] });
    const entries = await logged(cityB.code, 'draw.voided');
    expect(entries.find((entry) => 'draw' in entry && entry.draw === id)).toMatchObject({
      withheld: [last.id],
    });
    const again = await ceremony.admin('POST', '/v1/draws', sealedCompose);
    const place = parties.findIndex((party) => party.last);
    expect(await refused(again)).toEqual([422, 'witness-unavailable', `/seed/parties/${place}/id`]);
  });
});
