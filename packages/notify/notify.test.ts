import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { queryAll } from '@mingcha/store';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { concern, sendWebhooks, webhookEventEntity } from '@mingcha/webhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notifyPeople } from './clock.ts';
import { bellRoutes } from './index.ts';
import { notificationEntity } from './notification.ts';

const { a, b } = testTenants;
let api: Awaited<ReturnType<typeof startTestApi>>;
beforeAll(async () => {
  api = await startTestApi({
    start: '2026-06-10T04:00:00.000Z',
    routes: ({ clock }) => [bellRoutes({ clock })],
  });
});
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await api.stop();
});

type Who = Parameters<typeof api.send>[0];
const inspector = (dept: string, tenant: string = a): Who => ({ tenant, roles: ['inspector'], dept });
const call = (who: Who, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  api.send(who, method, path, { body, headers });
const bell = (who: Who) => bodyOf(call(who, 'GET', '/v1/me/notifications/unread'));
const storeOf = (tenant: string) => api.test.store.forTenant(tenant);

async function happens(data: Parameters<typeof concern>[0], { tenant = a, times = 1, apart = false } = {}) {
  const all = Array.from({ length: times }, (_, i) => {
    const other = apart ? { what: `${data.what}${i}` } : { link: `${data.link}${i}` };
    return concern({ ...data, ...(times > 1 && other) }, api.time.now());
  });
  const store = await storeOf(tenant);
  for (let at = 0; at < times; at += 100) await store.write(...all.slice(at, at + 100));
}
async function tick(tenant: string = a) {
  const store = await storeOf(tenant);
  const concerned = notifyPeople(api.time.now);
  await sendWebhooks(store, { clock: api.time.now, concerned });
}
const report = { what: '进展报告', number: '3', link: '/reports?form=x' };

describe('the bell', () => {
  it('rings for whom an event concerns, once, and for nobody of another city', async () => {
    const [mine, beside, far] = [inspector('scjg'), inspector('fgw'), inspector('scjg', b)];
    for (const one of [mine, beside, far]) expect((await bell(one)).count).toBe(0);
    const to = [{ kind: 'report.returned', right: 'reports:write', dept: 'scjg' }] as const;
    await happens({ ...report, to, about: '压减许可时限' });
    await tick();
    await tick(b);
    await tick();
    const { count, more, latest } = await bell(mine);
    expect({ count, more }).toEqual({ count: 1, more: false });
    expect(latest[0]).toMatchObject({
      kind: 'report.returned',
      title: '进展报告退回',
      text: '进展报告（3）已被退回，请按退回意见修改后再提交',
      about: '压减许可时限',
      link: '/reports?form=x',
    });
    expect((await bell(beside)).count + (await bell(far)).count).toBe(0);
    expect(await queryAll(await storeOf(a), webhookEventEntity, [])).toEqual([]);
    const path = `/v1/me/notifications/${latest[0].id}/read`;
    expect((await call(far, 'POST', path)).status).toBe(404);
    expect((await call(beside, 'POST', path)).status).toBe(404);
    expect((await call(mine, 'POST', path)).status).toBe(204);
    expect((await call(mine, 'POST', path)).status).toBe(204);
    expect((await bell(mine)).count).toBe(0);
    const { items } = await bodyOf(call(mine, 'GET', '/v1/me/notifications'));
    expect(items).toMatchObject([{ id: latest[0].id, readAt: expect.any(String) }]);
  });

  it('is silent for who did it, and for who may not see what it is about', async () => {
    const sub = `${a}-inspector-zj`;
    const own = inspector('zj');
    const auditor: Who = { tenant: a, roles: ['auditor'] };
    for (const one of [own, auditor]) await bell(one);
    const person = (of: string) =>
      ({ kind: 'case.turn', right: 'cases:inspection:open', person: of }) as const;
    await happens({ what: '行政检查', link: '/cases/x/1', to: [person(sub)], by: sub });
    await happens({ what: '行政检查', link: '/cases/x/2', to: [person(`${a}-auditor`)] });
    await tick();
    for (const one of [own, auditor]) expect((await bell(one)).count).toBe(0);
    await happens({ what: '行政检查', link: '/cases/x/3', to: [person(sub)] });
    await tick();
    expect((await bell(own)).latest).toMatchObject([{ link: '/cases/x/3' }]);
  });

  it('answers 304 while nothing has changed, and marks all up to what was seen', async () => {
    const who = inspector('rsj');
    await bell(who);
    const to = [{ kind: 'report.late', right: 'reports:write', dept: 'rsj' }] as const;
    await happens({ ...report, to }, { times: 103, apart: true });
    await tick();
    const first = await call(who, 'GET', '/v1/me/notifications/unread');
    const { count, more, latest } = await bodyOf(first);
    expect({ count, more, shown: latest.length }).toEqual({ count: 99, more: true, shown: 8 });
    const etag = first.headers.get('etag')!;
    const again = await call(who, 'GET', '/v1/me/notifications/unread', undefined, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    api.time.advance(1_000);
    await happens({ ...report, to });
    await tick();
    const changed = await call(who, 'GET', '/v1/me/notifications/unread', undefined, {
      'if-none-match': etag,
    });
    expect(changed.status).toBe(200);
    const all = await call(who, 'POST', '/v1/me/notifications/read-all', { until: latest[0].id });
    expect(await bodyOf(all)).toEqual({ count: 103 });
    expect((await bell(who)).count).toBe(1);
  });

  it('once killed between the event and its end, notifies once', async () => {
    const who = inspector('wjw');
    await bell(who);
    await happens({ ...report, to: [{ kind: 'report.late', right: 'reports:write', dept: 'wjw' }] });
    const store = await storeOf(a);
    const { items } = await store.query(webhookEventEntity, []);
    await notifyPeople(api.time.now)(store, items);
    const [kept] = await queryAll(store, notificationEntity, [`${a}-inspector-wjw`]);
    await call(who, 'POST', `/v1/me/notifications/${kept!.id}/read`);
    await Promise.all([tick(), tick()]);
    const after = await queryAll(store, notificationEntity, [`${a}-inspector-wjw`]);
    expect(after).toMatchObject([{ id: kept!.id, readAt: expect.any(String) }]);
  });

  // A dispatched draw rang once for each visit, and the bell said 99+.
  it('says once how many one act brought, grows by what comes later, and counts nothing twice', async () => {
    const who = inspector('jtys');
    const sub = `${a}-inspector-jtys`;
    await bell(who);
    const store = await storeOf(a);
    const to = [{ kind: 'case.named', right: 'cases:inspection:open', person: sub }] as const;
    const visit = {
      what: '行政检查',
      number: '1',
      about: '某食品店',
      link: '/cases/inspection-visits/1',
      to,
    };
    await happens(visit);
    await tick();
    expect((await bell(who)).latest).toMatchObject([{ link: visit.link, about: '某食品店' }]);
    await happens(visit, { times: 120 });
    await happens(visit);
    const { items } = await store.query(webhookEventEntity, [], { limit: 100 });
    // Killed before the events were gone, and then two looks at once.
    await notifyPeople(api.time.now)(store, items);
    await Promise.all([tick(), tick()]);
    const { count, latest } = await bell(who);
    expect(count).toBe(1);
    expect(latest[0]).toMatchObject({
      text: '行政检查 121 件已交给您办理，请查看',
      link: '/cases/inspection-visits',
    });
    expect(latest[0]).not.toHaveProperty('about');
    await call(who, 'POST', `/v1/me/notifications/${latest[0].id}/read`);
    await happens(visit);
    await tick();
    // What was read stays read, and the rest begins anew.
    expect((await bell(who)).latest).toMatchObject([{ link: visit.link }]);
    // Written before what was told of, and seen after it.
    const late = concern(
      { ...visit, link: '/cases/inspection-visits/2' },
      new Date(api.time.now().getTime() - 1_000),
    );
    await store.write(late);
    await tick();
    expect((await bell(who)).latest[0].text).toContain('2 件');
    api.time.advance(600_000);
    await happens({ ...visit, link: '/cases/inspection-visits/9' });
    await tick();
    expect((await bell(who)).latest[0]).toMatchObject({ link: '/cases/inspection-visits/9' });
  });

  it('leads to the inbox for what waits, and to the list for the rest', async () => {
    const who = inspector('slj');
    await bell(who);
    for (const [kind, link] of [
      ['case.turn', '/cases/messages/1'],
      ['report.late', '/reports?form=x'],
      ['chase.issued', '/chases/1'],
    ] as const)
      await happens(
        { what: '事项', link, to: [{ kind, right: 'reports:write', dept: 'slj' }] },
        { times: 2 },
      );
    await tick();
    const { latest } = await bell(who);
    expect(latest.map((one: { link: string }) => one.link).sort()).toEqual(['/chases', '/inbox', '/reports']);
  });

  it('is for people: a machine is refused', async () => {
    const machine: Who = { tenant: a, roles: ['department-client'], dept: 'scjg' };
    const refused = await call(machine, 'GET', '/v1/me/notifications/unread');
    expect([refused.status, (await bodyOf(refused)).code]).toEqual([403, 'forbidden']);
  });
});
