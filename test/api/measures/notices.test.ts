import { createApi } from '@mingcha/fn-api';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOffice, planText } from '../../support/api/office.ts';
import { dyingStore, Killed, type Moment, moments } from '../../support/dying.ts';
import { callThrough, cityA, cityB, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
let office: ReturnType<typeof createOffice>;
beforeAll(async () => {
  system = await startSystem({ objects: 0 });
  office = createOffice(system, cityA);
});
afterAll(() => system.stop());

describe('a notice', () => {
  it('comes as a file through the whole API, with the lists its measures speak of', async () => {
    const response = await office.ask('POST', '/v1/notices', undefined, undefined, {
      raw: Uint8Array.from(Buffer.from(planText(1))),
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('方案.txt') },
    });
    expect(response.status).toBe(201);
    const { file, draft, warnings } = await bodyOf(response);
    expect(file).toMatchObject({ name: '方案.txt' });
    expect([draft.measures.length, warnings]).toEqual([2, expect.any(Array)]);
    expect(draft.measures[0]).toMatchObject({
      leads: [{ name: '市市场监管局', depts: [`${cityA.code}-scjg`] }],
      registers: ['inspection-items'],
    });
    expect(draft.measures[0].partners.at(-1).depts.length).toBe(cityA.counties.length);
  });

  it.each([
    ['text in JSON that is not UTF-8', 400, Uint8Array.from([0x7b, 0xff, 0x7d]), 'application/json'],
    ['JSON over 1 MB', 413, Buffer.from(`{"text":"${'x'.repeat(1_000_000)}"}`), 'application/json'],
    ['a form', 415, Buffer.from('text=1'), 'application/x-www-form-urlencoded'],
    ['nothing', 415, Buffer.from(''), ''],
    ['half a character', 422, Buffer.from('{"text":"\\ud800"}'), 'application/json'],
  ])('is refused as %s', async (_, status, bytes, type) => {
    const response = await office.ask('POST', '/v1/notices', undefined, undefined, {
      raw: Uint8Array.from(bytes),
      headers: type === '' ? {} : { 'content-type': type },
    });
    expect(response.status).toBe(status);
    expect((await bodyOf(response)).code).not.toBe('internal');
  });

  it('sent twice with one key is taken in once', async () => {
    const send = () =>
      office.ask('POST', '/v1/notices', { text: planText(2) }, undefined, {
        headers: { 'idempotency-key': 'notice-2' },
      });
    const [first, second] = [await bodyOf(send()), await bodyOf(send())];
    expect(second.id).toBe(first.id);
  });

  it('leaves its list of measures as a table that imports back unchanged', async () => {
    await office.followed(3);
    // A draft of the same number does not stand in the way of the one that is followed.
    await office.paste(planText(3));
    const exported = await office.ask('GET', '/v1/measures:export?format=csv');
    const raw = new Uint8Array(await exported.arrayBuffer());
    const headers = { 'content-type': 'text/csv' };
    const back = await office.ask('POST', '/v1/measures:import?mode=replace', undefined, undefined, {
      raw,
      headers,
    });
    expect(Buffer.from(raw).toString()).toContain('云政办发〔2026〕3号,云政办发〔2026〕3号');
    expect(await bodyOf(back)).toMatchObject({ summary: { added: 0, changed: 0, removed: 0, unchanged: 2 } });
  });

  it('is shown on the portal once it is published, and by its own city only', async () => {
    const { notice, etag } = await office.followed(4);
    const at = (code: string) => system.portal.request(`/public/${code}/notices/${notice.id}`);
    expect((await at(cityA.code)).status).toBe(404);
    const publication = { published: true, lights: true, reports: true };
    expect((await office.ask('PATCH', `/v1/notices/${notice.id}`, { publication }, etag)).status).toBe(200);
    expect(await bodyOf(at(cityA.code))).toMatchObject({ measures: 2, items: [{ light: 'green' }, {}] });
    expect((await at(cityB.code)).status).toBe(404);
  });
});

/** The system with a process that dies at its n-th write. */
function dying(n: number, when: Moment) {
  const api = createApi({
    ...system,
    store: dyingStore(system.store, n, when),
    report: (error) => expect(error).toBeInstanceOf(Killed),
  });
  return createOffice({ call: callThrough(system, api) }, cityA);
}

const shapes = [1, 2, 3].flatMap((n) => moments.map((when) => [n, when] as const));

describe('a process killed while a notice is activated', () => {
  it.each(shapes)('at write %i, %s it: all of it is there or nothing, and it goes on', async (n, when) => {
    const number = 100 + shapes.findIndex((shape) => shape[0] === n && shape[1] === when);
    const { notice, etag } = await office.settle(await office.paste(planText(number)));
    const path = `/v1/notices/${notice.id}`;
    expect((await dying(n, when).ask('POST', `${path}/activate`, undefined, etag)).status).toBe(500);
    const counts = async () => ({
      state: (await office.read(notice.id)).notice.state,
      rows: (await bodyOf(office.ask('GET', `/v1/measures?notice=${notice.id}`))).total,
      rounds: (await bodyOf(office.ask('GET', `${path}/rounds`))).items.length,
    });
    const whole = { state: 'active', rows: 2, rounds: 1 };
    const between = await counts();
    expect([whole, { state: 'draft', rows: 0, rounds: 0 }]).toContainEqual(between);
    if (between.state === 'draft') await office.activate(await office.read(notice.id));
    expect(await counts()).toEqual(whole);
  });
});
