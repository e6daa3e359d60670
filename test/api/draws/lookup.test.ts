import { type Plan2, ticketInPlan } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { objectKind } from '@mingcha/inspection';
import { openRegister } from '@mingcha/register';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony } from '../../support/ceremony.ts';
import { localCompose, openCompose } from '../../support/composes.ts';
import { cityA, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
let inDraw: string;
let rehearsal: string;
/** A code of a right form that nobody has, one that was legally issued with a wrong check digit, a city's own. */
const unlisted = '91350100M000100Y43';
const oddlyIssued = '91350100M0001TGQXM';
const ownCode = 'JC-0001';

beforeAll(async () => {
  system = await startSystem({ cities: [cityA] });
  const store = await system.store.forTenant(cityA.code);
  const objects = openRegister(store, objectKind);
  const rows = await rowsOf();
  const more = [oddlyIssued, ownCode].map((id) =>
    objectKind.schema.parse({
      id,
      name: '金昌某某餐饮有限公司',
      type: '企业',
      division: '620302',
      labels: ['餐饮服务'],
      status: '在营',
    }),
  );
  await objects.replaceAll([...rows, ...more], {
    by: { sub: 'test', name: '测试' },
    reason: 'test',
    source: { type: 'seed' },
  });
  const a = createCeremony(system, cityA);
  const committed = await a.commit(await a.commitParties(await a.plan(openCompose)));
  const { draw } = await a.step(await a.step(await a.revealParties(committed), 'execute', {}), 'publish');
  inDraw = `/public/${cityA.code}/draws/${draw.id}/objects/`;
  const tried = await a.commit(await a.plan({ ...openCompose, seed: localCompose.seed }));
  rehearsal = (await a.step(await a.step(tried, 'execute', {}), 'publish')).draw.id;
});
afterAll(() => system.stop());

async function rowsOf() {
  const objects = openRegister(await system.store.forTenant(cityA.code), objectKind);
  const rows: ReturnType<typeof objectKind.schema.parse>[] = [];
  await objects.scan((await objects.current()).id, (row) => void rows.push(row));
  return rows;
}

const city = `/public/${cityA.code}/objects/`;
const ask = async (base: string, text: string) => {
  const response = await system.portal.request(base + encodeURIComponent(text));
  return { status: response.status, body: await bodyOf(response) };
};

const wrong: [string, string][] = [
  ['金昌百货', '请输入代码；按名称只能查询已公示的结果'],
  ['91620', '统一社会信用代码应为 18 位，请核对'],
  ['91350100M000100Y433', '统一社会信用代码应为 18 位，请核对'],
  ['91350100M000100Y44', '校验位不符，请对照营业执照核对'],
  ['91350100M000IOOY43', '统一社会信用代码中没有字母 I、O、S、V、Z，请核对是否应为数字 1、0、5、2'],
  ['JC-0002', '未找到该编码'],
  ['SHOP7', '未找到该编码'],
];

describe('a look-up', () => {
  it.each(wrong)('%s was said not to be on the list', async (text, message) => {
    for (const base of [inDraw, city]) {
      const { status, body } = await ask(base, text);
      expect([base, status, body.code, body.errors]).toEqual([
        base,
        422,
        'invalid',
        [{ pointer: '/object', message }],
      ]);
    }
  });

  it('says that a right credit code is not on the list', async () => {
    expect((await ask(inDraw, unlisted)).body).toEqual({ id: unlisted, inFrame: false, drawn: false });
    const { items, next } = (await ask(city, unlisted)).body;
    expect([items.length, next]).toEqual([1, null]);
    expect(items[0]).toMatchObject({ id: unlisted, inFrame: false, drawn: false, substitutions: [] });
  });

  it.each([
    ['issued with a wrong check digit', oddlyIssued, oddlyIssued],
    ['of the city’s own', ownCode, ' jc-0001 '],
    ['in full-width letters', ownCode, 'ＪＣ-0001'],
  ])('answers for a code %s that is on the list', async (_, id, typed) => {
    expect((await ask(inDraw, typed)).body).toMatchObject({ id, inFrame: true });
    expect((await ask(city, typed)).body.items).toMatchObject([{ id, inFrame: true }]);
  });

  it('knows nothing of rehearsals', async () => {
    const { items } = (await ask(city, unlisted)).body;
    expect(items.map(({ draw }: { draw: { id: string } }) => draw.id)).not.toContain(rehearsal);
    const one = await ask(`/public/${cityA.code}/draws/${rehearsal}/objects/`, unlisted);
    expect([one.status, one.body.code]).toEqual([409, 'rehearsal']);
  });

  it('in a year without published draws is still told what is wrong with a code', async () => {
    expect((await ask(city, `${unlisted}`)).status).toBe(200);
    const response = await system.portal.request(`${city}91620?year=2020`);
    expect(response.status).toBe(422);
    expect((await bodyOf(system.portal.request(`${city}${unlisted}?year=2020`))).items).toEqual([]);
  });
});

describe('a look-up in a full draw of the second specification', () => {
  let base: string;
  let plan: Plan2;
  let seed: string;
  beforeAll(async () => {
    const a = createCeremony(system, cityA);
    const compose = { ...openCompose, seed: { source: 'drand', delaySeconds: 60 } };
    const committed = await a.commit(
      await a.plan({ ...compose, filter: { statuses: ['在营'], types: ['企业'] } }),
    );
    system.time.advance(120_000);
    const { draw } = await a.step(await a.step(committed, 'execute', {}), 'publish');
    const detail = await bodyOf(system.portal.request(`/public/${cityA.code}/draws/${draw.id}`));
    [plan, seed] = [detail.plan, detail.outcome.seed];
    base = `/public/${cityA.code}/draws/${draw.id}/objects/`;
  });

  it('gives the salt that its ticket takes', async () => {
    const { id, ticket, salt } = (await ask(base, oddlyIssued)).body;
    expect(ticketInPlan(plan, seed, { id, salt }, nodeTools.hash)).toBe(ticket);
  });

  it('tells an enterprise that is not in it why', async () => {
    const other = (await rowsOf()).find(({ type, status }) => type !== '企业' && status === '在营')!;
    expect((await ask(base, other.id)).body).toEqual({
      id: other.id,
      name: other.name,
      inFrame: false,
      drawn: false,
      excluded: 'scope',
    });
  });
});

describe('an address that looks up one enterprise after the other', () => {
  it('is refused after 30 in a minute with when to try again, and nobody else is', async () => {
    const from = (address: string, path: string) => system.portal.request(path, undefined, { address });
    for (let tries = 0; tries < 15; tries++) {
      expect((await from('203.0.113.7', city + unlisted)).status).toBe(200);
      expect((await from('203.0.113.7', inDraw + unlisted)).status).toBe(200);
    }
    const refused = await from('203.0.113.7', city + unlisted);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await bodyOf(refused)).toMatchObject({
      code: 'too-many-requests',
      title: '查询过于频繁',
      detail: '请在 2 秒后重试。',
    });
    expect((await from('203.0.113.8', city + unlisted)).status).toBe(200);
    expect((await from('203.0.113.7', `/public/${cityA.code}/draws`)).status).toBe(200);
    system.time.advance(2_000);
    expect((await from('203.0.113.7', city + unlisted)).status).toBe(200);
  });
});

describe('the public is refused', () => {
  it.each([
    ['/public/999999', 404, 'not-found'],
    ['/public/6203', 404, 'not-found'],
    ['/public/620300%23', 404, 'not-found'],
    ['/public/000000', 404, 'not-found'],
    ['/public/620300/draws/%00', 404, 'not-found'],
    ['/public/620300/draws/..%2F..', 404, 'not-found'],
    ['/public/620300/draws/__proto__/proof', 404, 'not-found'],
    ['/public/620300/draws?year=1', 400, 'bad-query'],
    ['/public/620300/draws?year=x', 400, 'bad-query'],
    ['/public/620300/draws?limit=0', 400, 'bad-query'],
    ['/public/620300/draws?limit=201', 400, 'bad-query'],
    ['/public/620300/draws?state=planned', 400, 'bad-query'],
    ['/public/620300/draws?cursor=x.y', 400, 'bad-cursor'],
  ])('%s', async (path, status, code) => {
    const response = await system.portal.request(path);
    expect([response.status, (await bodyOf(response)).code]).toEqual([status, code]);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('an address that does not exist, with the headers of all others: they were missing', async () => {
    const known = await system.portal.request('/public');
    for (const path of ['/nowhere', '/public/620300/nowhere', '/public/999999']) {
      const response = await system.portal.request(path);
      expect([path, response.status]).toEqual([path, 404]);
      for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy'])
        expect([path, name, response.headers.get(name)]).toEqual([path, name, known.headers.get(name)]);
    }
    expect(known.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});
