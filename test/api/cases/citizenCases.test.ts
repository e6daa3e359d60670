import { putSent } from '@mingcha/attachments';
import { samplePng } from '@mingcha/attachments/testing';
import { shownReceiptCode } from '@mingcha/kernel';
import { noticeText } from '@mingcha/notices/files';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportCode } from '../../../packages/credit/report/code.ts';
import { expectEachAnswered } from '../../support/api/answered.ts';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { citizenOf, consentTo, isCitizens, newCode } from '../../support/citizen.ts';
import { type CitizenDesk, createCitizenDesk } from '../../support/citizenDesk.ts';
import { penaltyRow } from '../../support/credit.ts';
import { cityA, cityB } from '../../support/system.ts';

let system: CheckedSystem;
let desk: CitizenDesk;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0 });
  desk = await createCitizenDesk(system);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

// Guides are asked in guides.test.ts.
expectEachAnswered(
  () => system,
  (path) => isCitizens(path) && !path.includes('/guides'),
);

it('a credit report says whose it is, bears a code that verifies, and is of nobody whom the city does not know', async () => {
  const { subject, ...row } = penaltyRow(1);
  const body = { mode: 'all', rows: [{ subject, ...row }] };
  expect((await system.call(cityA, 'city-admin', 'POST', '/v1/credit/records:batch', { body })).status).toBe(
    200,
  );
  const report = await desk.ask('GET', `/credit-reports/${subject}`);
  expect([report.status, report.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const store = await system.store.forTenant(cityA.code);
  const at = system.time.now().toISOString();
  const code = reportCode(store, { subject, at, hash: 'another' });
  const checked = await bodyOf(desk.ask('GET', `/credit-report-checks/${code}`));
  expect(checked).toMatchObject({ subject, at, isSame: false, now: { permits: 0, penalties: 1 } });
  // Neither another city's code nor a changed one is of this city.
  const foreign = reportCode(await system.store.forTenant(cityB.code), { subject, at, hash: 'x' });
  for (const wrong of [foreign, `A${code}`, 'x.y', '%00'])
    expect((await desk.ask('GET', `/credit-report-checks/${wrong}`)).status).toBe(404);
  expect((await desk.ask('GET', `/credit-reports/${penaltyRow(2).subject}`)).status).toBe(404);
  expect((await desk.ask('GET', '/credit-reports/x')).status).toBe(422);
  const textOf = async (file: Response) =>
    (await noticeText(new Uint8Array(await file.arrayBuffer()))).text.replace(/\s/g, '');
  expect(await textOf(report)).toContain(row.number);
  const { values: _, ...key } = row;
  const withdrawn = {
    ...key,
    subject,
    operation: 'withdraw',
    reason: '复议撤销',
    values: { annulled: row.date },
  };
  const undone = { mode: 'all', rows: [withdrawn] };
  const answer = await bodyOf(
    system.call(cityA, 'city-admin', 'POST', '/v1/credit/records:batch', { body: undone }),
  );
  expect(answer).toMatchObject({ withdrawn: 1 });
  expect(await textOf(await desk.ask('GET', `/credit-reports/${subject}`))).not.toContain(row.number);
  expect(await bodyOf(desk.ask('GET', `/credit-report-checks/${code}`))).toMatchObject({
    now: { penalties: 0 },
  });
});

describe('a receipt code', () => {
  it('opens the one case, with nothing of what is inside', async () => {
    const code = newCode();
    const { number } = await bodyOf(desk.send(code));
    const { office } = await desk.inside(number);
    const comment = await office('POST', '/comments', { text: '来电人情绪激动' });
    expect(comment.status).toBe(200);
    const before = comment.headers.get('etag')!;
    const { etag } = await stepped(office, 'dispatch', { dept: '620300-scjg' }, before);
    await stepped(office, 'supervise', { ground: '须当日办结' }, etag);
    const seen = await desk.follow(code);
    const body = await bodyOf(seen);
    expect(body).toMatchObject({
      number,
      state: '办理中',
      done: false,
      awaits: { you: false, text: expect.stringContaining('市场监督管理局') },
      due: [{ title: '办理', held: false, day: expect.stringMatching(/^\d{4}-/) }],
      can: [{ name: 'withdraw' }, { name: 'urge' }],
      papers: [],
      tasks: [],
    });
    expect(body.steps.map(({ title }: { title: string }) => title)).toEqual(['提交', '办理中']);
    const all = JSON.stringify(body);
    for (const kept of [
      '来电人情绪激动',
      '须当日办结',
      '督办',
      '待签收',
      '13800001234',
      '王小明',
      '测试',
      'u-',
    ])
      expect(all).not.toContain(kept);
    expect(all).toContain('138');
    for (const path of ['/case/papers/p1', '/case/files/01J00000000000000000000000'])
      expect((await desk.ask('GET', path, { code, from: desk.anywhere() })).status).toBe(404);
  });

  const stepped = async (
    office: Awaited<ReturnType<CitizenDesk['inside']>>['office'],
    action: string,
    given: object,
    etag: string,
  ) => {
    const done = await office('POST', `/actions/${action}`, { values: given }, etag);
    expect([action, done.status]).toEqual([action, 200]);
    return { etag: done.headers.get('etag')! };
  };

  it('is read as people type it, and of one city is nothing in another', async () => {
    const code = await desk.opened();
    const shown = shownReceiptCode(code).toLowerCase();
    expect((await desk.follow(shown)).status).toBe(200);
    const elsewhere = citizenOf(system.api, cityB.code);
    expect((await elsewhere('GET', '/case', { code, from: desk.anywhere() })).status).toBe(404);
  });

  it('that is wrong five times makes its address wait, and nobody who has the right one', async () => {
    const [code, from] = [await desk.opened(), desk.anywhere()];
    const mistyped = await bodyOf(desk.follow(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`, from));
    expect(mistyped).toMatchObject({ status: 422, errors: [{ pointer: '/receipt-code' }] });
    for (let i = 0; i < 5; i++) expect((await desk.follow(newCode(), from)).status).toBe(404);
    const wait = await desk.follow(newCode(), from);
    expect([wait.status, wait.headers.get('retry-after')]).toEqual([429, '900']);
    expect((await desk.follow(newCode(), desk.anywhere())).status).toBe(404);
    expect((await desk.follow(code, from)).status).toBe(200);
    system.time.advance(901_000);
    expect((await desk.follow(newCode(), from)).status).toBe(404);
  });

  it('is needed for all that is done, and does nothing that only officials do', async () => {
    const code = await desk.opened();
    const { etag } = await tagged(code);
    const act = (action: string, with_: { code?: string; etag?: string }, body: object = {}) =>
      desk.ask('POST', `/case/actions/${action}`, { body, from: desk.anywhere(), ...with_ });
    expect((await act('urge', {})).status).toBe(422);
    expect((await act('urge', { code: newCode(), etag })).status).toBe(404);
    expect((await act('urge', { code })).status).toBe(428);
    for (const action of ['dispatch', 'answer', 'supervise', 'close'])
      expect((await act(action, { code, etag }, { values: { reply: '好' } })).status).toBe(403);
    expect((await act('urge', { code, etag })).status).toBe(200);
    expect((await act('urge', { code, etag })).status).toBe(412);
    const path = `/v1/cases/hotline-orders`;
    const bare = await system.api.request(path, { headers: { 'receipt-code': code } });
    expect(bare.status).toBe(401);
  });

  const tagged = async (code: string) => ({ etag: (await desk.follow(code)).headers.get('etag')! });

  it('withdraws, and adds what was forgotten, once however often it is sent', async () => {
    const code = await desk.opened();
    const note = () =>
      desk.ask('POST', '/case/notes', { body: { text: '补充：晚十点以后。' }, code, from: desk.anywhere() });
    await note();
    const { steps, can } = await bodyOf(note());
    const notes = steps.filter(({ text }: { text?: string }) => text !== undefined);
    expect(notes).toMatchObject([{ title: '补充说明', own: true, text: '补充：晚十点以后。' }]);
    expect(can.map(({ name }: { name: string }) => name)).toEqual(['withdraw', 'urge']);
    const { etag } = await tagged(code);
    const gone = await bodyOf(
      desk.ask('POST', '/case/actions/withdraw', { body: {}, code, etag, from: desk.anywhere() }),
    );
    expect(gone).toMatchObject({ done: true, state: '已撤回', can: [], canNote: false });
    expect((await note()).status).toBe(409);
  });
});

describe('the applicant of an access request', () => {
  it('corrects what is asked for, and reads the answer with its paper; no third party is named', async () => {
    const code = newCode();
    const own = await consentTo(desk.ask, 'access-requests');
    const given = { name: '李四', contact: '13900001111', wanted: '某项目环评' };
    await desk.ask('POST', '/services/access-requests', {
      body: { values: given, consent: own },
      code,
      from: desk.anywhere(),
    });
    const list = await bodyOf(system.call(cityA, 'city-admin', 'GET', '/v1/cases/access-requests'));
    const path = `/v1/cases/access-requests/${list.items[0].id}`;
    const office = async (action: string, with_: object) => {
      const etag = (await system.call(cityA, 'city-admin', 'GET', path)).headers.get('etag')!;
      const done = await system.call(cityA, 'city-admin', 'POST', `${path}/actions/${action}`, {
        body: { values: with_ },
        headers: { 'if-match': etag },
      });
      expect([action, done.status, await done.text()]).toMatchObject([action, 200, expect.anything()]);
    };
    await office('askCorrection', { missing: '请写明项目名称' });
    const waiting = await desk.follow(code);
    expect(await bodyOf(waiting.clone())).toMatchObject({
      state: '待补正',
      awaits: { you: true },
      papers: [{ id: 'p1', title: '补正告知书' }],
    });
    const paper = await desk.ask('GET', '/case/papers/p1', { code, from: desk.anywhere() });
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const corrected = await desk.ask('POST', '/case/actions/correct', {
      body: { values: { wanted: '甲项目环评' } },
      code,
      etag: waiting.headers.get('etag')!,
      from: desk.anywhere(),
    });
    expect(await bodyOf(corrected)).toMatchObject({ state: '已登记' });
    await office('assign', { dept: '620300-scjg' });
    const seen = JSON.stringify(await bodyOf(desk.follow(code)));
    expect(seen).not.toContain('13900001111');
  });
});

describe('who is asked for what is still missing', () => {
  it('hands it in with files, which they alone get', async () => {
    const items = desk.kindOf('items');
    const item = {
      id: 'food',
      name: '食品经营许可',
      dept: '620300-scjg',
      statutoryDays: 20,
      promisedDays: 5,
    };
    await desk.fill(cityA.code, items, [item]);
    const code = newCode();
    const given = { item: item.id, applicantName: '某餐饮店' };
    const body = { values: given, consent: await consentTo(desk.ask, 'approvals') };
    expect(
      (await desk.ask('POST', '/services/approvals', { body, code, from: desk.anywhere() })).status,
    ).toBe(201);
    const list = await bodyOf(system.call(cityA, 'city-admin', 'GET', '/v1/cases/approvals'));
    const office = async (action: string, etag: string, with_: object) => {
      const path = `/v1/cases/approvals/${list.items[0].id}/actions/${action}`;
      const headers = { 'if-match': etag };
      const done = await system.call(cityA, 'city-admin', 'POST', path, { body: { values: with_ }, headers });
      expect([action, done.status]).toEqual([action, 200]);
      return done.headers.get('etag')!;
    };
    const etag = await office('ask', '"1"', { missing: '食品安全制度' });
    const body2 = { values: { given: [await sentBy(code)] } };
    const corrected = await desk.ask('POST', '/case/actions/correct', {
      body: body2,
      code,
      etag,
      from: desk.anywhere(),
    });
    const { files, can } = await bodyOf(corrected.clone());
    expect(files).toMatchObject([{ name: '现场.png' }]);
    expect(Object.keys(files[0])).not.toContain('by');
    expect(can.map(({ name }: { name: string }) => name)).toEqual(['withdraw']);
    const at = `/case/files/${files[0].id}`;
    expect(await bodyOf(desk.ask('GET', at, { code, from: desk.anywhere() }))).toMatchObject({
      name: '现场.png',
    });
    expect((await desk.ask('GET', at, { code: newCode(), from: desk.anywhere() })).status).toBe(404);
    const deficient = { dept: '620300-scjg', deficient: '健康证' };
    await office('acceptDeficient', corrected.headers.get('etag')!, deficient);
    const { tasks } = await bodyOf(desk.follow(code));
    expect(tasks).toMatchObject([{ title: '补齐容缺材料', form: [{ name: 'file', type: 'file' }] }]);
    const answer = { answer: 'handed', values: { file: [await sentBy(code)] } };
    const done = desk.ask('POST', `/case/tasks/${tasks[0].id}`, {
      body: answer,
      code,
      from: desk.anywhere(),
    });
    expect(await bodyOf(done)).toMatchObject({ tasks: [], state: '审查中' });
  });
});

const begin = (code: string, name: string, size: number) =>
  desk.ask('POST', '/files', { body: { name, size }, code, from: desk.anywhere() });
/** A picture that was sent under a code, and handed in with nothing yet. */
async function sentBy(code: string): Promise<string> {
  const { id } = await bodyOf(begin(code, '现场.png', samplePng.length));
  await putSent(system.files, cityA.code, id, samplePng);
  expect((await desk.ask('POST', `/files/${id}/finish`, { code, from: desk.anywhere() })).status).toBe(200);
  return id;
}

describe('files from outside', () => {
  it('are looked into as those from inside, and handed in by whose code sent them', async () => {
    const [mine, theirs] = [newCode(), newCode()];
    const { id } = await bodyOf(begin(mine, '现场.png', samplePng.length));
    await putSent(system.files, cityA.code, id, samplePng);
    const finish = (code: string) => desk.ask('POST', `/files/${id}/finish`, { code, from: desk.anywhere() });
    expect((await finish(theirs)).status).toBe(404);
    expect(await bodyOf(finish(mine))).toMatchObject({ id, type: 'png' });
    expect(await bodyOf(begin(mine, '大.png', 30_000_000))).toMatchObject({ status: 413 });
    expect(await bodyOf(begin(mine, '程序.exe', 10))).toMatchObject({ code: 'file-type-refused' });
    expect((await begin('', '现场.png', 10)).status).toBe(422);
  });
});

describe('an order that is done', () => {
  it('is rated once by who called, and its form says what anybody may choose', async () => {
    await desk.ask('GET', '/services');
    await desk.ask('GET', '/services/hotline-orders/choices/kind');
    const code = newCode();
    const { number } = await bodyOf(desk.send(code));
    const { act } = await desk.inside(number);
    const rate = (level: number) =>
      desk.ask('POST', '/case/rating', { body: { level, text: '谢谢' }, code, from: desk.anywhere() });
    expect(await bodyOf(rate(4))).toMatchObject({ status: 409, code: 'not-rateable' });
    await act('answer', { reply: '已处理' });
    expect(await bodyOf(desk.follow(code))).toMatchObject({ done: true, canRate: true });
    expect(await bodyOf(rate(4))).toMatchObject({ canRate: false, rated: '满意' });
    expect((await rate(4)).status).toBe(200);
    expect(await bodyOf(rate(1))).toMatchObject({ status: 409, code: 'already-rated' });
  });
});

describe('what is published', () => {
  it('is what the definition names, for everybody, until its time is over', async () => {
    const code = newCode();
    const own = await consentTo(desk.ask, 'messages');
    const values = { kind: '咨询', text: '图书馆何时开放？', contact: '13900002222' };
    const body = { values, consent: own };
    const { number } = await bodyOf(
      desk.ask('POST', '/services/messages', { body, code, from: desk.anywhere() }),
    );
    const { act, id } = await desk.inside(number, 'messages');
    const listed = (query = '') => bodyOf(desk.ask('GET', `/published/messages${query}`));
    expect((await listed()).items).toEqual([]);
    expect((await desk.ask('GET', `/published/messages/${id}`)).status).toBe(404);
    await act('answer', { reply: '每日九时。' });
    const { items } = await bodyOf(desk.ask('GET', '/published'));
    expect(items.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['messages']));
    expect(items).not.toContainEqual(expect.objectContaining({ name: 'hotline-orders' }));
    const shown = await bodyOf(desk.ask('GET', `/published/messages/${id}`));
    expect(shown.fields.map(({ name, value }: { name: string; value: string }) => [name, value])).toEqual([
      ['kind', '咨询'],
      ['text', '图书馆何时开放？'],
      ['reply', '每日九时。'],
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/139|留2026|市场/);
    const { versions, ...row } = shown;
    expect(versions).toEqual([]);
    expect((await listed('?q=九时&year=2026')).items).toEqual([row]);
    for (const none of ['?q=139', '?year=2025', '?q=没有']) expect((await listed(none)).items).toEqual([]);
    expect((await desk.ask('GET', '/published/hotline-orders')).status).toBe(404);
    const elsewhere = citizenOf(system.api, cityB.code);
    expect((await elsewhere('GET', `/published/messages/${id}`)).status).toBe(404);
    // From now on less of it is shown, and for thirty days: of what is published already too.
    const path = '/v1/case-types/messages';
    const admin = (method: string, at: string, more: object) =>
      system.call(cityA, 'city-admin', method, at, more);
    const etag = (await admin('GET', `${path}/definition`, {})).headers.get('etag')!;
    const patch = { publication: [{ states: ['answered'], fields: ['text'], keep: { days: 30 } }] };
    const draft = { body: { note: '少公开', patch }, headers: { 'if-match': etag } };
    const next = (await admin('PUT', `${path}/draft`, draft)).headers.get('etag')!;
    const token = await secondAdministrator();
    const headers = { 'if-match': next, authorization: `Bearer ${token}` };
    expect((await admin('POST', `${path}/publish`, { body: {}, headers })).status).toBe(200);
    const less = await bodyOf(desk.ask('GET', `/published/messages/${id}`));
    expect(less.fields.map(({ name }: { name: string }) => name)).toEqual(['text']);
    const later = newCode();
    const again = { values, consent: await consentTo(desk.ask, 'messages') };
    const sent = desk.ask('POST', '/services/messages', { body: again, code: later, from: desk.anywhere() });
    const second = await desk.inside((await bodyOf(sent)).number, 'messages');
    await second.act('answer', { reply: '每日九时。' });
    expect((await listed()).items).toHaveLength(2);
    system.time.advance(32 * 86_400_000);
    expect((await listed()).items).toEqual([]);
    for (const gone of [id, second.id])
      expect((await desk.ask('GET', `/published/messages/${gone}`)).status).toBe(404);
  });

  const secondAdministrator = async () => {
    const person = { login: 'second.admin', name: '孙三', roles: ['city-admin'] };
    const { id } = await bodyOf(system.call(cityA, 'city-admin', 'POST', '/v1/people', { body: person }));
    return system.tokenOf({ tenant: cityA.code, roles: ['city-admin'], sub: id });
  };

  it('has no unit with few ratings among those that are compared', async () => {
    const { types, least } = await bodyOf(desk.ask('GET', '/satisfaction'));
    expect([least, types.map(({ name }: { name: string }) => name)]).toEqual([
      30,
      [
        'approvals',
        'packages',
        'hotline-orders',
        'utility-connections',
        'simple-deregistrations',
        'commitments',
        'inspection-visits',
      ],
    ]);
    expect(types.every(({ units }: { units: unknown[] }) => units.length === 0)).toBe(true);
  });
});
