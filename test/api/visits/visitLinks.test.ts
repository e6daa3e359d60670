import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony, type Handled } from '../../support/ceremony.ts';
import { openCompose, sealedCompose } from '../../support/composes.ts';
import { cityA, cityB, startSystem, type TestSystem } from '../../support/system.ts';
import { amendVisit, playDrawnVisits, playVisit } from '../../support/visits.ts';

let system: TestSystem;
let visit: string;
let token: string;
beforeAll(async () => {
  system = await startSystem({ objects: 60 });
  visit = await playVisit(system, cityA, { to: 'toVisit' });
  token = await tokenOf(visit);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const dept = `${cityA.code}-scjg`;
const linkOf = (id: string, role = 'inspector') =>
  system.call(cityA, role, 'GET', `/v1/inspections/visits/${id}/link`, { dept });
async function tokenOf(id: string): Promise<string> {
  const { url } = await bodyOf(linkOf(id));
  const [, found = ''] = /^https:\/\/mingcha\.test\/public\/620300\/visits\/(.+)$/.exec(url) ?? [];
  return found;
}
const scan = (given = token, city = cityA.code) => system.portal.request(`/public/${city}/visits/${given}`);
/** Does something as whoever holds the link. */
async function hold(method: string, part: string, body?: unknown, given = token) {
  const path = `/v1/citizen/${cityA.code}/case`;
  const headers: Record<string, string> = { 'case-link': given };
  if (method === 'POST') {
    headers['content-type'] = 'application/json';
    headers['if-match'] = (await system.api.request(path, { headers })).headers.get('etag') ?? '';
  }
  return system.api.request(`${path}${part}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

describe('the link of a visit', () => {
  it('says who inspects, what and when, with the certificate masked and nobody\u2019s phone', async () => {
    const response = await scan();
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const body = await bodyOf(response);
    expect(body).toMatchObject({
      ...{ ended: false, kind: '日常检查', mode: '现场检查', from: '2026-11-20', until: '2026-12-10' },
      ...{ goodUntil: '2027-02-08', department: '市市场监督管理局' },
    });
    expect(body.inspectors).toHaveLength(2);
    for (const { certificate } of body.inspectors) expect(certificate).toMatch(/^.{3}\*{4}.{4}$/);
    expect(body.items[0].points.length).toBeGreaterThan(0);
    expect(Object.keys(body).sort()).toEqual(
      'department ended from goodUntil inspectors items kind mode number object stands until'.split(' '),
    );
  });

  it('is none where a letter was changed, in another city, under another name, or before approval', async () => {
    const [place = '', signature = ''] = token.split('.');
    const other = Buffer.from(JSON.stringify([visit, '2099-01-01'])).toString('base64url');
    for (const forged of [`${other}.${signature}`, `${place}.${'A'.repeat(22)}`, 'x', `${token}A`]) {
      expect((await scan(forged)).status).toBe(404);
      expect((await hold('GET', '', undefined, forged)).status).toBe(404);
    }
    expect((await scan(token, cityB.code)).status).toBe(404);
    const proposed = await playVisit(system, cityA, { to: 'proposed', object: await another() });
    expect((await linkOf(proposed)).status).toBe(409);
    expect((await linkOf(visit, 'province')).status).not.toBe(200);
  });

  it('lets its holder acknowledge once, ask for recusal, and write to the office, and see nothing found', async () => {
    const acknowledged = await hold('POST', '/actions/acknowledge', {});
    expect(acknowledged.status).toBe(200);
    expect((await hold('POST', '/actions/acknowledge', {})).status).toBe(409);
    const asked = await hold('POST', '/actions/askRecusal', {
      values: { recusalReason: '与同行有亲属关系' },
    });
    expect(asked.status).toBe(200);
    expect((await hold('POST', '/notes', { text: '请在营业时间来' })).status).toBe(200);
    const path = `/v1/cases/inspection-visits/${visit}`;
    const inside = await bodyOf(system.call(cityA, 'department-admin', 'GET', path, { dept }));
    expect(inside.tasks).toMatchObject([{ title: '回避申请', status: 'open' }]);
    const seen = await bodyOf(hold('GET', ''));
    const names = seen.fields.map(({ name }: { name: string }) => name);
    for (const kept of ['inspectors', 'team', 'address', 'phone', 'ground', 'findings', 'results'])
      expect(names).not.toContain(kept);
    expect((await hold('POST', '/actions/refuse', { values: { reason: '不查' } })).status).toBe(403);
  });

  it('is rated once its result is public; a bad rating is looked into', async () => {
    const done = await playVisit(system, cityA, { object: await another() });
    const own = await tokenOf(done);
    expect(await bodyOf(scan(own))).toMatchObject({ ended: true });
    const rated = await hold('POST', '/rating', { level: 1, text: '多查了一项' }, own);
    expect(await bodyOf(rated)).toMatchObject({ rated: '非常不满意', canRate: false });
    const bad = await bodyOf(system.call(cityA, 'city-admin', 'GET', '/v1/cases/bad-ratings'));
    expect(bad.items).toHaveLength(1);
  });

  it('ends sixty days after the visit was to be made', async () => {
    const now = system.time.now().toISOString();
    system.time.set('2027-02-08T15:59:00.000Z');
    expect((await scan()).status).toBe(200);
    system.time.set('2027-02-08T16:00:00.000Z');
    const ended = await scan();
    expect([ended.status, (await bodyOf(ended)).code]).toEqual([410, 'link-expired']);
    expect((await hold('GET', '')).status).toBe(410);
    system.time.set(now);
  });
});

let used = 0;
/** An enterprise that no visit is of yet. */
async function another(): Promise<string> {
  const { items } = await bodyOf(system.call(cityA, 'city-admin', 'GET', '/v1/rosters/objects?limit=20'));
  used += 1;
  return items[used + 2].id;
}

describe('results beside a draw', () => {
  async function published(ceremony: ReturnType<typeof createCeremony>, compose: object): Promise<Handled> {
    const committed = await ceremony.commit(await ceremony.commitParties(await ceremony.plan(compose)));
    const executed = await ceremony.step(await ceremony.revealParties(committed), 'execute', {});
    return ceremony.step(executed, 'publish');
  }
  const results = (city: string, draw: string, query = '') =>
    bodyOf(system.portal.request(`/public/${city}/draws/${draw}/results${query}`));

  it('stand beside each enterprise once they are public, and say how many of how many', async () => {
    const { draw } = await published(createCeremony(system, cityA), openCompose);
    const before = await results(cityA.code, draw.id);
    expect(before).toMatchObject({ published: 0 });
    expect(before.drawn).toBe(before.items.length);
    const { id: object, name } = before.items[1];
    const [visit] = await playDrawnVisits(system, cityA, {
      draw: draw.id,
      objects: { [object]: 'published' },
    });
    const after = await results(cityA.code, draw.id);
    expect(after).toMatchObject({ drawn: before.drawn, published: 1 });
    expect(after.items[1]).toMatchObject({
      ...{ id: object, name, state: 'published', results: ['未发现问题'], endedOn: '2026-11-20' },
      department: '市市场监督管理局',
    });
    const ids = async (only: string) => (await results(cityA.code, draw.id, `?only=${only}`)).items.length;
    expect([await ids('published'), await ids('problems'), await ids('waiting')]).toEqual([
      1,
      0,
      before.drawn - 1,
    ]);
    const year = await bodyOf(system.portal.request(`/public/${cityA.code}/inspections`));
    expect(year).toMatchObject({ year: 2026, visits: 2, problems: 0 });
    expect(year.items).toHaveLength(3);
    const history = await bodyOf(system.call(cityA, 'city-admin', 'GET', `/v1/objects/${object}/history`));
    expect(history).toMatchObject({
      object: { id: object, name },
      visitsInYear: 1,
      draws: [{ id: draw.id }],
      cases: [{ type: 'inspection-visits', listed: { outcome: '未发现问题' } }],
    });
    const { legalRepresentative = '' } = history.object;
    expect(legalRepresentative).toMatch(/\*|^$/);
    const { items: trail } = await bodyOf(
      system.call(cityA, 'city-admin', 'GET', '/v1/audit?action=row.history'),
    );
    expect(trail).toHaveLength(1);
    const foreign = await system.call(cityB, 'city-admin', 'GET', `/v1/objects/${object}/history`);
    expect(foreign.status).toBe(404);

    // Amended it says the new result everywhere, when and why, and leads to what stood before.
    await amendVisit(system, cityA, visit!, {
      ...{ amendReason: '漏记一处问题', outcome: '发现问题已改正', results: ['发现问题经责令已改正'] },
      problems: '消防通道堆放杂物。',
    });
    const amended = (await results(cityA.code, draw.id, '?only=problems')).items;
    expect(amended).toMatchObject([
      { id: object, case: visit, results: ['发现问题经责令已改正'], amendedFor: '漏记一处问题' },
    ]);
    expect(amended[0].amendedAt).toBe(system.time.now().toISOString());
    expect(await bodyOf(system.portal.request(`/public/${cityA.code}/inspections`))).toMatchObject({
      ...{ visits: year.visits, problems: 1 },
    });
    const { cases } = await bodyOf(system.call(cityA, 'city-admin', 'GET', `/v1/objects/${object}/history`));
    expect(cases).toMatchObject([{ listed: { outcome: '发现问题已改正' } }]);
  });

  it('of a sealed draw go by id, without order, ticket or class; and wait where its names do', async () => {
    const b = createCeremony(system, cityB);
    const { draw } = await published(b, sealedCompose);
    const { items } = await results(cityB.code, draw.id);
    const ids = items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...ids].sort());
    for (const item of items) expect(Object.keys(item).sort()).toEqual(['id', 'name']);
    const later = await published(b, { ...sealedCompose, names: 'results' });
    expect(await results(cityB.code, later.draw.id)).toMatchObject({ status: 409, code: 'names-later' });
    const hidden = await bodyOf(system.call(cityB, 'inspector', 'GET', `/v1/objects/${ids[0]}/history`));
    expect(hidden.draws.map(({ id }: { id: string }) => id)).not.toContain(later.draw.id);
  });
});
