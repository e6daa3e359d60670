import type { DemoCity } from '@mingcha/demo';
import { witnessEntity } from '@mingcha/inspection';
import { platformTenant } from '@mingcha/kernel';
import { type LoggedEntry, logEntries, logSize } from '@mingcha/log';
import { auditLog, createRules, logAbove, openRemote } from '@mingcha/log/audit';
import { nodeTools } from '@mingcha/log/node';
import { create, defineEntity, remove, replace } from '@mingcha/store';
import { foundTenant } from '@mingcha/tenancy/founding';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony, readProof } from '../support/ceremony.ts';
import { localCompose, openCompose, sealedCompose } from '../support/composes.ts';
import { logParties } from '../support/logParties.ts';
import { cityA, cityB, startSystem, type TestSystem } from '../support/system.ts';
import { playVisit } from '../support/visits.ts';
import { registrationOf, witnessSeed } from '../support/witnessKeys.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
  for (const city of [cityA, cityB]) await logParties(system, city.code);
  await foundTenant(system.test.store, { code: cityA.parent, name: '甘肃省', parent: '' });
});
afterAll(() => system.stop());

const gansu = { code: '620000' } as DemoCity;
const sichuan = { code: '510000' } as DemoCity;

describe('a province', () => {
  it('reads a city only while the city lets it, and no other province does', async () => {
    const a = createCeremony(system, cityA);
    const drawn = await a.commit(await a.commitParties(await a.plan(openCompose)));
    await a.plan(openCompose);
    const ask = (province: DemoCity, city: DemoCity) =>
      system.call(province, 'province', 'GET', `/v1/province/cities/${city.code}/draws`);

    const numbers = async (province: DemoCity, role = 'province') => {
      const answer = await system.call(province, role, 'GET', '/v1/province/inspections?sort=-joint');
      return { status: answer.status, body: await bodyOf(answer) };
    };

    expect((await ask(gansu, cityA)).status).toBe(404);
    expect((await numbers(gansu)).body.items).toEqual([]);
    expect((await a.admin('PUT', '/v1/tenant/province-access')).status).toBe(200);
    await playVisit(system, cityA, { to: 'published' });
    const { items: lines, year } = (await numbers(gansu)).body;
    expect([lines, year]).toMatchObject([
      [{ code: cityA.code, made: 1, problems: { part: 0, of: 1 }, coverage: { part: 1 }, plan: { of: 0 } }],
      2026,
    ]);
    // Sums alone: no enterprise, no class.
    expect(JSON.stringify(lines)).not.toMatch(/[0-9A-Z]{18}|class|object"/);
    expect((await numbers(sichuan)).body.items).toEqual([]);
    expect((await numbers(cityA, 'city-admin')).status).toBe(403);
    const { items } = await bodyOf(ask(gansu, cityA));
    expect(items.map((draw: { id: string }) => draw.id)).toEqual([drawn.draw.id]);
    const departments = (await bodyOf(a.admin('GET', '/v1/departments'))).items as {
      id: string;
      name: string;
    }[];
    expect(items[0].leadName).toBe(departments.find(({ id }) => id === items[0].leadDept)?.name);
    expect((await bodyOf(system.call(gansu, 'province', 'GET', '/v1/province/cities'))).items).toMatchObject([
      { code: cityA.code },
    ]);
    expect((await ask(gansu, cityB)).status).toBe(404);
    expect((await ask(sichuan, cityA)).status).toBe(404);
    expect((await a.admin('DELETE', '/v1/tenant/province-access')).status).toBe(200);
    expect((await ask(gansu, cityA)).status).toBe(404);
    expect((await numbers(gansu)).body.items).toEqual([]);
    await a.void(drawn);
  });

  it('is nothing that a city’s own people can play', async () => {
    const response = await system.call(cityB, 'city-admin', 'GET', '/v1/province/cities');
    expect(response.status).toBe(403);
  });
});

describe('whole proofs for the auditor of a province', () => {
  const access = '/v1/tenant/province-access';
  let b: ReturnType<typeof createCeremony>;
  let drawn: Awaited<ReturnType<typeof b.plan>>;
  const ask = (tenant: DemoCity, role: string, id = drawn.draw.id) =>
    system.call(tenant, role, 'GET', `/v1/province/cities/${cityB.code}/draws/${id}/proof`);
  const statusOf = async (tenant: DemoCity, role: string, id?: string) =>
    (await ask(tenant, role, id)).status;
  beforeAll(async () => {
    b = createCeremony(system, cityB);
    const committed = await b.commit(await b.commitParties(await b.plan(sealedCompose)));
    drawn = await b.step(await b.revealParties(committed), 'execute', {});
  });

  it('are of the cities that granted them, and of nobody else', async () => {
    expect(await statusOf(gansu, 'auditor')).toBe(404);
    const early = await b.admin('PUT', `${access}/proofs`);
    expect([early.status, (await bodyOf(early)).code]).toEqual([409, 'province-not-granted']);
    expect((await b.admin('PUT', access)).status).toBe(200);
    // What lets the province see draws does not let it read whole proofs.
    expect(await statusOf(gansu, 'auditor')).toBe(403);
    const given = await bodyOf(b.admin('PUT', `${access}/proofs`));
    expect(given).toMatchObject({ granted: true, proofs: { by: { name: expect.any(String) } } });
    const { items } = await bodyOf(system.call(gansu, 'auditor', 'GET', '/v1/province/cities'));
    expect(items).toMatchObject([{ code: cityB.code, proofs: true }]);

    const own = await system.call(cityB, 'auditor', 'GET', `/v1/draws/${drawn.draw.id}/proof`);
    const whole = await readProof(await ask(gansu, 'auditor'));
    expect(whole).toEqual(await readProof(own));
    expect(whole.plan).toMatchObject({ disclosure: 'sealed', tenant: cityB.code });
    for (const [tenant, role, status] of [
      [gansu, 'province', 403],
      [gansu, 'province-admin', 403],
      [sichuan, 'auditor', 404],
      [cityA, 'auditor', 403],
      [cityB, 'city-admin', 403],
    ] as const)
      expect([tenant.code, role, await statusOf(tenant, role)]).toEqual([tenant.code, role, status]);
    for (const role of ['auditor', 'department-admin'])
      expect((await system.call(cityB, role, 'PUT', `${access}/proofs`)).status).toBe(403);
    const rehearsal = await b.step(await b.commit(await b.plan(localCompose)), 'execute', {});
    expect(await statusOf(gansu, 'auditor', rehearsal.draw.id)).toBe(404);
    expect(await statusOf(gansu, 'auditor', (await b.plan(sealedCompose)).draw.id)).toBe(404);
  });

  it('stand in the audit logs of both with who read what, and end with the grant', async () => {
    const records = async (tenant: DemoCity, action: string) =>
      (await bodyOf(system.call(tenant, 'auditor', 'GET', `/v1/audit?limit=100&action=${action}`))).items;
    const [city, ...more] = await records(cityB, 'draw.proof');
    // The other one is the city's own auditor.
    expect(more).toHaveLength(1);
    expect(city).toMatchObject({
      by: { name: expect.stringContaining('甘肃省') },
      object: { kind: 'draw', id: drawn.draw.id },
    });
    expect(await records(gansu, 'city-draw.proof')).toMatchObject([
      { object: { kind: 'cityDraw', id: drawn.draw.id, in: cityB.code } },
    ]);
    expect(await records(cityB, 'province.grant-proofs')).toHaveLength(1);
    expect((await b.admin('DELETE', `${access}/proofs`)).status).toBe(200);
    expect((await b.admin('DELETE', `${access}/proofs`)).status).toBe(404);
    expect(await statusOf(gansu, 'auditor')).toBe(403);
    await b.admin('PUT', `${access}/proofs`);
    // Who takes all back and gives it again has not given the proofs again.
    await b.admin('DELETE', access);
    await b.admin('PUT', access);
    expect(await statusOf(gansu, 'auditor')).toBe(403);
    expect((await b.admin('DELETE', access)).status).toBe(200);
    await b.void(drawn);
  });
});

describe('witnesses that a province confirms', () => {
  const rulePath = '/v1/province/witness-rule';
  const ask = (tenant: DemoCity, role: string, method: string, path: string, body?: unknown, lock?: number) =>
    system.call(tenant, role, method, path, {
      ...(body !== undefined && { body }),
      ...(lock !== undefined && { headers: { 'if-match': `"${lock}"` } }),
    });
  const decide = (
    by: DemoCity,
    role: string,
    id: string,
    what: 'confirm' | 'refuse',
    lock = 1,
    city = cityA,
  ) =>
    ask(
      by,
      role,
      'POST',
      `/v1/province/cities/${city.code}/witnesses/${id}/${what}`,
      what === 'refuse' ? { reason: '与公证机构名册不符' } : undefined,
      lock,
    );
  const refused = async (asked: Promise<Response>) => {
    const response = await asked;
    return [response.status, (await bodyOf(response)).code];
  };
  async function logged(city: DemoCity): Promise<LoggedEntry[]> {
    const store = await system.store.forTenant(city.code);
    const entries: LoggedEntry[] = [];
    for await (const entry of logEntries(store, { to: await logSize(store) })) entries.push(entry);
    return entries;
  }
  async function contradiction(): Promise<string | undefined> {
    const rules = createRules({ fromStart: true });
    for (const entry of await logged(cityA)) {
      const found = rules.next(entry);
      if (found) return found;
    }
    return undefined;
  }
  const actionsOf = async (tenant: DemoCity, role: string, kind: RegExp) => {
    const { items } = await bodyOf(ask(tenant, role, 'GET', '/v1/audit?limit=100'));
    return (items as { action: string }[]).map(({ action }) => action).filter((action) => kind.test(action));
  };
  const [first, second] = ['alpha', 'beta'];
  const names = [first, second];
  const compose = { ...openCompose, seed: witnessSeed(names.map((id) => ({ id }))) };
  const register = (id: string) =>
    ask(cityA, 'city-admin', 'POST', '/v1/witnesses', registrationOf(cityA.code, id));
  let a: ReturnType<typeof createCeremony>;
  let planned: Awaited<ReturnType<typeof a.plan>>;
  const commit = async (handled = planned) => {
    const { draw, etag } = await a.read(handled.draw.id);
    const { versions } = await bodyOf(a.admin('POST', `/v1/draws/${draw.id}/preview`));
    return a.admin('POST', `/v1/draws/${draw.id}/commit`, { versions }, etag);
  };
  beforeAll(async () => {
    a = createCeremony(system, cityA);
    // The lists were logged at the hour of this machine, and a log never goes back.
    system.time.set(new Date(Date.now() + 60_000).toISOString());
    for (const id of names) expect((await register(id)).status).toBe(201);
    system.time.advance(25 * 3_600_000);
    // No province had set anything when it was planned.
    planned = await a.commitParties(await a.plan(compose));
  });

  it('are a rule of the province alone, which the logs of both name before the next draw', async () => {
    for (const [tenant, role] of [
      [cityA, 'city-admin'],
      [cityA, 'province-admin'],
      [gansu, 'province'],
    ] as const)
      expect((await ask(tenant, role, 'PUT', rulePath, { required: true }, 0)).status).toBe(403);
    expect((await ask(gansu, 'province-admin', 'PUT', rulePath, { required: true }, 0)).status).toBe(200);
    expect(await refused(ask(gansu, 'province-admin', 'PUT', rulePath, { required: false }, 0))).toEqual([
      412,
      'precondition-failed',
    ]);
    const shown = await bodyOf(ask(gansu, 'province', 'GET', rulePath));
    expect(shown).toMatchObject({
      required: true,
      cities: [cityA, cityB].map(({ code, name }) => ({ code, name, granted: false })),
    });
    const waits = await bodyOf(commit());
    expect([waits.status, waits.code, waits.parties]).toEqual([409, 'witness-unconfirmed', names]);
    const rule = { type: 'witness.rule', province: gansu.code, confirmation: 'required' };
    expect(await logged(gansu)).toContainEqual(expect.objectContaining(rule));
    expect((await logged(cityA)).at(-1)).toMatchObject(rule);
    expect(await actionsOf(cityA, 'auditor', /rule/)).toEqual(['province.witness-rule']);
    const said = await bodyOf(ask(cityA, 'city-admin', 'GET', '/v1/witnesses'));
    expect(said.confirmation).toEqual({ required: true, province: gansu.code, granted: false });
    expect(said.items[0].unavailable.why).toBe('unconfirmed');
    const body = await bodyOf(ask(cityA, 'city-admin', 'POST', '/v1/draws', compose));
    expect([body.code, body.errors.length]).toEqual(['witness-unavailable', names.length]);
    const open = await bodyOf(system.portal.request(`/public/${cityA.code}/witnesses`));
    expect(open.confirmation).toEqual({ required: true, province: gansu.code });
  });

  it('are confirmed by nobody but that province, of cities that let it read them', async () => {
    expect((await decide(gansu, 'province-admin', first, 'confirm')).status).toBe(404);
    await a.admin('PUT', '/v1/tenant/province-access');
    expect((await decide(cityA, 'city-admin', first, 'confirm')).status).toBe(403);
    expect((await decide(gansu, 'province', first, 'confirm')).status).toBe(403);
    expect((await decide(gansu, 'auditor', first, 'refuse')).status).toBe(403);
    expect((await decide(sichuan, 'province-admin', first, 'confirm')).status).toBe(404);
    expect((await decide(gansu, 'province-admin', cityB.parties[0]!.id, 'confirm', 1, cityB)).status).toBe(
      404,
    );
    const own = { ...registrationOf(cityA.code, 'own'), confirmation: { state: 'confirmed' } };
    expect((await ask(cityA, 'city-admin', 'POST', '/v1/witnesses', own)).status).toBe(422);
    const { items } = await bodyOf(ask(sichuan, 'province', 'GET', '/v1/province/witnesses'));
    expect(items).toEqual([]);
  });

  it('take part once they are, with the decision in the log and the audit of both sides', async () => {
    const waiting = () => bodyOf(ask(gansu, 'province', 'GET', '/v1/province/witnesses?state=waiting'));
    const listed = [...cityA.parties.map(({ id }) => id), ...names].sort();
    expect((await waiting()).items.map(({ id, city }: { id: string; city: string }) => [city, id])).toEqual(
      listed.map((id) => [cityA.code, id]),
    );
    for (const id of names) expect((await decide(gansu, 'province-admin', id, 'confirm')).status).toBe(200);
    expect(await refused(decide(gansu, 'province-admin', names[0]!, 'refuse'))).toEqual([
      412,
      'precondition-failed',
    ]);
    expect(await refused(decide(gansu, 'province-admin', names[0]!, 'confirm', 2))).toEqual([
      409,
      'witness-decided',
    ]);
    expect((await waiting()).items).toHaveLength(cityA.parties.length);
    const firstOf = ({ items }: { items: { id: string }[] }) => items.find(({ id }) => id === first);
    const seen = firstOf(await bodyOf(ask(cityA, 'inspector', 'GET', '/v1/witnesses')));
    expect(seen).toMatchObject({
      confirmation: {
        state: 'confirmed',
        province: gansu.code,
        by: { name: expect.stringContaining('甘肃省') },
      },
    });
    expect(seen).not.toHaveProperty('unavailable');
    const open = firstOf(await bodyOf(system.portal.request(`/public/${cityA.code}/witnesses`)));
    expect(open).toHaveProperty('confirmation', {
      state: 'confirmed',
      at: expect.any(String),
      province: gansu.code,
    });
    const entries = (await logged(cityA)).filter(({ type }) => type === 'witness.confirmed');
    expect(entries).toMatchObject(names.map((party) => ({ party, province: gansu.code })));
    expect(await actionsOf(cityA, 'auditor', /^witness\.confirm/)).toHaveLength(names.length);
    expect(await actionsOf(gansu, 'province-admin', /^city-witness\.confirm/)).toHaveLength(names.length);
    expect(await refused(commit())).toEqual([200, undefined]);
  });

  it('are found in the log where the operator confirms one in the table', async () => {
    expect((await register('own')).status).toBe(201);
    system.time.advance(25 * 3_600_000);
    expect(await contradiction()).toBeUndefined();
    const store = await system.store.forTenant(cityA.code);
    const { lock, ...own } = (await store.get(witnessEntity, { id: 'own' }))!;
    const confirmation = (await store.get(witnessEntity, { id: first }))!.confirmation!;
    await store.write(replace(witnessEntity, { ...own, confirmation }, lock));
    await a.void(planned);
    const seed = witnessSeed([{ id: 'own' }, { id: second }]);
    const forged = await a.commitParties(await a.plan({ ...compose, seed }));
    expect((await commit(forged)).status).toBe(200);
    expect(await contradiction()).toContain('见证方 own 没有省级确认');
  });

  it('are found by the province’s log where the operator takes its rule away and the city’s log never had it', async () => {
    const ruleEntity = defineEntity<object>()({
      name: 'WITNESSRULE',
      key: () => ({ partition: [], sort: ['self'] }),
    });
    const province = await system.store.forTenant(gansu.code);
    const { lock, ...rule } = (await province.get(ruleEntity, {}))!;
    await province.write(remove(ruleEntity, {}, lock));
    system.time.advance(3_600_000);
    const b = createCeremony(system, cityB);
    await b.commit(await b.commitParties(await b.plan(sealedCompose)));
    await province.write(create(ruleEntity, rule));
    for (const { code } of [cityB, gansu]) await system.sequence(code);
    const url = `http://mingcha.test/public/${cityB.code}/log`;
    const visit = async (at: string) => system.portal.request(at);
    const given = { log: openRemote(url, visit), tools: nodeTools, say: () => undefined };
    await auditLog(given);
    await expect(auditLog({ ...given, above: logAbove(url, visit) })).rejects.toThrow(
      /见证方 620800-jwjw 没有省级确认，而省级公开日志自 .* 起要求确认/,
    );
    // The pages name no province now, and nobody looked at its log.
    const directoryEntity = defineEntity<{ code: string; name: string; parent: string }>()({
      name: 'DIRECTORY',
      key: (of: { code: string }) => ({ partition: [], sort: [of.code] }),
    });
    const platform = await system.store.forTenant(platformTenant);
    const { lock: at, ...entry } = (await platform.get(directoryEntity, { code: cityB.code }))!;
    await platform.write(replace(directoryEntity, { ...entry, parent: '' }, at));
    await expect(auditLog({ ...given, above: logAbove(url, visit) })).rejects.toThrow('没有省级确认');
    await platform.write(replace(directoryEntity, entry, at + 1));
  });

  it('are out again where the province takes its confirmation back, also of a draw that was planned', async () => {
    expect((await decide(gansu, 'province-admin', first, 'refuse', 2)).status).toBe(200);
    const again = await bodyOf(ask(cityA, 'city-admin', 'POST', '/v1/draws', compose));
    expect(again.errors[0].message).toContain('甘肃省没有确认');
    const open = await system.portal.request(`/public/${cityA.code}/witnesses`);
    expect(await open.text()).not.toContain('名册');
    expect(JSON.stringify(await logged(cityA))).not.toContain('名册');
    expect((await ask(gansu, 'province-admin', 'PUT', rulePath, { required: false }, 1)).status).toBe(200);
    expect((await ask(cityA, 'city-admin', 'POST', '/v1/draws', compose)).status).toBe(201);
  });
});
