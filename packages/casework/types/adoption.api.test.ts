import { defineCaseType } from '@mingcha/cases';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { logEntries, logSize } from '@mingcha/log';
import { create } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantEntity } from '../../tenancy/grant.ts';
import { type CaseApi, startCaseApi, type Who } from '../testing/api.ts';

const province = '620000';
const stranger = '510100';
const { a, b } = testTenants;

const reviews = (workingDays: number, title = '复核申请') =>
  defineCaseType({
    format: 1,
    name: 'reviews',
    title,
    group: 'reviews',
    basis: ['内部制度'],
    number: { pattern: '复{seq}' },
    open: { by: ['office'], fills: ['text'], to: 'received' },
    fields: { text: { title: '内容', type: 'text' }, reply: { title: '答复', type: 'text' } },
    parties: { office: { title: '主办', right: 'cases:reviews:write' } },
    states: {
      received: { title: '待办', kind: 'open', for: ['office'] },
      done: { title: '办结', kind: 'done' },
    },
    actions: { answer: { title: '答复', from: ['received'], by: ['office'], to: 'done', fills: ['reply'] } },
    clocks: {
      answer: {
        title: '答复',
        while: ['received'],
        again: 'resume',
        limit: { workingDays },
        expires: { tell: ['office'] },
      },
    },
    retention: [{ months: 12, do: 'archive' }],
  });

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({
    library: [],
    start: '2026-03-02T01:00:00.000Z',
    more: [
      { code: province, name: '某省', parent: '000000' },
      { code: stranger, name: '外省某市', parent: '510000' },
    ],
  });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const writerOf = (tenant: string): Who => ({ tenant, role: tenant === province ? 'province' : 'city-admin' });
const publisherOf = (tenant: string): Who =>
  tenant === province ? { tenant, role: 'province-admin' } : { tenant, role: 'city-admin', dept: 'dept-a' };
const at = '/v1/case-types/reviews';
const see = (tenant: string) => bodyOf(api.call(writerOf(tenant), 'GET', `${at}/definition`));
async function send(who: Who, method: string, path: string, body?: object) {
  const before = await api.call(who, 'GET', `${at}/definition`);
  return api.call(who, method, `${at}/${path}`, { body, etag: before.headers.get('etag') ?? '"0"' });
}
const save = (tenant: string, body: object) => send(writerOf(tenant), 'PUT', 'draft', body);
const adopt = (tenant: string, hash: string, more: object = {}) =>
  send(writerOf(tenant), 'POST', 'adopt', { hash, note: '采用省级定义', ...more });
const publish = (tenant: string) => send(publisherOf(tenant), 'POST', 'publish');
const offersTo = async (tenant: string) =>
  (await bodyOf(api.call(writerOf(tenant), 'GET', '/v1/case-type-offers'))).items;
/** What the province has published anew. */
async function issue(workingDays: number, title?: string): Promise<string> {
  expect((await save(province, { definition: reviews(workingDays, title), note: '省级规定' })).status).toBe(
    200,
  );
  const issued = await publish(province);
  expect(issued.status).toBe(200);
  return (await bodyOf(Promise.resolve(issued))).hash;
}
const open = (tenant: string) =>
  bodyOf(api.call({ tenant }, 'POST', '/v1/cases/reviews', { body: { values: { text: '请复核' } } }));
const adoptions = async (of = province) =>
  (
    await bodyOf(
      api.call({ tenant: of, role: 'province-admin' }, 'GET', `/v1/province/case-types/reviews/adoptions`),
    )
  ).items;

describe('a case type of the province', () => {
  it('is offered to its cities once it is published, to no others', async () => {
    await save(province, { definition: reviews(10), note: '省级规定' });
    expect(await offersTo(a)).toEqual([]);
    expect((await publish(province)).status).toBe(200);
    const logged = await api.test.store.forTenant(province);
    const entries: object[] = [];
    for await (const entry of logEntries(logged, { to: await logSize(logged) })) entries.push(entry);
    const [offer, ...more] = await offersTo(a);
    expect(more).toEqual([]);
    expect(offer).toMatchObject({ name: 'reviews', number: 1, note: '省级规定', inUse: false, draft: false });
    expect(entries).toMatchObject([
      { type: 'case-type.published', caseType: 'reviews', hash: offer.hash, tenant: province },
    ]);
    expect(await offersTo(stranger)).toEqual([]);
    expect(await bodyOf(adopt(stranger, offer.hash))).toMatchObject({ status: 409, code: 'not-offered' });
    expect((await api.call({ tenant: stranger }, 'GET', `${at}/definition`)).status).toBe(404);
    expect((await open(a)).status).toBe(404);
  });

  it('is adopted with the city’s own changes, in a draft that a second person publishes', async () => {
    const [{ hash }] = await offersTo(a);
    expect(await bodyOf(adopt(a, 'another'))).toMatchObject({ status: 422, errors: [{ pointer: '/hash' }] });
    const role: Who = { tenant: a, role: 'inspector', dept: 'dept-a' };
    expect(
      (await api.call(role, 'POST', `${at}/adopt`, { body: { hash, note: '采用' }, etag: '"0"' })).status,
    ).toBe(403);
    const patch = { clocks: { answer: { limit: { workingDays: 5 } } } };
    expect((await adopt(a, hash, { patch })).status).toBe(200);
    const own = await send(writerOf(a), 'POST', 'publish');
    expect(own.status).toBe(403);
    const published = await bodyOf(publish(a));
    expect(published.base).toEqual({ from: 'province', hash, province, number: 1 });
    expect(published.differences).toMatchObject([
      { pointer: '/clocks/answer/limit/workingDays', before: 10, after: 5 },
    ]);
    expect(published.upgrade).toEqual([]);
    expect((await open(a)).limits[0].due).toBe('2026-03-09');
    expect((await open(b)).status).toBe(404);
  });

  it('is seen by the province as adopted only in cities that let it read them', async () => {
    expect(await adoptions()).toEqual([]);
    const platform = await api.test.store.forTenant('000000');
    const grant = { province, at: '2026-01-01T00:00:00Z', by: { sub: 'x', name: 'x' } };
    for (const city of [a, b]) await platform.write(create(grantEntity, { ...grant, city }));
    expect(await adoptions()).toEqual([
      { city: a, name: `城市${a}`, adopted: { number: 1, at: expect.any(String), changes: 1 } },
      { city: b, name: `城市${b}` },
    ]);
    expect((await api.call({ tenant: a }, 'GET', '/v1/province/case-types/reviews/adoptions')).status).toBe(
      403,
    );
  });

  it('published anew shows three ways; what is taken applies to new cases, open ones keep theirs', async () => {
    const before = await open(a);
    const hash = await issue(8, '复核');
    const seen = await see(a);
    expect(seen.province).toMatchObject({ code: province, hash, number: 2 });
    expect(seen.upgrade).toEqual([
      expect.objectContaining({
        pointer: '/title',
        before: '复核申请',
        own: '复核申请',
        after: '复核',
        conflict: false,
      }),
      expect.objectContaining({
        pointer: '/clocks/answer/limit/workingDays',
        before: 10,
        own: 5,
        after: 8,
        conflict: true,
      }),
    ]);
    const { items } = await bodyOf(api.call(writerOf(a), 'GET', '/v1/case-type-definitions'));
    expect(items).toMatchObject([{ name: 'reviews', upgrade: true, adopted: 1 }]);
    const taken = { ...seen.definition, clocks: reviews(8).clocks };
    expect(await bodyOf(save(a, { definition: taken, province: 'old', note: '核对' }))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/province' }],
    });
    expect((await save(a, { definition: taken, province: hash, note: '核对' })).status).toBe(200);
    // Somebody goes on with the draft, and it stays one over the province's version.
    expect((await save(a, { definition: taken, note: '再核对' })).status).toBe(200);
    const published = await bodyOf(publish(a));
    expect(published).toMatchObject({ base: { number: 2, hash }, upgrade: [] });
    expect(published.differences.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/title']);
    expect((await open(a)).limits[0].due).toBe('2026-03-12');
    const still = await bodyOf(api.call({ tenant: a }, 'GET', `/v1/cases/reviews/${before.id}`));
    expect(still.limits[0].due).toBe('2026-03-09');
    expect((await adoptions())[0].adopted).toMatchObject({ number: 2, changes: 1 });
  });

  it('with changes that make it unsound is refused with the way to the fault', async () => {
    const { province: offered } = await see(a);
    const patch = {
      parties: { applicant: { title: '申请人', receipt: true } },
      states: { asked: { title: '待补正', kind: 'waiting', for: ['applicant'], noClock: '等申请人' } },
      actions: {
        ask: { title: '要求补正', from: ['received'], by: ['office'], to: 'asked' },
        correct: { title: '补正', from: ['asked'], by: ['applicant'], to: 'received' },
      },
    };
    expect((await adopt(a, offered.hash, { patch })).status).toBe(200);
    const refused = await bodyOf(publish(a));
    expect(refused).toMatchObject({ status: 409, code: 'unsound' });
    expect(refused.detail).toContain('要求补正');
    expect(refused.findings.some(({ path }: { path: unknown[] }) => path.length > 0)).toBe(true);
    expect((await send(writerOf(a), 'DELETE', 'draft')).status).toBe(200);
  });

  it('withdrawn is adopted by nobody any more, and goes on where it was', async () => {
    const { hash } = (await see(a)).province;
    expect((await send(publisherOf(province), 'POST', 'close', { reason: '并入热线' })).status).toBe(200);
    expect(await offersTo(b)).toEqual([]);
    const refused = await bodyOf(adopt(b, hash));
    expect(refused).toMatchObject({ status: 409, code: 'not-offered' });
    expect(refused.detail).toContain('并入热线');
    const seen = await see(a);
    expect(seen.province.withdrawn).toMatchObject({ reason: '并入热线' });
    expect(seen.differences).toHaveLength(1);
    expect((await open(a)).limits[0].due).toBe('2026-03-12');
  });
});
