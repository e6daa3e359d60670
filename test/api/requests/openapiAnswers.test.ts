import { samplePng, sentFile } from '@mingcha/attachments/testing';
import { newId } from '@mingcha/kernel';
import { notifyPeople, outgoingEntity } from '@mingcha/notify/clock';
import { create } from '@mingcha/store';
import { bodyOf } from '@mingcha/tenancy/testing';
import { sendWebhooks } from '@mingcha/webhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectEachAnswered } from '../../support/api/answered.ts';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createOffice } from '../../support/api/office.ts';
import { well as answersWell } from '../../support/api/well.ts';
import { createBatches, draftOf } from '../../support/batches.ts';
import { isCitizens } from '../../support/citizen.ts';
import { localCompose } from '../../support/composes.ts';
import { isFollowing } from '../../support/measures.ts';
import { changePolicy } from '../../support/policy.ts';
import { askAsProvince } from '../../support/province.ts';
import { etagOf, standInFor } from '../../support/standIn.ts';
import { cityA } from '../../support/system.ts';
import { registrationOf } from '../../support/witnessKeys.ts';
import { askCredit, askRecords } from './answers/credit.ts';
import { askDraws, askSecondPersons } from './answers/draws.ts';
import { askExchange } from './answers/exchange.ts';
import { askInspections, askPlans } from './answers/inspections.ts';
import { askLevels } from './answers/levels.ts';
import { askFindings, askRegister } from './answers/registers.ts';

let system: CheckedSystem;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 120 });
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

type Call = { body?: unknown; raw?: string; headers?: Record<string, string> };

/** Calls as the city's administrator; the answer is held against the document on its way. */
const well = (method: string, path: string, options: Call = {}) =>
  answersWell(system, cityA, 'city-admin', method, path, options);

describe('every route, asked well by who may', () => {
  // What follows notices is asked in measuresAnswers.test.ts, what needs no account in citizenCases.test.ts.
  expectEachAnswered(
    () => system,
    (path) => !isFollowing(path) && !isCitizens(path),
  );

  it('of the tenant answers as described', async () => {
    await well('GET', '/v1/me');
    const kept = await well('PUT', '/v1/me/drafts/draw:new', {
      body: { content: { title: '春季抽查' } },
      headers: { 'if-none-match': '*' },
    });
    await well('GET', '/v1/me/drafts');
    await well('GET', '/v1/me/drafts/draw:new');
    await well('DELETE', '/v1/me/drafts/draw:new', { headers: etagOf(kept) });
    const tenant = await well('GET', '/v1/tenant');
    const settings = { dayOverrides: { '2026-10-10': true } };
    await well('PATCH', '/v1/tenant', { body: { settings }, headers: etagOf(tenant) });
    await changePolicy(system, cityA, { teamSize: 3 }, { decision: 'reject', body: { reason: '暂不改变' } });
    await changePolicy(system, cityA, { visitCap: 3 });
    const portal = await well('GET', '/v1/tenant/portal');
    const info = { body: { host: '市政府办公室' }, headers: etagOf(portal) };
    await well('PUT', '/v1/tenant/portal', info);
    await well('GET', '/v1/log/audit-days/2026-11-19');
    const cosigners = await well('GET', '/v1/log/cosigners');
    await well('PUT', '/v1/log/cosigners', {
      body: { cosigners: [], needed: 0 },
      headers: etagOf(cosigners),
    });
    const witness = await well('POST', '/v1/witnesses', { body: registrationOf(cityA.code, 'notary') });
    await well('GET', '/v1/witnesses');
    await well('GET', '/v1/witnesses/notary');
    const withdraw = { body: { reason: '不再承担见证' }, headers: etagOf(witness) };
    await well('POST', '/v1/witnesses/notary/withdraw', withdraw);
    const department = { id: '620300-test', name: '测试部门', short: '测试', division: '620300' };
    await well('POST', '/v1/departments', { body: department });
    const one = await well('GET', '/v1/departments/620300-test');
    const renamed = await well('PATCH', '/v1/departments/620300-test', {
      body: { name: '试验部门' },
      headers: etagOf(one),
    });
    await well('GET', '/v1/departments?limit=2');
    await standInFor(department.id, well, (of) => system.tokenOf({ tenant: cityA.code, ...of }));
    await well('DELETE', '/v1/departments/620300-test', { headers: etagOf(renamed) });
    const person = { login: 'wang.wu', name: '王五', roles: ['inspector'] };
    const { id } = await bodyOf(well('POST', '/v1/people', { body: person }));
    const stored = await well('GET', `/v1/people/${id}`);
    await well('PATCH', `/v1/people/${id}`, { body: { status: 'disabled' }, headers: etagOf(stored) });
    await well('GET', '/v1/people');
    await well('GET', '/v1/roles');
    await well('GET', '/v1/rights');
    const role = { name: '县级经办', reach: { 'rosters:read': 'county', 'cases:*:read': 'department' } };
    const made = await well('POST', '/v1/roles', { body: role });
    const { id: roleId } = await bodyOf(made);
    await well('GET', `/v1/roles/${roleId}/people`);
    const change = { body: { name: '县级经办人员' }, headers: etagOf(made) };
    await well('PATCH', `/v1/roles/${roleId}`, change);
    await well('DELETE', `/v1/roles/${roleId}`, {
      headers: etagOf(await well('GET', `/v1/roles/${roleId}`)),
    });
    const disabled = await well('GET', `/v1/people/${id}`);
    await well('DELETE', `/v1/people/${id}`, { headers: etagOf(disabled) });
    const client = { name: '业务系统', role: 'department-client', scopes: ['rosters:read'] };
    const { id: clientId } = await bodyOf(well('POST', '/v1/clients', { body: client }));
    await well('GET', '/v1/clients');
    await well('DELETE', `/v1/clients/${clientId}`);
    await well('GET', '/v1/audit?limit=5');
    await well('GET', '/v1/audit:actions');
    const sheets = {
      people: '登录名,姓名,岗位\nof.a.sheet,某人,执法检查人员',
      departments: `编号,名称,简称,区划\nof-a-sheet,某某局,某局,${cityA.code}`,
    };
    for (const [kind, sheet] of Object.entries(sheets)) {
      for (const format of ['xlsx', 'csv']) await well('GET', `/v1/${kind}:template?format=${format}`);
      const headers = { 'content-type': 'text/csv' };
      await well('POST', `/v1/${kind}:import?dryRun=true`, { raw: sheet, headers });
      await well('POST', `/v1/${kind}:import`, { raw: sheet, headers });
    }
    for (const list of ['people', 'departments', 'draws', 'draw-batches'])
      for (const format of ['xlsx', 'csv']) await well('GET', `/v1/${list}:export?format=${format}`);
    for (const format of ['xlsx', 'csv']) await well('GET', `/v1/audit:export?format=${format}`);
  });

  it('of batches answers as described', async () => {
    const city = createBatches(system, cityA);
    const rehearsal = (dept: string) => draftOf(cityA, dept, localCompose.seed);
    let at = await city.gather([rehearsal('scjg')]);
    const path = `${city.path}/${at.batch.id}`;
    const changed = await well('PATCH', path, {
      body: { title: '联合抽查', mode: 'apart' },
      headers: { 'if-match': at.etag },
    });
    const draw = await city.plan(rehearsal('yjgl'));
    const joined = await well('POST', `${path}/draws`, { body: { draw }, headers: etagOf(changed) });
    const left = await well('DELETE', `${path}/draws/${draw}`, { headers: etagOf(joined) });
    await well('GET', `${city.path}?state=gathering`);
    await well('DELETE', path, { headers: etagOf(left) });
    // Whoever is drawn, there is a reserve: of a class there may be none.
    const strata = [{ stratum: 'all', count: 3, reserve: 2 }];
    const later = (dept: string) => ({ ...rehearsal(dept), stratify: 'none', strata, names: 'results' });
    at = await city.commitBatch(await city.gather([later('scjg'), later('yjgl')]));
    at = await city.stepBatch(await city.stepBatch(at, 'execute', {}), 'publish');
    at = await city.readBatch((await city.stepBatch(at, 'publish-names')).batch.id);
    const first = at.batch.members[0]!.id;
    const { items } = await bodyOf(city.admin('GET', `/v1/draws/${first}/result?limit=1`));
    await city.stepBatch(at, 'substitutions', { object: items[0].id, reason: '已注销' });
    const page = await system.portal.request(`/public/${cityA.code}/draws/${first}`);
    expect((await bodyOf(page)).batch.draws).toHaveLength(2);
    const official = (dept: string) => draftOf(cityA, dept);
    at = await city.commitBatch(await city.gather([official('scjg'), official('yjgl')]));
    const reason = '名录有误，重新组织';
    at = await city.stepBatch(at, 'void', { reason });
    at = await city.stepBatch(at, 'void/reject', { reason });
    await city.voidBatch(at);
  });

  it('of inspections answers as described', () => askInspections({ system, well }));

  it('of credit records answers as described', () => askRecords(well));

  it('of the calendar answers as described', async () => {
    const path = '/v1/calendars/2027';
    await well('GET', '/v1/calendars');
    const text = '一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。';
    const { holidays, makeUpDays } = await bodyOf(well('POST', `${path}/read`, { body: { text } }));
    await well('POST', `${path}/preview`, { body: { holidays, makeUpDays } });
    const colleague = { login: 'second.person', name: '钱二', roles: ['city-admin'] };
    const { id: sub } = await bodyOf(well('POST', '/v1/people', { body: colleague }));
    const token = await system.tokenOf({ tenant: cityA.code, roles: ['city-admin'], sub });
    const second = { authorization: `Bearer ${token}` };
    const body = { holidays, makeUpDays, basis: '国办发明电〔2026〕9号' };
    const propose = (before: Response) => well('POST', `${path}/proposal`, { body, headers: etagOf(before) });
    const proposed = await propose(await well('GET', path));
    const back = await well('POST', `${path}/proposal/withdraw`, { headers: etagOf(proposed) });
    const again = await propose(back);
    const reason = { reason: '请再核对' };
    const rejected = await well('POST', `${path}/proposal/reject`, {
      body: reason,
      headers: { ...etagOf(again), ...second },
    });
    const last = await propose(rejected);
    await well('POST', `${path}/proposal/confirm`, { headers: { ...etagOf(last), ...second } });
    await well('GET', '/v1/calendars');
    await well('GET', '/v1/lists');
    const [{ list, rule }] = (await bodyOf(well('GET', '/v1/lists:rules'))).items;
    const rules = etagOf(await well('GET', '/v1/lists:rules'));
    await well('PUT', '/v1/lists:rules', { body: { list, rule, to: 'off' }, headers: rules });
    await askFindings(well);
  });

  it('of the province answers as described', () => askAsProvince(system, cityA));

  it('of lists of several levels answers as described', () => askLevels(system, cityA));

  it.each([
    ['/v1/rosters/objects', 'TEST-0001'],
    ['/v1/rosters/inspectors', 'TEST-0001'],
    ['/v1/catalogues/inspection/items', 'TEST-0001'],
    ['/v1/catalogues/openness/grounds', 'TEST-0001'],
    ['/v1/catalogues/approval/items', 'TEST-0001'],
    ['/v1/catalogues/hotline/kinds', 'TEST-0001'],
    ['/v1/catalogues/award/clauses', 'TEST-0001'],
    ['/v1/catalogues/inspection/caps', 'TEST-0001'],
    ['/v1/catalogues/lists', 'test-list'],
    ['/v1/catalogues/list-checks', 'test-check'],
    ['/v1/lists/fee-items/rows', 'SF-9999'],
    ['/v1/divisions', '620399'],
    ['/v1/measures', '9'],
  ])('of %s answers as described', async (base, newId) => {
    if (base === '/v1/measures') await createOffice(system, cityA).followed(1);
    await askRegister({ system, well }, base, newId);
  });

  it('of credit evaluation answers as described', () => askCredit({ system, well }));

  it('of exchange answers as described', () => askExchange({ system, well }));

  it('of case types answers as described', async () => {
    const path = '/v1/case-types/messages';
    await well('GET', '/v1/case-types');
    await well('GET', '/v1/case-type-definitions');
    await well('GET', path);
    await well('GET', `${path}/counts`);
    await well('GET', `${path}/figures`);
    const draft = (before: Response) => {
      const bad = { opens: 'bad-ratings', tells: { service: 'service', level: 'level' } };
      const rating = { by: 'office', in: ['answered'], within: { days: 30 }, bad };
      const patch = { title: '网上留言办理', clocks: { answer: { warn: [2] } }, rating };
      const body = { note: '改名称', patch };
      return well('PUT', `${path}/draft`, { body, headers: etagOf(before) });
    };
    const first = await draft(await well('GET', `${path}/definition`));
    const again = await draft(await well('DELETE', `${path}/draft`, { headers: etagOf(first) }));
    const colleague = { login: 'third.person', name: '孙三', roles: ['city-admin'] };
    const { id: sub } = await bodyOf(well('POST', '/v1/people', { body: colleague }));
    const token = await system.tokenOf({ tenant: cityA.code, roles: ['city-admin'], sub });
    const headers = { ...etagOf(again), authorization: `Bearer ${token}` };
    const move = ['clocks/answer'];
    await well('POST', `${path}/draft/moves`, { body: { move } });
    const published = await well('POST', `${path}/publish`, { headers, body: { move } });
    await well('GET', `${path}/moves`);
    const body = { reason: '暂停受理' };
    const closed = await well('POST', `${path}/close`, { body, headers: etagOf(published) });
    await well('POST', `${path}/reopen`, { headers: etagOf(closed) });
    const values = { kind: '咨询', text: '何时开放？' };
    const message = await well('POST', '/v1/cases/messages', { body: { values } });
    const one = `/v1/cases/messages/${(await bodyOf(message.clone())).id}`;
    const answer = { body: { values: { reply: '下月' } }, headers: etagOf(message) };
    await well('POST', `${one}/actions/answer`, answer);
    await well('GET', '/v1/cases/messages?where=kind=咨询&sort=-fields.kind&light=green&state=answered');
    for (const format of ['xlsx', 'csv']) {
      await well('GET', `${path}/cases:template?format=${format}`);
      await well('GET', `${path}/cases:export?format=${format}`);
    }
    const sheet = { raw: '留言类别,留言内容\n咨询,几点开门？', headers: { 'content-type': 'text/csv' } };
    await well('POST', `${path}/cases:import?dryRun=true`, sheet);
    await well('POST', `${path}/cases:import`, sheet);
    const rated = await bodyOf(well('POST', `${one}/rating`, { body: { level: 5 } }));
    expect(rated.rating).toMatchObject({ title: '非常满意', inside: true });
  });

  it('of templates of papers answers as described', async () => {
    const path = '/v1/case-types/approvals/papers/acceptance/template';
    const bytes = Buffer.from(await (await well('GET', path)).arrayBuffer());
    const ask = (at: string, body?: unknown) => well('POST', at, body === undefined ? {} : { body });
    const file = await sentFile(ask, system.files, cityA.code, { name: '决定书.docx', bytes });
    const made = await well('POST', path, { body: { file } });
    await well('GET', `${path}?own=${(await bodyOf(made)).own}`);
  });

  it('of case types of the province answers as described', async () => {
    const path = '/v1/case-types/suggestions';
    const { definition } = await bodyOf(well('GET', '/v1/case-types/approvals/definition'));
    const own = { ...definition, name: 'suggestions', title: '意见建议' };
    const above = async (role: string, method: string, of: string, options: Call = {}) => {
      const response = await system.call({ code: '620000' }, role, method, of, options);
      expect([method, of, response.status]).toEqual([method, of, 200]);
      return response;
    };
    const body = { definition: own, note: '省级规定' };
    const draft = await above('province', 'PUT', `${path}/draft`, { body, headers: { 'if-match': '"0"' } });
    await above('province-admin', 'POST', `${path}/publish`, { headers: etagOf(draft) });
    const [offer] = (await bodyOf(well('GET', '/v1/case-type-offers'))).items;
    const adopted = { hash: offer.hash, note: '全省统一' };
    await well('POST', `${path}/adopt`, { body: adopted, headers: { 'if-match': offer.etag } });
    await above('province', 'GET', '/v1/province/case-types/suggestions/adoptions');
  });

  it('of plans of inspections answers as described', () => askPlans({ system, well }));

  it('of cases answers as described', async () => {
    const path = '/v1/cases/access-requests';
    const dept = cityA.departments[0]!.id;
    const values = { name: '王小明', contact: '13800000000', wanted: '绿化支出明细' };
    const opened = await well('POST', path, { body: { values } });
    const one = `${path}/${(await bodyOf(opened.clone())).id}`;
    await well('GET', `${path}?limit=2`);
    await well('GET', `${one}?personal=true`);
    await well('POST', `${one}/actions/assign`, { body: { values: { dept } }, headers: etagOf(opened) });
    const unit = async (place: string, body: object) => {
      const headers = etagOf(await well('GET', one));
      const options = { body, headers, dept };
      const response = await system.call(cityA, 'department-admin', 'POST', `${one}/${place}`, options);
      expect([place, response.status]).toEqual([place, 200]);
      return response;
    };
    await unit('actions/askThird', { values: { third: '甲公司' } });
    await unit('tasks/t1', { answer: 'agrees' });
    await unit('actions/extend', { values: { reason: '信息量大' } });
    await well('POST', `${one}/approvals/extend/return`, { body: { reason: '依据不足' } });
    await well('POST', `${one}/comments`, { body: { text: '已电话告知申请人' } });
    const correction = { values: { wanted: '2025年绿化支出明细' }, reason: '录入有误' };
    await well('POST', `${one}/corrections`, { body: correction, headers: etagOf(await well('GET', one)) });
    await unit('actions/answer', { values: { outcome: '公开', reply: '详见附件。' } });
    const { papers } = await bodyOf(well('POST', `${one}/approvals/answer`));
    for (const format of ['pdf', 'docx'])
      await well('GET', `${one}/papers/${papers.at(-1).id}?format=${format}`);
    await well('GET', `${one}/events`);
    await well('GET', '/v1/inbox');
    await well('GET', '/v1/case-groups/openness/due?until=2027-12-31T00:00:00Z');
    // What the department proposed waits for the office, which is notified.
    await sendWebhooks(await system.store.forTenant(cityA.code), {
      clock: system.clock,
      concerned: notifyPeople(system.clock),
    });
    const { latest } = await bodyOf(well('GET', '/v1/me/notifications/unread'));
    await well('GET', '/v1/me/notifications');
    await well('POST', `/v1/me/notifications/${latest[0].id}/read`);
    await well('POST', '/v1/me/notifications/read-all', { body: { until: latest[0].id } });
    const change = async (path: string, part: object) => {
      const before = await well('GET', path);
      const body = { ...(await bodyOf(before.clone())), ...part };
      await well('PUT', path, { body, headers: etagOf(before) });
    };
    const sms = { url: 'https://sms.city.example/', template: 'T-1', secret: 'sms' };
    await change('/v1/notification-settings', { channels: { sms } });
    await change('/v1/me/notification-preferences', { phone: '13800000000' });
    const failed = {
      person: 'wang',
      name: '王小明',
      channel: 'sms',
      what: '督办',
      link: '/',
      count: 1,
    } as const;
    const at = system.clock().toISOString();
    const id = newId(system.clock());
    const store = await system.store.forTenant(cityA.code);
    const message = { ...failed, id, at, state: 'failed', attempts: 8, nextAt: at, endedAt: at } as const;
    await store.write(create(outgoingEntity, message));
    await well('GET', '/v1/outgoing?state=failed');
    await well('POST', `/v1/outgoing/${id}/retry`);
  });

  it('of files answers as described', async () => {
    const ask = (path: string, body?: unknown) => well('POST', path, body === undefined ? {} : { body });
    const file = await sentFile(ask, system.files, cityA.code, { name: '照片.png', bytes: samplePng });
    await well('GET', `/v1/files/${file}`);
    const path = '/v1/cases/rectifications';
    const values = {
      source: '督查',
      problem: '消防通道被占用',
      dept: cityA.departments[0]!.id,
      dueDate: '2026-12-20',
      evidence: [file],
    };
    const { id } = await bodyOf(well('POST', path, { body: { values } }));
    const given = await system.call(cityA, 'city-admin', 'GET', `${path}/${id}/files/${file}`);
    expect(given.status).toBe(303);
  });

  it('of jobs answers as described, an import that was refused too', async () => {
    const refused = await system.call(cityA, 'city-admin', 'POST', '/v1/rosters/objects:import?mode=merge', {
      raw: '统一社会信用代码,主体类型,成立日期\nA 1,店,昨天',
      headers: { 'content-type': 'text/csv' },
    });
    const { job, code, errors } = await bodyOf(refused);
    expect([refused.status, code, errors.length > 1]).toEqual([422, 'import-rejected', true]);
    const list = await bodyOf(well('GET', '/v1/jobs'));
    expect(list.items.map((item: { id: string }) => item.id)).toContain(job);
    await well('GET', `/v1/jobs/${job}`);
    for (const report of ['errors.xlsx', 'errors.csv']) await well('GET', `/v1/jobs/${job}/${report}`);
  });

  it('of draws and their witnesses answers as described', () => askDraws(system));

  it('of draws that wait for a second person answers as described', () => askSecondPersons(system));
});
