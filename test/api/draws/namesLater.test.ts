import type { DemoCity } from '@mingcha/demo';
import { hashOf } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { createClock } from '@mingcha/fn-clock';
import { type LoggedEntry, logEntries, logSize } from '@mingcha/log';
import { createRules } from '@mingcha/log/audit';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routesOf } from '../../support/api/apiDocument.ts';
import { checkedApp } from '../../support/api/checkedApp.ts';
import { createCeremony, type Handled } from '../../support/ceremony.ts';
import { openCompose } from '../../support/composes.ts';
import { logParties } from '../../support/logParties.ts';
import { cityA, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
let portal: Awaited<ReturnType<typeof checkedApp>>;
let a: ReturnType<typeof createCeremony>;
const gansu = { code: '620000' } as DemoCity;

type Made = { at: Handled; drawn: string[]; names: string[] };
/** A draw whose frame is public with its names, and one that is sealed. */
const made: Record<'full' | 'sealed', Made> = {} as typeof made;

/** Draws, substitutes and publishes a draw whose names come with the results. */
async function publishedWithoutNames(compose: object): Promise<Made> {
  const committed = await a.commit(await a.commitParties(await a.plan({ ...compose, names: 'results' })));
  let at = await a.step(await a.revealParties(committed), 'execute', {});
  const { result } = await a.proof(at.draw.id);
  at = await a.step(at, 'substitutions', { object: result.selected.at(-1)!.id, reason: '已迁出' });
  at = await a.step(at, 'publish');
  const { items } = await bodyOf(a.admin('GET', `/v1/draws/${at.draw.id}/result?limit=200`));
  const rows = items as { id: string; name: string; inspectors: { name: string }[] }[];
  return {
    at,
    drawn: rows.map(({ id }) => id),
    names: rows.flatMap(({ name, inspectors }) => [name, ...inspectors.map((one) => one.name)]),
  };
}

beforeAll(async () => {
  system = await startSystem({ cities: [cityA] });
  await logParties(system, cityA.code);
  portal = await checkedApp(system.portal, '/public/openapi.json');
  a = createCeremony(system, cityA);
  made.full = await publishedWithoutNames(openCompose);
  made.sealed = await publishedWithoutNames({ ...openCompose, title: '名单封存', disclosure: 'sealed' });
  await createClock(system).sequenceDue();
  expect((await a.admin('PUT', '/v1/tenant/province-access')).status).toBe(200);
}, 90_000);
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const idOf = ({ at }: Made) => at.draw.id;

/** Every public address that is described, of each draw, asked for drawn objects and for none. */
function* addresses(): Generator<{ path: string; asked?: string }, void, void> {
  const ids = [made.full, made.sealed].map(idOf);
  const drawn = [...made.full.drawn.slice(0, 3), ...made.sealed.drawn.slice(-3)];
  const values: Record<string, string[]> = {
    tenant: [cityA.code],
    object: [...drawn, 'NOBODY'],
    level: ['0'],
    size: ['1'],
  };
  for (const { method, path } of routesOf(portal.document)) {
    if (method !== 'GET' || path.includes('/notices/')) continue;
    const ofDraw = path.includes('/draws/{id}');
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    let filled: { path: string; asked?: string }[] = [{ path }];
    for (const name of names) {
      const of = name === 'id' && ofDraw ? ids : (values[name] ?? ['0']);
      filled = filled.flatMap((one) =>
        of.map((value) => ({
          path: one.path.replace(`{${name}}`, value),
          ...((name === 'object' || one.asked) && { asked: one.asked ?? value }),
        })),
      );
    }
    yield* filled;
  }
}

describe('until the results of its inspections are published, a draw', () => {
  it('tells nobody without a token who is drawn or who inspects', async () => {
    const secret = [...made.full.drawn, ...made.sealed.drawn, ...made.full.names, ...made.sealed.names];
    expect(new Set(made.full.drawn).size).toBeGreaterThan(3);
    let asked = 0;
    for (const { path, asked: id } of addresses()) {
      const response = await portal.request(path);
      const text = await response.text();
      asked++;
      for (const word of secret) if (word !== id) expect([path, text.includes(word)]).toEqual([path, false]);
      if (id !== undefined) expect([path, /"drawn":true|"ticket"|"salt"/.test(text)]).toEqual([path, false]);
    }
    expect(asked).toBeGreaterThan(30);
  });

  it('answers an enterprise that is drawn as one that is not', async () => {
    for (const draw of Object.values(made)) {
      const at = (id: string) => `/public/${cityA.code}/draws/${idOf(draw)}/objects/${id}`;
      const answers = await Promise.all(
        [draw.drawn[0]!, '91350100M000100Y43', 'NOBODY'].map(async (id) => {
          const response = await system.portal.request(at(id));
          return [response.status, (await bodyOf(response)).code];
        }),
      );
      expect(answers).toEqual(Array(3).fill([409, 'names-later']));
    }
    const year = await bodyOf(system.portal.request(`/public/${cityA.code}/objects/${made.full.drawn[0]}`));
    expect(year.items ?? []).toEqual([]);
  });

  it('shows its number, its counts and the hash of its outcome, and no salts', async () => {
    for (const [disclosure, draw] of Object.entries(made)) {
      const one = `/public/${cityA.code}/draws/${idOf(draw)}`;
      const detail = await bodyOf(portal.request(one));
      const { result } = await a.proof(idOf(draw));
      expect(detail).toMatchObject({
        names: 'results',
        state: 'published',
        selected: result.selected.length,
        outcome: { count: result.selected.length, hash: hashOf(result, nodeTools.hash) },
      });
      for (const member of ['namedAt', 'substitutions', 'replaced', 'substitutes'])
        expect(detail).not.toHaveProperty(member);
      expect((await portal.request(`${one}/outcome`)).status).toBe(409);
      expect((await portal.request(`${one}/proof`)).status).toBe(disclosure === 'full' ? 409 : 403);
    }
  });

  it('is for those who run it and for auditors, with a token too', async () => {
    const path = `/v1/draws/${idOf(made.full)}`;
    const other = `${cityA.code}-yjgl`;
    // The composer names objects that an inspector must not get; one of them may be drawn.
    const composed = JSON.stringify(openCompose);
    const drawn = made.full.drawn.find((id) => !composed.includes(id))!;
    for (const [role, dept, sees] of [
      ['city-admin', undefined, true],
      ['auditor', undefined, true],
      ['department-client', other, false],
      ['department-admin', other, false],
    ] as const) {
      const texts = await Promise.all(
        ['', '/result', '/reserves', '/proof'].map(async (part) =>
          (await system.call(cityA, role, 'GET', `${path}${part}`, dept ? { dept } : {})).text(),
        ),
      );
      const seen = texts.some((text) => text.includes(drawn));
      expect([role, seen]).toEqual([role, sees]);
      const options = dept ? { dept } : {};
      const record = await system.call(cityA, role, 'GET', `${path}/record`, options);
      expect([role, record.status]).toEqual([role, sees ? 200 : 403]);
    }
    const city = `/v1/province/cities/${cityA.code}/draws/${idOf(made.full)}`;
    const early = await system.call(gansu, 'province', 'GET', `${city}/result`);
    expect([early.status, (await bodyOf(early)).code]).toEqual([409, 'names-later']);
    const shown = await bodyOf(system.call(gansu, 'province', 'GET', city));
    expect(shown.substitutions).toEqual([]);
  });
});

describe('when its names are published, a draw', () => {
  it('shows them, once, and the log binds them to its outcome', async () => {
    for (const draw of Object.values(made)) {
      const named = await a.step(draw.at, 'publish-names');
      expect(named.draw.namedAt).toBe(system.time.now().toISOString());
      const again = await a.admin('POST', `/v1/draws/${idOf(draw)}/publish-names`, undefined, named.etag);
      expect([again.status, (await bodyOf(again)).code]).toEqual([409, 'names-public']);
      const one = `/public/${cityA.code}/draws/${idOf(draw)}`;
      const { items } = await bodyOf(portal.request(`${one}/outcome?limit=200`));
      const ids = items.map(({ id }: { id: string }) => id);
      expect([...ids].sort()).toEqual(draw.drawn.slice(0, -1).sort());
      const answer = await bodyOf(portal.request(`${one}/objects/${ids[0]}`));
      expect(answer).toMatchObject({ drawn: true });
    }
    expect((await portal.request(`/public/${cityA.code}/draws/${idOf(made.full)}/proof`)).status).toBe(200);
    const store = await system.store.forTenant(cityA.code);
    const rules = createRules({ fromStart: true });
    const entries: LoggedEntry[] = [];
    for await (const entry of logEntries(store, { to: await logSize(store) })) {
      expect(rules.next(entry)).toBeUndefined();
      entries.push(entry);
    }
    const { result } = await a.proof(idOf(made.full));
    expect(entries.find((one) => one.type === 'results.published')).toMatchObject({
      kind: 'results',
      id: idOf(made.full),
      hash: hashOf(result, nodeTools.hash),
    });
    expect(entries.find((one) => one.type === 'draw.committed')).toMatchObject({ names: 'results' });
  });
});
