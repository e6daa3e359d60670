import { type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { noticeText } from '@mingcha/notices/files';
import { create, replace } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standInEntity } from '../../tenancy/standIns/standIn.ts';
import { accessRequests } from './access-requests.ts';
import { accessTemplates } from './templates.ts';

let api: CaseApi;
const start = '2026-02-10T01:00:00.000Z';
beforeAll(async () => {
  const templates = new Map(Object.entries(accessTemplates));
  api = await startCaseApi({ library: [accessRequests], templates, start });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const office: Who = {};
const unit: Who = { role: 'department-admin', dept: 'dept-a' };
const head: Who = { roles: ['city-admin', 'auditor'] };
const path = '/v1/cases/access-requests';
const given = { name: '王小明', contact: '13800000000', wanted: '2025年度城市绿化支出明细' };

class Request {
  id = '';

  async open(): Promise<this> {
    api.time.set(start);
    this.id = (await bodyOf(api.call(office, 'POST', path, { body: { values: given } }))).id;
    return this;
  }

  see = async () => bodyOf(api.call(office, 'GET', `${path}/${this.id}`));

  async due(): Promise<string> {
    return (await this.see()).limits.find(({ name }: { name: string }) => name === 'answer').due;
  }

  /** Does an action on a day, at nine. */
  async on(day: string, who: Who, action: string, values: object = {}): Promise<void> {
    api.time.set(`${day}T01:00:00.000Z`);
    const etag = (await api.call(office, 'GET', `${path}/${this.id}`)).headers.get('etag')!;
    const done = await api.call(who, 'POST', `${path}/${this.id}/actions/${action}`, {
      body: { values },
      etag,
    });
    expect(done.ok ? '' : (await bodyOf(done)).detail, action).toBe('');
  }

  async approve(action: string): Promise<void> {
    const done = await api.call(head, 'POST', `${path}/${this.id}/approvals/${action}`);
    expect(done.ok ? '' : (await bodyOf(done)).detail, action).toBe('');
  }
}

describe('an access request of 2026-02-10', () => {
  it('is due on 03-16, and extended on 04-14, once a second person has approved', async () => {
    const request = await new Request().open();
    expect(await request.due()).toBe('2026-03-16');
    await request.on('2026-02-11', office, 'assign', { dept: 'dept-a' });
    await request.on('2026-03-10', unit, 'extend', { reason: '信息量大' });
    expect(await request.due()).toBe('2026-03-16');
    await request.approve('extend');
    expect(await request.due()).toBe('2026-04-14');
  });

  it('is approved by the head of the unit that proposes; heads and clerks of others do not see it', async () => {
    const request = await new Request().open();
    await request.on('2026-02-11', office, 'assign', { dept: 'dept-a' });
    await request.on('2026-03-10', unit, 'extend', { reason: '信息量大' });
    const [own, other]: Who[] = ['dept-a', 'dept-b'].map((dept) => ({ role: 'department-head', dept }));
    const waits = async (who: Who) =>
      (await bodyOf(api.call(who, 'GET', '/v1/inbox'))).items.flatMap(
        (one: { id: string; reasons: string[] }) => (one.id === request.id ? one.reasons : []),
      );
    expect(await waits(own!)).toEqual(['办理中', '审批：延期答复']);
    expect(await waits(other!)).toEqual([]);
    const approval = `${path}/${request.id}/approvals/extend`;
    expect((await api.call(other!, 'POST', approval)).status).toBe(404);
    expect((await api.call(unit, 'POST', approval)).status).toBe(403);
    expect((await api.call(own!, 'POST', approval)).status).toBe(200);
    expect(await request.due()).toBe('2026-04-14');
  });

  it('is approved by the stand-in of a head who is away, and the record names both', async () => {
    const [clerk, own]: Who[] = ['inspector', 'department-head'].map((role) => ({ role, dept: 'dept-a' }));
    const store = await api.test.store.forTenant(testTenants.a);
    const subOf = ({ role, dept }: Who) => `${testTenants.a}-${role}-${dept}`;
    for (const who of [clerk!, own!, unit]) await api.call(who, 'GET', '/v1/inbox');
    const days = { person: subOf(own!), from: '2026-03-01', until: '2026-03-12' };
    await store.write(create(standInEntity, { ...days, standIn: subOf(clerk!) }));
    const proposed = async (day: string) => {
      const request = await new Request().open();
      await request.on('2026-02-11', office, 'assign', { dept: 'dept-a' });
      await request.on(day, unit, 'extend', { reason: '信息量大' });
      return request;
    };
    const approve = (of: Request, who: Who) => api.call(who, 'POST', `${path}/${of.id}/approvals/extend`);
    const first = await proposed('2026-03-11');
    const waiting = (await bodyOf(api.call(clerk!, 'GET', '/v1/inbox'))).items;
    expect(waiting.find(({ id }: { id: string }) => id === first.id).reasons).toContain(
      `审批：延期答复（代${subOf(own!)}）`,
    );
    const approved = await bodyOf(approve(first, clerk!));
    expect(approved).toMatchObject({ pending: [] });
    const { items } = await bodyOf(api.call(office, 'GET', `${path}/${first.id}/events`));
    const both = `${subOf(clerk!)}（代${subOf(own!)}）`;
    expect(items.find(({ kind }: { kind: string }) => kind === 'approved').by).toBe(both);

    await store.write(replace(standInEntity, { ...days, standIn: subOf(unit) }, 1));
    const second = await proposed('2026-03-12');
    expect((await approve(second, unit)).status).toBe(403);
    expect((await approve(second, clerk!)).status).toBe(403);

    await store.write(replace(standInEntity, { ...days, standIn: subOf(clerk!) }, 2));
    const third = await proposed('2026-03-13');
    expect((await approve(third, clerk!)).status).toBe(403);
  });

  it('is corrected by the stand-in of the office, and the record names both', async () => {
    const away: Who = { role: 'city-admin', dept: 'dept-b' };
    const near: Who = { role: 'inspector', dept: 'dept-b' };
    const store = await api.test.store.forTenant(testTenants.a);
    const subOf = ({ role, dept }: Who) => `${testTenants.a}-${role}-${dept}`;
    const request = await new Request().open();
    for (const who of [away, near]) await api.call(who, 'GET', '/v1/inbox');
    const days = { person: subOf(away), from: '2026-02-01', until: '2026-12-31' };
    await store.write(create(standInEntity, { ...days, standIn: subOf(near) }));
    api.time.set('2026-02-11T01:00:00.000Z');
    const seen = await api.call(near, 'GET', `${path}/${request.id}`);
    const corrected = await api.call(near, 'POST', `${path}/${request.id}/corrections`, {
      body: { values: { wanted: '预算表' }, reason: '录入有误' },
      etag: seen.headers.get('etag')!,
    });
    expect(corrected.status).toBe(200);
    const { items } = await bodyOf(api.call(office, 'GET', `${path}/${request.id}/events`));
    expect(items.at(-1)).toMatchObject({ kind: 'corrected', by: `${subOf(near)}（代${subOf(away)}）` });
  });

  it('whose third party is asked on 03-02 and silent counts on after 03-23, due 04-07', async () => {
    const request = await new Request().open();
    await request.on('2026-02-11', office, 'assign', { dept: 'dept-a' });
    await request.on('2026-03-02', unit, 'askThird', { third: '甲公司' });
    expect(await request.due()).toBe('2026-04-07');
    api.time.set('2026-03-24T01:00:00.000Z');
    await api.tick();
    const seen = await request.see();
    expect(seen.tasks[0]).toMatchObject({ status: 'silent', answer: '未提出意见' });
    expect(seen.limits.find(({ name }: { name: string }) => name === 'answer').due).toBe('2026-04-07');
  });

  it('that is corrected on 03-10 starts anew, due 04-08', async () => {
    const request = await new Request().open();
    await request.on('2026-02-12', office, 'askCorrection', { missing: '写明信息的名称' });
    await request.on('2026-03-10', office, 'correct', { wanted: '2025年度绿化支出决算表' });
    expect(await request.due()).toBe('2026-04-08');
  });

  it('sends a numbered reply, which says what was said then, as PDF and as Word', async () => {
    const request = await new Request().open();
    await request.on('2026-02-11', office, 'assign', { dept: 'dept-a' });
    await request.on('2026-02-12', unit, 'answer', { outcome: '公开', reply: '详见所附明细表。' });
    await request.approve('answer');
    const { papers } = await request.see();
    expect(papers).toMatchObject([{ title: '答复书', number: '公开复〔2026〕1号' }]);
    for (const format of ['pdf', 'docx']) {
      const file = await api.call(
        unit,
        'GET',
        `${path}/${request.id}/papers/${papers[0].id}?format=${format}`,
      );
      expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('公开复〔2026〕1号'));
      const { text } = await noticeText(new Uint8Array(await file.arrayBuffer()));
      const plain = text.replace(/\s/g, '');
      for (const part of [
        '政府信息公开答复书',
        '公开复〔2026〕1号',
        // The second person, who approved it.
        '签发人：620300-city-admin-auditor',
        '王小明',
        '详见所附明细表。',
        '2026年2月12日',
      ])
        expect(plain).toContain(part);
      expect(plain).not.toContain('{');
      // It has no ground, and says nothing of one.
      expect(plain).not.toContain('依据：');
    }
    expect(
      (await api.call({ role: 'department-admin', dept: 'dept-b' }, 'GET', `${path}/${request.id}/papers/p1`))
        .status,
    ).toBe(404);
    expect((await api.call(unit, 'GET', `${path}/${request.id}/papers/p9`)).status).toBe(404);
  });
});
