import { readTable } from '@mingcha/tabular';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { chaseBy, createDesk } from '../../support/measures.ts';
import { type FollowedNotice, followNotice } from '../../support/notices.ts';
import { cityA, cityB } from '../../support/system.ts';

let system: CheckedSystem;
let notice: FollowedNotice;
let chase: { id: string; number: string; by: { sub: string } };
const scjg = `${cityA.code}-scjg`;
const lead = cityA.departments.find(({ id }) => id === scjg)!.name;

beforeAll(async () => {
  system = await startCheckedSystem({ objects: 5 });
  system.time.set('2026-05-20T15:59:00.000Z');
  notice = await followNotice(system, cityA);
  const measures = notice.measures.filter(({ leads }) => leads.includes(scjg)).map(({ id }) => id);
  const body = { notice: notice.id, measures, dept: scjg, level: 1, text: '请抓紧办理。', answerWithin: 5 };
  chase = await bodyOf(chaseBy(createDesk(system, cityA), cityA, body));
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const office = (method: string, path: string, options = {}) =>
  system.call(cityA, 'city-admin', method, path, options);

type Part = { text: string; object?: { kind: string; id: string; link?: string } };
type Record = {
  by: { sub: string; name: string };
  action: string;
  sentence: Part[];
  changes?: { label: string; before: string; after: string }[];
};
const log = async (
  query = '',
  role = 'auditor',
  city = cityA,
  who: { dept?: string } = {},
): Promise<Record[]> =>
  (await bodyOf(system.call(city, role, 'GET', `/v1/audit?limit=200&${query}`, who))).items;
const textOf = ({ sentence }: Record) => sentence.map(({ text }) => text).join('');

describe('the audit log', () => {
  it('tells who issued which letter to whom, with its objects, found by person, object and day', async () => {
    const who = `by=${chase.by.sub}`;
    const [issued, ...more] = await log(
      `${who}&q=${encodeURIComponent(chase.number)}&from=2026-05-20&to=2026-05-20`,
    );
    expect(more).toEqual([]);
    expect(textOf(issued!)).toBe(`签发了 督办函 ${chase.number}，发给 ${lead}`);
    expect(issued!.sentence.flatMap(({ object }) => object?.link ?? [])).toEqual([
      `/chases/${chase.id}`,
      '/settings/departments',
    ]);
    // 23:59 in Beijing is still that day, and the next day has none.
    expect(await log(`${who}&from=2026-05-21`)).toEqual([]);
    expect((await log(`kind=chase&object=${chase.id}`)).map(textOf)).toEqual([textOf(issued!)]);
    for (const [kind, object] of [
      ['notice', notice.id],
      ['department', scjg],
    ])
      expect((await log(`kind=${kind}&object=${object}`)).map(textOf)).toContain(textOf(issued!));
  });

  it('is another city’s own, and another’s objects have no trail there', async () => {
    expect(await log(`kind=chase&object=${chase.id}`, 'auditor', cityB)).toEqual([]);
    expect((await log('', 'auditor', cityB)).map(({ by }) => by.sub.slice(0, 6))).not.toContain(cityA.code);
  });

  it('is read whole by auditors and administrators, in their own part by a department’s, by nobody else', async () => {
    const unit = (query = '') => log(query, 'department-admin', cityA, { dept: scjg });
    expect(await unit()).toEqual([]);
    const seen = await system.call(cityA, 'department-admin', 'GET', `/v1/chases/${chase.id}`, {
      dept: scjg,
    });
    const answered = await system.call(cityA, 'department-admin', 'POST', `/v1/chases/${chase.id}/answer`, {
      dept: scjg,
      body: { text: '正在办理，月底前完成。' },
      headers: { 'if-match': seen.headers.get('etag')! },
    });
    expect(answered.status).toBe(200);
    expect((await unit()).map(({ action }) => action)).toEqual(['chase.answer']);
    expect(await unit(`kind=chase&object=${chase.id}`)).toHaveLength(1);
    expect(await unit(`by=${cityA.code}-city-admin`)).toEqual([]);
    for (const role of ['inspector', 'department-client', 'province'])
      for (const path of ['', ':actions', ':export'])
        expect([role, (await system.call(cityA, role, 'GET', `/v1/audit${path}`)).status]).toEqual([
          role,
          403,
        ]);
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect((await office(method, '/v1/audit', { body: {} })).status).toBe(404);
  });

  it('tells what settings were and what they became, and never a secret', async () => {
    const { headers } = await office('GET', '/v1/tenant');
    const body = { settings: { teamSize: 3 } };
    await office('PATCH', '/v1/tenant', { body, headers: { 'if-match': headers.get('etag')! } });
    const [changed] = await log('action=policy.propose');
    expect(changed!.changes).toEqual([{ label: '每组人数', before: '2', after: '3' }]);
    const client = { name: '对接系统', role: 'department-client', scopes: ['rosters:read'] };
    const made = await bodyOf(office('POST', '/v1/clients', { body: client }));
    const person = { login: 'new.one', name: '新来的', roles: ['inspector'] };
    await office('POST', '/v1/people', { body: person });
    const all = JSON.stringify(await log());
    expect(all).toContain('新增了系统接口 ');
    for (const secret of [made.clientSecret, '"first"', 'secret', 'password'])
      expect(all).not.toContain(secret);
  });

  it.each(['csv', 'xlsx'])(
    'goes out as %s with what was asked for, and the export is in it',
    async (format) => {
      const query = `kind=chase&from=2026-05-20&to=2026-05-20&format=${format}`;
      const response = await system.call(cityA, 'auditor', 'GET', `/v1/audit:export?${query}`);
      expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('审计日志'));
      const bytes = new Uint8Array(await response.arrayBuffer());
      const rows: object[] = [];
      for await (const { values } of readTable(() => [bytes], {})) rows.push(values);
      expect(rows).toHaveLength(2);
      expect(rows[1]).toMatchObject({
        时间: '2026-05-20 23:59:00',
        操作: '签发督办',
        内容: `签发了 督办函 ${chase.number}，发给 ${lead}`,
        对象类别: '督办',
        对象: chase.number,
      });
      const [exported] = await log('action=audit.export');
      expect(textOf(exported!)).toBe(
        '导出了 审计日志，共 2 条，条件：对象类别 督办、起 2026-05-20、止 2026-05-20',
      );
    },
  );

  it('refuses questions that make no sense, at their field', async () => {
    for (const [query, pointer] of [
      ['object=X', '/kind'],
      ['from=2026-06-02&to=2026-06-01', '/to'],
      ['from=2026-02-30', '/from'],
      ['action=draw.burn', '/action'],
    ]) {
      const response = await system.call(cityA, 'auditor', 'GET', `/v1/audit?${query}`);
      expect([query, response.status, (await bodyOf(response)).errors[0].pointer]).toEqual([
        query,
        422,
        pointer,
      ]);
    }
  });
});
