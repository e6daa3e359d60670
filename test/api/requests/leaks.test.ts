import type { DemoCity } from '@mingcha/demo';
import { inspectorKind, objectKind } from '@mingcha/inspection';
import { openRegister } from '@mingcha/register';
import { shippedLists } from '@mingcha/systems/lists';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routesOf } from '../../support/api/apiDocument.ts';
import { checkedApp } from '../../support/api/checkedApp.ts';
import { hostileTexts, wellFormed } from '../../support/api/hostile.ts';
import { createCeremony, type Handled, proofFrom } from '../../support/ceremony.ts';
import { drandCompose, localCompose, openCompose, sealedCompose } from '../../support/composes.ts';
import { penaltyRow } from '../../support/credit.ts';
import { idsOf, innerWords, type PlayedMeasures, playMeasures } from '../../support/measures.ts';
import { cityA, cityB, startSystem, type TestSystem } from '../../support/system.ts';
import { playDrawnVisits } from '../../support/visits.ts';

let system: TestSystem;
let played: PlayedMeasures;
let portal: Awaited<ReturnType<typeof checkedApp>>;
const answers: { path: string; body: unknown }[] = [];
/** The address of a visit's page by city. */
const links = new Map<string, string>();
/** A draw that waits for its seed. */
let open: Handled;

/** Draws and notices in every state, then every public address that there is. */
beforeAll(async () => {
  system = await startSystem();
  portal = await checkedApp(system.portal, '/public/openapi.json');
  const a = createCeremony(system, cityA);
  const b = createCeremony(system, cityB);
  for (const [city, compose] of [
    [a, openCompose],
    [b, sealedCompose],
  ] as const) {
    const committed = await city.commit(await city.commitParties(await city.plan(compose)));
    let at = await city.step(await city.revealParties(committed), 'execute', {});
    at = await city.step(at, 'publish');
    const { items } = await bodyOf(city.admin('GET', `/v1/draws/${at.draw.id}/result`));
    const fine = await city.admin(
      'POST',
      `/v1/draws/${at.draw.id}/substitutions`,
      { object: items[0].id, reason: '已迁出' },
      at.etag,
    );
    expect([200, 409]).toContain(fine.status);
  }
  open = await b.commit(await b.plan(drandCompose));
  await b.step(await b.commit(await b.plan(localCompose)), 'execute', {});
  await b.step(await b.commit(await b.plan(localCompose)), 'void', { reason: '演练结束，作废' });
  await b.plan(localCompose);
  played = await playMeasures(system, cityA);
  for (const city of [cityA, cityB]) await playVisits(city);
  await publishList();
  for (const city of [cityA, cityB]) {
    const body = { mode: 'all', rows: [penaltyRow(1), penaltyRow(2)] };
    await system.call(city, 'city-admin', 'POST', '/v1/credit/records:batch', { body });
  }
  await walk('/public');
});
afterAll(() => system.stop());

/** A visit of a published draw whose result is public, and the link of another. */
async function playVisits(city: DemoCity): Promise<void> {
  const { items: draws } = await bodyOf(system.call(city, 'city-admin', 'GET', '/v1/draws?state=published'));
  const draw: string = draws[0].id;
  const outcome = await bodyOf(system.portal.request(`/public/${city.code}/draws/${draw}/results`));
  const [{ id: object }, { id: other }] = outcome.items;
  const objects = { [object]: 'published', [other]: 'toVisit' } as const;
  const [, open] = await playDrawnVisits(system, city, { draw, objects });
  const dept = `${city.code}-scjg`;
  const link = await bodyOf(
    system.call(city, 'inspector', 'GET', `/v1/inspections/visits/${open}/link`, { dept }),
  );
  links.set(city.code, new URL(link.url).pathname);
}

/** A list that is data, some of whose columns are open. */
async function publishList(): Promise<void> {
  const rows = '/v1/lists/bulletins/rows';
  const admin = (method: string, path: string, more: object) =>
    system.call(cityA, 'city-admin', method, path, more);
  const body = shippedLists.find(({ list }) => list.id === 'bulletins')!.samples[0]!;
  const headers = { 'if-none-match': '*' };
  await admin('PUT', `${rows}/${body.id}`, { body: { ...body, dept: `${cityA.code}-zfb` }, headers });
  const versions = await admin('GET', `${rows}:versions`, {});
  const { items } = await bodyOf(versions.clone());
  const etag = { 'if-match': versions.headers.get('etag')! };
  await admin('POST', `${rows}:publish`, { body: { version: items[0].id }, headers: etag });
}

async function walk(path: string): Promise<void> {
  const get = async (at: string) => {
    const response = await portal.request(at);
    const body =
      at.endsWith('/proof') && response.status === 200
        ? proofFrom(await response.text())
        : at.endsWith('/changes')
          ? { feed: await response.text() }
          : await bodyOf(response);
    answers.push({ path: at, body });
    return body;
  };
  const { items } = await get(path);
  for (const { code } of items) {
    const city = `${path}/${code}`;
    await get(city);
    await get(`${city}/inspections`);
    await get(links.get(code)!);
    await get(`${city}/credit`);
    await get(`${city}/credit/${penaltyRow(1).subject}`);
    await get(`${city}/witnesses`);
    await get(`${city}/portal-info`);
    for (const { name } of (await get(`${city}/lists`)).items) {
      const [row] = (await get(`${city}/lists/${name}`)).items;
      await get(`${city}/lists/${name}/listed?item=${encodeURIComponent(row.id)}`);
      await get(`${city}/lists/${name}/data?format=json`);
      await get(`${city}/lists/${name}/changes`);
    }
    const listed = [`${city}/draws`, `${city}/draws?series=rehearsal`];
    for (const draw of (await Promise.all(listed.map(get))).flatMap(({ items }) => items)) {
      const one = `${city}/draws/${draw.id}`;
      await get(one);
      await get(`${one}/proof`);
      await get(`${one}/results`);
      const outcome = await get(`${one}/outcome`);
      for (const { id } of (outcome.items ?? []).slice(0, 3)) await get(`${one}/objects/${id}`);
      await get(`${one}/objects/NOBODY`);
    }
    await get(`${city}/objects/91350100M000100Y43`);
    await get(`${city}/objects/NOBODY`);
    const notices = (await get(`${city}/notices`)).items;
    for (const { id } of [...notices, { id: played.draft }]) await get(`${city}/notices/${id}`);
  }
}

/** Every member name with the path to it, and every text, of an answer. */
function* membersOf(value: unknown, at = ''): Generator<[path: string, key: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [`${at}/${key}`, key, inner];
    yield* membersOf(inner, `${at}/${key}`);
  }
}

describe('what the public is given', () => {
  it('was walked in every state', () => {
    const states = new Set(answers.flatMap(({ body }) => (body as { state?: string }).state ?? []));
    expect([...states].sort()).toEqual(['committed', 'executed', 'published', 'voided']);
    expect(answers.length).toBeGreaterThan(20);
  });

  it('is as its description says, whose operations have names of their own', () => {
    // The files of the log are asked in publicLog.test.ts.
    const routes = routesOf(portal.document).filter(({ path }) => !path.includes('/log'));
    expect([...portal.answered].sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
    const ids = routes.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, at) => !/^[a-z]+([A-Z][a-z]+)+$/.test(id ?? '') || ids.indexOf(id) < at)).toEqual(
      [],
    );
    for (const { operation } of routes) expect(operation.summary).toMatch(/\p{Script=Han}/u);
  });

  it('has no salt, secret, class, stratum of an object or reason of a recusal, except in a full frame', () => {
    for (const { path, body } of answers) {
      const full = path.startsWith('/public/620300') && path.endsWith('/proof');
      for (const [at, key] of membersOf(body)) {
        if (full && /^\/(objects|excluded|inspectors|benched|recusals|result|substitutions)\//.test(at))
          continue;
        // Of a full frame, whose salts are public: its ticket takes it.
        if (at === '/salt' && /^\/public\/620300\/draws\/[^/]+\/objects\//.test(path)) continue;
        expect([
          path,
          at,
          /salt|secret|riskClass|lock|assignments|loads|pinned|compose|token/i.test(key),
        ]).toEqual([path, at, at.endsWith('/plan/loads')]);
        if (key === 'stratum')
          expect([path, at]).toEqual([path, expect.stringMatching(/^\/plan\/strata\/\d+\/stratum$/)]);
      }
    }
  });

  it('shows no class even in a full frame', () => {
    const full = answers.find(({ path, body }) => path.endsWith('/proof') && 'objects' in (body as object));
    expect(full).toBeDefined();
    const strata = (full!.body as { objects: { stratum: string }[] }).objects.map((row) => row.stratum);
    expect(new Set(strata)).toEqual(new Set(['all']));
  });

  it('names nobody: no inspector, legal representative, contact or phone', async () => {
    const personal = new Set<string>();
    for (const city of [cityA, cityB]) {
      const store = await system.store.forTenant(city.code);
      const inspectors = openRegister(store, inspectorKind);
      await inspectors.scan((await inspectors.current()).id, (row) => {
        for (const value of [row.name, row.phone, row.certificate]) if (value) personal.add(value);
      });
      const objects = openRegister(store, objectKind);
      await objects.scan((await objects.current()).id, (row) => {
        for (const value of [row.phone, row.contact, row.legalRepresentative]) if (value) personal.add(value);
      });
    }
    for (const { path, body } of answers) {
      for (const [at, key, value] of membersOf(body)) {
        // The notice of a visit says who inspects.
        if (path.includes('/visits/') && key === 'name' && at.startsWith('/inspectors/')) continue;
        if (typeof value === 'string')
          expect([path, at, personal.has(value) ? value : '']).toEqual([path, at, '']);
      }
    }
  });

  it('says nothing of planned draws, nor of outcomes before publication', () => {
    for (const { path, body } of answers) {
      const { state, outcome } = body as { state?: string; outcome?: unknown };
      expect(state).not.toBe('planned');
      if (state && state !== 'published') expect([path, outcome]).toEqual([path, undefined]);
    }
  });

  it('once told of any enterprise whether it had the class that a draw was filtered by', async () => {
    const b = createCeremony(system, cityB);
    await b.void(open);
    const committed = await b.commit(await b.plan({ ...drandCompose, filter: { classes: ['D'] } }));
    system.time.advance(120_000);
    const { draw } = await b.step(await b.step(committed, 'execute', {}), 'publish');
    const one = `/public/${cityB.code}/draws/${draw.id}`;
    const { items } = await bodyOf(system.portal.request(`${one}/outcome?limit=200`));
    const drawn = new Set(items.map(({ id }: { id: string }) => id));
    const objects = openRegister(await system.store.forTenant(cityB.code), objectKind);
    const undrawn = new Map<string | undefined, string>();
    await objects.scan((await objects.current()).id, ({ id, riskClass, status }) => {
      if (status === '在营' && !drawn.has(id)) undrawn.set(riskClass, id);
    });
    expect([...undrawn.keys()]).toEqual(expect.arrayContaining(['A', 'D']));
    for (const id of [...undrawn.values(), '91350100M000100Y43'])
      expect(await bodyOf(system.portal.request(`${one}/objects/${id}`))).toEqual({ id, drawn: false });
    const first = await bodyOf(system.portal.request(`${one}/objects/${items[0].id}`));
    expect(first).toEqual({ id: items[0].id, inFrame: true, name: items[0].name, drawn: true });
    expect(Object.keys(items[0]).sort()).toEqual(['id', 'name', 'order', 'pool']);
  });

  it('says of notices nothing that goes on inside: no draft, chase, problem, reason, score or person', () => {
    const told = answers.filter(({ path }) => path.includes('/notices'));
    const shown = told.find(({ path }) => path === `/public/${cityA.code}/notices/${played.notice}`);
    expect(shown!.body).toMatchObject({
      items: [{ lastReport: { text: '清单已公布，共二十三项。' } }, { state: 'stopped', light: 'grey' }],
      boards: [{ reason: '清单公布及时' }, { reason: '连续迟报' }],
    });
    const [notice, ...others] = idsOf(played);
    for (const { path, body } of told) {
      const text = JSON.stringify(body);
      for (const inner of Object.values(innerWords))
        expect([path, inner, text.includes(inner)]).toEqual([path, inner, false]);
      for (const id of others.filter((id) => !path.includes(id)))
        expect([path, id, text.includes(id)]).toEqual([path, id, false]);
      for (const [at, key] of membersOf(body))
        expect([
          path,
          at,
          /^(by|sub|dept|depts|leads|problems|score|points|chase|draft|source)$|By$/.test(key),
        ]).toEqual([path, at, false]);
      // Callers and departments alike have ids, and the test's callers names, that begin so.
      expect([path, text.includes(`${cityA.code}-`)]).toEqual([path, false]);
      if (path.includes(played.draft)) expect(body).toMatchObject({ status: 404 });
    }
    expect(told.filter(({ body }) => JSON.stringify(body).includes(notice!)).length).toBe(2);
  });

  it('refuses whatever else is asked of draws and notices, and breaks at nothing', async () => {
    for (const text of [...hostileTexts, 'A'.repeat(3_000)]) {
      const part = encodeURIComponent(wellFormed(text.slice(0, 3_000)));
      for (const list of [`/public/${cityA.code}/notices`, `/public/${cityA.code}/draws`]) {
        for (const path of [`${list}/x${part}`, `${list}?cursor=${part}`, `${list}?limit=x${part}`]) {
          const { status } = await system.portal.request(path);
          expect([path, status < 500]).toEqual([path, true]);
        }
      }
    }
    expect(system.unexpected).toEqual([]);
  });
});
