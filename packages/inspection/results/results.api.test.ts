import { samplePng } from '@mingcha/attachments/testing';
import { actBeside } from '@mingcha/casework/besides';
import { type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { inspectionItemKind } from '@mingcha/catalogue';
import { bodyOf } from '@mingcha/http/testing';
import { addDays, shanghaiDate } from '@mingcha/kernel';
import { testTenants } from '@mingcha/local/testing';
import { noticeText } from '@mingcha/notices/files';
import type { RegisterKind, Row } from '@mingcha/register';
import { create } from '@mingcha/store';
import { hooks, library, paperTemplates, systemKinds } from '@mingcha/systems';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookEntity } from '../../webhooks/webhook.ts';
import { inspectorKind, registerKinds } from '../index.ts';
import { looksRouter } from '../looks/index.ts';
import { objectSchema } from '../rosters/object.ts';
import { objectKind } from '../rosters/objectKind.ts';
import { resultRoutes } from './index.ts';

const kinds = [...registerKinds, ...systemKinds].map(({ kind }) => kind as RegisterKind<Row>);
const { b } = testTenants;
const dept = 'dept-a';
const visits = '/v1/cases/inspection-visits';
const clean = {
  endedOn: '2026-02-10',
  findings: '货架和仓库均已查看。',
  outcome: '未发现问题',
  results: ['未发现问题'],
  signed: '已签字',
};

const machine: Who = { role: 'results-client', dept };
const office: Who = { role: 'department-admin', dept };
const head: Who = { role: 'department-head', dept };
const first: Who = { role: 'inspector', dept };

const inspector = (n: number, validUntil = '2027-12-31', more: object = {}) =>
  inspectorKind.schema.parse({
    ...{ id: `JC-00${n}`, name: `检查员${n}`, dept, certificate: `G000${n}`, validUntil },
    ...more,
  });

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({
    library: library.map(({ type }) => type),
    kinds,
    templates: paperTemplates,
    hooks,
    routes: [resultRoutes, looksRouter],
  });
  const store = await api.test.store.forTenant(testTenants.a);
  const by = { sub: 'seed', name: '初始化' };
  const hook = { id: 'hook', url: 'https://hooks.test/', secret: 'whsec_AAAA', createdBy: by };
  const at = '2026-01-01T00:00:00.000Z';
  await store.write(create(webhookEntity, { ...hook, events: ['visit.published'], createdAt: at }));
  for (const tenant of Object.values(testTenants)) {
    const points = [{ point: '证照齐全', answers: '合格、不合格' }];
    const item = { kind: '一般' as const, skills: [], status: '启用' as const };
    await api.fill(
      inspectionItemKind,
      [{ ...item, id: 'SJ-0001', name: '登记事项检查', dept, points }],
      tenant,
    );
    const objects = Array.from({ length: 6 }, (_, n) =>
      objectSchema.parse({
        id: `JC-000${n}`,
        name: `第${n}商店`,
        type: '企业',
        division: `${tenant.slice(0, 4)}02`,
      }),
    );
    await api.fill(objectKind, objects, tenant);
    await api.fill(inspectorKind, [inspector(1), inspector(2)], tenant);
  }
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const subOf = async (who: Who): Promise<string> => (await bodyOf(api.call(who, 'GET', '/v1/me'))).sub;
const accountsOf = (who: Who = {}) => Promise.all([first, office].map((one) => subOf({ ...one, ...who })));

let made = 0;
/** A visit by hand that is approved, of a campaign and an object of its own. */
async function visit(who: Who = {}): Promise<{ id: string; number: string; task: string; object: string }> {
  const of = (one: Who): Who => ({ ...one, ...who });
  const accounts = await accountsOf(who);
  const [task, object] = [`专项行动${++made}`, `JC-000${made % 6}`];
  const values = {
    ...{ task, object, items: ['SJ-0001'], kind: '日常检查', mode: '现场检查', dept },
    ...{ inspectors: ['JC-001', 'JC-002'], team: accounts, from: '2026-02-01', until: '2026-03-01' },
  };
  const opened = await bodyOf(api.call(of(office), 'POST', visits, { body: { values } }));
  const path = `${visits}/${opened.id}/actions/permit`;
  const approved = { body: { values: { approvedOn: '2026-02-09' } }, etag: '"1"' };
  const { number } = await bodyOf(api.call(of(head), 'POST', path, approved));
  return { id: opened.id, number, task, object };
}
const deliver = (body: object, who: Who = machine) =>
  api.call(who, 'POST', '/v1/inspections/results', { body: { batch: 'B-1', ...body } });
const stateOf = async (id: string) => (await bodyOf(api.call(office, 'GET', `${visits}/${id}`))).state.name;

describe('results from a department’s own system', () => {
  it('are recorded by it, signed, reviewed and published by people alone', async () => {
    const one = await visit();
    const rows = [{ row: 'r1', task: one.task, object: one.object, values: clean }];
    expect(await bodyOf(deliver({ rows }))).toMatchObject({
      ...{ batch: 'B-1', delivered: 1, refused: 0, faults: [] },
      rows: [{ row: 'r1', state: 'delivered', case: one.id, number: one.number }],
    });
    expect(await stateOf(one.id)).toBe('toVisit');
    const path = `${visits}/${one.id}`;
    for (const who of [machine, { ...machine, sub: 'another-machine' }, { role: 'department-client', dept }])
      expect((await api.call(who, 'POST', `${path}/approvals/record`)).status).toBe(403);
    expect((await api.call(first, 'POST', `${path}/approvals/record`)).status).toBe(200);
    const reviewed = await api.call(office, 'POST', `${path}/approvals/record`);
    expect((await bodyOf(reviewed)).state.name).toBe('toPublish');
    const etag = reviewed.headers.get('etag')!;
    expect((await api.call(machine, 'POST', `${path}/actions/publish`, { body: {}, etag })).status).toBe(403);
    expect((await api.call(office, 'POST', `${path}/actions/publish`, { body: {}, etag })).status).toBe(200);
    expect(await api.told()).toContainEqual(
      expect.objectContaining({
        case: one.id,
        object: one.object,
        task: one.task,
        results: ['未发现问题'],
      }),
    );
    const national = await bodyOf(api.call(office, 'GET', '/v1/inspections/publicity'));
    expect(national.items).toEqual([
      {
        check: {
          ...{ entName: '第1商店', insAuth_CN: 'dept-a局', insType_CN: '检查', insDate: '2026-02-10' },
          ...{ insRes_CN: '未发现问题', insRes: '1' },
        },
      },
    ]);
    const exported = async (who: Who, query: string) =>
      (await api.call(who, 'GET', `/v1/inspections/publicity:export?format=csv&${query}`)).text();
    const [, line] = (await exported(office, 'table=checks&from=2026-02-10&until=2026-02-10')).split('\n');
    expect(line).toContain('第1商店,dept-a局,检查,2026-02-10,未发现问题,1');
    for (const [who, query] of [
      [office, 'table=random'],
      [office, 'table=checks&year=2025'],
      [{ ...office, dept: 'dept-b' }, 'table=checks'],
      [{ ...office, tenant: b }, 'table=checks'],
    ] as const)
      expect((await exported(who, query)).trim().split('\n')).toHaveLength(1);
    const half = await api.call(office, 'GET', '/v1/inspections/publicity?from=2026-02-10');
    expect([half.status, (await bodyOf(half)).errors]).toMatchObject([422, [{ pointer: '/until' }]]);
    // What is recorded and delivered again is the same still; another result is not taken.
    expect(await bodyOf(deliver({ rows }))).toMatchObject({ unchanged: 1, delivered: 0 });
    const other = { ...clean, findings: '另有情况。' };
    const changed = await deliver({ rows: [{ ...rows[0], values: other }] });
    expect(await bodyOf(changed)).toMatchObject({
      code: 'results-refused',
      faults: [{ code: 'visit-recorded' }],
    });
  });

  it('say row by row what is wrong, and of those together either all or the right ones are taken', async () => {
    const [good, bad] = [await visit(), await visit()];
    const rows = [
      { row: 'good', visit: good.number, values: clean },
      { row: 'same', task: good.task, object: good.object, values: clean },
      { row: 'need', visit: bad.number, values: { ...clean, outcome: '发现问题待处理' } },
      { row: 'choice', visit: bad.number, values: { ...clean, results: ['很好'] } },
      { row: 'key', task: good.task, values: clean },
      { row: 'none', visit: '检〔2026〕999号', values: clean },
    ];
    const whole = await deliver({ rows });
    const problem = await bodyOf(whole);
    expect([whole.status, problem.code]).toEqual([422, 'results-refused']);
    const named = ({ row, field, code }: { row: string; field: string; code: string }) => [row, field, code];
    const expected = [
      ['same', '', 'repeated'],
      ['need', '', 'case-needs'],
      ['choice', '', 'repeated'],
      ['key', 'object', 'key-missing'],
      ['none', 'visit', 'no-visit'],
    ];
    expect(problem.faults.map(named)).toEqual(expected);
    expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/rows/4/object');
    const twice = await deliver({ rows: rows.filter(({ row }) => row !== 'need'), partial: true });
    const receipt = await bodyOf(twice);
    expect(receipt).toMatchObject({ delivered: 1, refused: 4 });
    expect(receipt.faults).toContainEqual(
      expect.objectContaining({ row: 'choice', field: 'results/0', code: 'invalid' }),
    );
    expect(await bodyOf(deliver({ rows: rows.slice(0, 1) }))).toMatchObject({ unchanged: 1 });
  });

  it('gave a field among the values the place of the row’s own of the same name', async () => {
    const { number } = await visit();
    const rows = [
      { row: 'r1', visit: number, values: { ...clean, object: 'JC-0001', outcome: '很好' } },
      { row: 'r2', values: clean },
    ];
    const { errors, faults } = await bodyOf(deliver({ rows }));
    const pointers = errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toContain('/rows/0/values/object');
    expect(pointers.at(-1)).toBe('/rows/1/task');
    expect(faults.map((fault: object) => Object.keys(fault).join())).toContain('row,field,code,message');
  });

  it('are of its own department and city, and of who has the right to deliver', async () => {
    const [one, theirs] = [await visit(), await visit({ tenant: b })];
    const rows = [{ row: 'r1', visit: one.number, values: clean }];
    const foreign = await bodyOf(deliver({ rows }, { ...machine, dept: 'dept-b' }));
    expect(foreign.faults).toMatchObject([{ row: 'r1', code: 'not-found' }]);
    const { task, object } = theirs;
    const elsewhere = await bodyOf(deliver({ rows: [{ row: 'r1', task, object, values: clean }] }));
    expect(elsewhere.faults).toMatchObject([{ row: 'r1', code: 'no-visit' }]);
    for (const who of [office, head, first, { role: 'city-admin' }, { role: 'department-client', dept }])
      expect((await deliver({ rows }, who)).status).toBe(403);
    expect(await stateOf(one.id)).toBe('toVisit');
  });

  it('have more photos than one act takes: they come ahead, ten new ones at a time, and all stand in case and paper', async () => {
    const { id } = await visit();
    const path = `${visits}/${id}`;
    const act = async (action: string, values: object, who: Who = first) => {
      const { headers } = await api.call(office, 'GET', path);
      const etag = headers.get('etag')!;
      return api.call(who, 'POST', `${path}/actions/${action}`, { body: { values }, etag });
    };
    const photos: string[] = [];
    for (let at = 1; at <= 23; at++)
      photos.push(await api.sendFile(first, `照片${String(at).padStart(2, '0')}.png`, samplePng));
    const many = await act('attach', { photos: photos.slice(0, 11) });
    expect([many.status, (await bodyOf(many)).errors]).toMatchObject([
      422,
      [{ pointer: '/values/photos/10', message: expect.stringContaining('一次最多新上传 10 个') }],
    ]);
    expect((await act('attach', {})).status).toBe(409);
    expect((await act('attach', { photos: photos.slice(0, 2) }, machine)).status).toBe(403);
    for (const until of [10, 20]) {
      const taken = await bodyOf(act('attach', { photos: photos.slice(0, until) }));
      expect(taken.files.map((file: { id: string }) => file.id)).toEqual(photos.slice(0, until));
    }
    expect((await act('record', { ...clean, photos })).status).toBe(200);
    // What waits for the second inspector names its photos already.
    const late = await act('attach', { photos: photos.slice(0, 20) });
    expect([late.status, (await bodyOf(late)).detail]).toEqual([409, expect.stringContaining('正等待确认')]);
    await api.call(office, 'POST', `${path}/approvals/record`);
    await api.call(head, 'POST', `${path}/approvals/record`);
    const done = await bodyOf(api.call(office, 'GET', path));
    expect([done.state.name, done.files.map((file: { id: string }) => file.id)]).toEqual([
      'toPublish',
      photos,
    ]);
    const paper = done.papers.find(({ title }: { title: string }) => title === '现场检查笔录');
    const printed = await api.call(office, 'GET', `${path}/papers/${paper.id}?format=docx`);
    const { text } = await noticeText(new Uint8Array(await printed.arrayBuffer()));
    for (const at of ['01', '10', '11', '23']) expect(text).toContain(`照片${at}.png`);
  });

  it('leave notices that are printed as one file, for who sees them all', async () => {
    const [one, two] = [await visit(), await visit()];
    const print = (paper: string, who: Who = office) =>
      api.call(who, 'POST', '/v1/case-types/inspection-visits/papers:print', {
        body: { paper, ids: [one.id, two.id, one.id] },
      });
    const printed = await print('notice');
    expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { text } = await noticeText(new Uint8Array(await printed.arrayBuffer()));
    for (const { object } of [one, two]) expect(text).toContain(`第${object.slice(-1)}商店`);
    expect(text.split('行政检查通知书')).toHaveLength(3);
    const form = { body: { values: { formsFor: '2026-02-10' } }, etag: '"2"' };
    await api.call(first, 'POST', `${visits}/${one.id}/actions/forms`, form);
    const forms = await noticeText(new Uint8Array(await (await print('forms')).arrayBuffer()));
    expect(forms.text).toMatch(/证照齐全[\s\S]*□合格[\s\S]*□不合格/);
    const none = await print('order');
    expect([none.status, (await bodyOf(none)).code]).toEqual([409, 'no-papers']);
    for (const who of [
      { ...office, dept: 'dept-b' },
      { ...office, tenant: b },
    ])
      expect((await print('notice', who)).status).toBe(404);
  });

  it('come by no client that could answer for the department as well', async () => {
    const role = {
      name: '样样都行',
      reach: { 'cases:*:deliver': 'department', 'cases:*:sign': 'department' },
    };
    const { id } = await bodyOf(api.call({}, 'POST', '/v1/roles', { body: role }));
    const client = { name: '系统', role: id, scopes: ['cases:*:deliver', 'cases:*:sign'], dept };
    const both = await api.call({}, 'POST', '/v1/clients', { body: client });
    expect([both.status, (await bodyOf(both)).errors]).toMatchObject([422, [{ pointer: '/scopes' }]]);
    const own = { ...client, role: 'results-client', scopes: ['cases:inspection:deliver'] };
    expect((await api.call({}, 'POST', '/v1/clients', { body: own })).status).toBe(201);
  });
});

describe('an inspector whose certificate ends between draw and visit', () => {
  const everybody = [inspector(1), inspector(2)];
  /** What the inspector is answered who records a visit that ended on a day. */
  async function record(id: string, endedOn: string): Promise<{ status: number; errors?: object[] }> {
    const path = `${visits}/${id}`;
    const etag = (await api.call(office, 'GET', path)).headers.get('etag')!;
    const init = { body: { values: { ...clean, endedOn } }, etag };
    const answer = await api.call(first, 'POST', `${path}/actions/record`, init);
    return { ...(await bodyOf(answer)), status: answer.status };
  }
  const refusal = (...words: string[]) => ({
    status: 422,
    errors: [
      { pointer: '/values/endedOn', message: expect.stringMatching(new RegExp(words.join('.*'), 's')) },
    ],
  });

  it('cannot be recorded on a visit that ended later, by anybody; an earlier visit can still be recorded', async () => {
    const { id, task, object, number } = await visit();
    await api.fill(inspectorKind, [inspector(1), inspector(2, '2026-02-09')]);
    expect(await record(id, '2026-02-10')).toMatchObject(
      refusal('检查员2的执法证已于 2026-02-09 到期', '由实施部门更换检查人员', '重新检查'),
    );
    const rows = [{ row: 'r1', task, object, values: clean }];
    expect((await bodyOf(deliver({ rows }))).faults).toMatchObject([{ row: 'r1', field: 'endedOn' }]);
    expect(await stateOf(id)).toBe('toVisit');
    // The other city's roster has the same ids.
    const there = await visit({ tenant: b });
    const delivered = deliver(
      { rows: [{ row: 'r1', visit: there.number, values: clean }] },
      { ...machine, tenant: b },
    );
    expect(await bodyOf(delivered)).toMatchObject({ delivered: 1 });
    expect([number, (await record(id, '2026-02-09')).status]).toEqual([number, 200]);
    await api.fill(inspectorKind, everybody);
  });

  it('is taken as the roster has it once it was renewed', async () => {
    const { id } = await visit();
    await api.fill(inspectorKind, [inspector(1, '2026-02-01'), inspector(2)]);
    expect((await record(id, '2026-02-10')).status).toBe(422);
    await api.fill(inspectorKind, everybody);
    expect((await record(id, '2026-02-10')).status).toBe(200);
  });

  it('left the roster or was suspended before the visit ended: the day of it counts, not today', async () => {
    const [removed, suspended] = [await visit(), await visit()];
    const today = shanghaiDate(api.time.now());
    await api.fill(inspectorKind, [inspector(1)]);
    expect(await record(removed.id, addDays(today, 1))).toMatchObject(
      refusal(`检查员2已于 ${today} 在执法检查人员名录库中停用或者移出`),
    );
    expect((await record(removed.id, today)).status).toBe(200);
    await api.fill(inspectorKind, [inspector(1, '2027-12-31', { status: '停用' }), inspector(2)]);
    api.time.advance(2 * 86_400_000);
    await api.fill(inspectorKind, [
      inspector(1, '2027-12-31', { status: '停用', position: '科员' }),
      inspector(2),
    ]);
    expect(await record(suspended.id, addDays(today, 1))).toMatchObject(refusal(`检查员1已于 ${today} `));
    expect((await record(suspended.id, today)).status).toBe(200);
    await api.fill(inspectorKind, everybody);
  });

  it('is not sent on a visit after that, nor put in another’s place, nor is such a day agreed on', async () => {
    const today = shanghaiDate(api.time.now());
    const [ends, late] = [addDays(today, 3), addDays(today, 4)];
    await api.fill(inspectorKind, [...everybody, inspector(3, ends)]);
    const people = { inspectors: ['JC-001', 'JC-003'], team: await accountsOf() };
    const sent = async (who: Who, path: string, values: object, etag?: string) => {
      const answer = await api.call(who, 'POST', path, { body: { values }, ...(etag && { etag }) });
      return { ...(await bodyOf(answer)), status: answer.status };
    };
    const ended = (pointer: string, ...words: string[]) => ({
      ...{ status: 422, code: 'invalid' },
      errors: [{ pointer, message: expect.stringMatching(['检查员3的执法证有效期至', ...words].join('.*')) }],
    });
    const open = (from: string) =>
      sent(office, visits, {
        ...{ object: 'JC-0001', items: ['SJ-0001'], kind: '日常检查', mode: '现场检查', dept },
        ...{ ...people, from, until: addDays(from, 20) },
      });
    expect(await open(late)).toMatchObject(ended('/values/inspectors', ends, late));
    const opened = await open(ends);
    expect(opened.status).toBe(201);
    const act = async (who: Who, action: string, values: object) => {
      const path = `${visits}/${opened.id}`;
      const etag = (await api.call(office, 'GET', path)).headers.get('etag')!;
      return sent(who, `${path}/actions/${action}`, values, etag);
    };
    await act(head, 'permit', { approvedOn: today });
    expect(await act(office, 'schedule', { plannedOn: late })).toMatchObject(
      ended('/values/plannedOn', ends),
    );
    expect((await act(office, 'schedule', { plannedOn: ends })).status).toBe(200);
    const others = { ...people, inspectors: ['JC-001', 'JC-002'], reason: '另有任务' };
    await act(office, 'reassign', others);
    expect((await act(office, 'schedule', { plannedOn: late })).status).toBe(200);
    expect(await act(office, 'reassign', { ...others, ...people })).toMatchObject(
      ended('/values/inspectors', ends, late),
    );
    await api.fill(inspectorKind, everybody);
  });
});

describe('the part of a joint department in a visit', () => {
  const partner: Who = { role: 'inspector', dept: 'dept-b' };
  const ofPartner = (validUntil?: string) => inspector(4, validUntil, { dept: 'dept-b' });
  /** A visit with a part for the other department, which its inspector is asked for. */
  async function joint(): Promise<string> {
    const people = [await subOf(first), await subOf(office), await subOf(partner)];
    const today = shanghaiDate(api.time.now());
    const values = {
      ...{ object: `JC-000${++made % 6}`, items: ['SJ-0001'], kind: '日常检查', mode: '现场检查', dept },
      ...{ inspectors: ['JC-001', 'JC-002', 'JC-004'], team: people, codepts: ['dept-b'] },
      ...{ from: today, until: addDays(today, 40) },
    };
    const opened = await bodyOf(api.call(office, 'POST', visits, { body: { values } }));
    const path = `${visits}/${opened.id}/actions/permit`;
    await api.call(head, 'POST', path, { body: { values: { approvedOn: today } }, etag: '"1"' });
    const store = await api.test.store.forTenant(testTenants.a);
    await actBeside(store, api.deps, opened.id, async ({ asked }) =>
      asked.length > 0 ? undefined : { action: 'invite', values: { inviting: ['dept-b'] }, checks: [] },
    );
    return `${visits}/${opened.id}`;
  }
  const answer = async (path: string, said: string) => {
    const sent = await api.call(partner, 'POST', `${path}/tasks/t1`, { body: { answer: said, values: {} } });
    return { ...(await bodyOf(sent)), status: sent.status };
  };
  const day = () => shanghaiDate(api.time.now());

  it('was answered by an inspector whose certificate had ended', async () => {
    await api.fill(inspectorKind, [inspector(1), inspector(2), ofPartner()]);
    const [one, other] = [await joint(), await joint()];
    const yesterday = addDays(day(), -1);
    await api.fill(inspectorKind, [inspector(1), inspector(2), ofPartner(yesterday)]);
    for (const said of ['clean', 'found'])
      expect(await answer(one, said)).toMatchObject({
        ...{ status: 422, code: 'invalid' },
        errors: [
          {
            pointer: '/answer',
            message: expect.stringMatching(
              `检查员4的执法证已于 ${yesterday} 到期.*更换.*执法证失效.*本部门未参加`,
            ),
          },
        ],
      });
    expect((await bodyOf(api.call(office, 'GET', one))).tasks).toMatchObject([{ status: 'open' }]);
    // Who was not there needs no certificate; who has renewed theirs goes on.
    expect(await answer(other, 'absent')).toMatchObject({ status: 200, tasks: [{ status: 'answered' }] });
    await api.fill(inspectorKind, [inspector(1), inspector(2), ofPartner()]);
    expect(await answer(one, 'found')).toMatchObject({ status: 200, tasks: [{ status: 'answered' }] });
  });

  it('is not held up by others’ certificates, nor by one that ended after the day of the visit', async () => {
    await api.fill(inspectorKind, [inspector(1), inspector(2), ofPartner()]);
    const [one, other] = [await joint(), await joint()];
    const planned = day();
    const { headers } = await api.call(office, 'GET', one);
    const body = { values: { plannedOn: planned } };
    const agreed = { body, etag: headers.get('etag')! };
    expect((await api.call(office, 'POST', `${one}/actions/schedule`, agreed)).status).toBe(200);
    api.time.advance(2 * 86_400_000);
    await api.fill(inspectorKind, [inspector(1), inspector(2), ofPartner(planned)]);
    expect(await answer(one, 'clean')).toMatchObject({ status: 200 });
    await api.fill(inspectorKind, [inspector(1, planned), inspector(2), ofPartner()]);
    expect(await answer(other, 'clean')).toMatchObject({ status: 200 });
    await api.fill(inspectorKind, [inspector(1), inspector(2)]);
  });
});
