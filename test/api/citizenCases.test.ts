import { putSent } from '@mingcha/attachments';
import { samplePng } from '@mingcha/attachments/testing';
import { createApi } from '@mingcha/fn-api';
import { shownReceiptCode } from '@mingcha/kernel';
import { Crash, dyingStore } from '@mingcha/local/testing';
import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import { systemKinds } from '@mingcha/systems';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectEachAnswered } from '../support/answered.ts';
import { type CheckedSystem, startCheckedSystem } from '../support/checkedSystem.ts';
import { citizenOf, consentTo, isCitizens, newCode } from '../support/citizen.ts';
import { cityA, cityB } from '../support/system.ts';
import { tableText } from '../support/written.ts';

let system: CheckedSystem;
let ask: ReturnType<typeof citizenOf>;
let consent: string;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0 });
  ask = citizenOf(system.api, cityA.code);
  const kind = systemKinds.find((one) => one.kind.name === 'hotline-kinds')!.kind;
  for (const { code } of [cityA, cityB])
    await fill(code, kind, [{ id: 'noise', name: '噪声扰民', contactDays: 1, handleDays: 5 }]);
  consent = await consentTo(ask, 'hotline-orders');
});
afterAll(async () => {
  expect(system.unexpected.filter((one) => !(one instanceof Crash))).toEqual([]);
  await system.stop();
});

async function fill(city: string, kind: RegisterKind<Row>, rows: readonly object[]): Promise<void> {
  const register = openRegister(await system.test.store.forTenant(city), kind, { now: system.time.now });
  await register.replaceAll(rows as readonly Row[], {
    by: { sub: 'seed', name: '初始化' },
    source: { type: 'seed' },
    reason: '测试',
  });
}

expectEachAnswered(() => system, isCitizens);

const values = {
  kind: 'noise',
  urgency: '一般',
  text: '夜间施工扰民。',
  callerName: '王小明',
  phone: '13800001234',
};
/** Each from an address of its own, so that no test uses up another's. */
let addresses = 0;
const anywhere = () => `198.51.${Math.floor(++addresses / 250)}.${addresses % 250}`;
const send = (code: string, body: object = { values, consent }, from = anywhere(), as = ask) =>
  as('POST', '/services/hotline-orders', { body, code, from });
const opened = async (body?: object) => {
  const code = newCode();
  expect((await send(code, body)).status).toBe(201);
  return code;
};
const follow = (code: string, from = anywhere()) => ask('GET', '/case', { code, from });
/** The order as the hotline's centre has it. */
const inside = async (number: string) => {
  const list = await bodyOf(system.call(cityA, 'city-admin', 'GET', `/v1/cases/hotline-orders?q=${number}`));
  const { id } = list.items[0];
  const path = `/v1/cases/hotline-orders/${id}`;
  const office = (method: string, at: string, body?: unknown, etag?: string) =>
    system.call(cityA, 'city-admin', method, path + at, {
      ...(body !== undefined && { body }),
      ...(etag !== undefined && { headers: { 'if-match': etag } }),
    });
  return { id, office };
};

describe('an opening without an account', () => {
  it('is told before it fills in who collects what, why and for how long', async () => {
    const { items } = await bodyOf(ask('GET', '/services'));
    expect(items.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['messages', 'access-requests', 'hotline-orders', 'complaints']),
    );
    const { notice, fields } = await bodyOf(ask('GET', '/services/hotline-orders'));
    expect(notice).toMatchObject({ collector: cityA.name, personal: ['诉求人', '联系电话'] });
    expect(notice.kept).toEqual(['办结后保存 5 年，期满自动清除个人信息。']);
    expect(fields.map(({ name, required }: { name: string; required: boolean }) => [name, required])).toEqual(
      [
        ['kind', true],
        ['urgency', true],
        ['text', true],
        ['callerName', false],
        ['phone', false],
        ['division', false],
      ],
    );
    const choices = await bodyOf(ask('GET', '/services/hotline-orders/choices/kind'));
    expect(choices.items).toEqual([{ id: 'noise', name: '噪声扰民' }]);
    expect((await ask('GET', '/services/hotline-orders/choices/dept')).status).toBe(404);
    expect((await ask('GET', '/services/rectifications')).status).toBe(404);
  });

  it('keeps consent with what was agreed to, and asks anew where the notice has changed', async () => {
    const { number } = await bodyOf(send(newCode()));
    const { office } = await inside(number);
    const seen = await bodyOf(office('GET', ''));
    expect(seen.consent).toMatchObject({ notice: expect.stringContaining('个人信息：诉求人、联系电话') });
    expect(seen.openedBy).toBe('诉求人');
    expect(await bodyOf(send(newCode(), { values, consent: 'old' }))).toMatchObject({
      code: 'notice-changed',
    });
  });

  it('is one case where the form is sent again, and another form needs another code', async () => {
    const code = newCode();
    const [first, again] = await Promise.all([bodyOf(send(code)), bodyOf(send(code))]);
    expect(again).toEqual(first);
    expect(await bodyOf(send(code))).toEqual(first);
    const other = { values: { ...values, text: '另一件事' }, consent };
    expect(await bodyOf(send(code, other))).toMatchObject({ status: 409, code: 'receipt-used' });
  });

  it.each([1, 2, 3])('is one case where the process dies at write %i, before or after it', async (n) => {
    const store = await system.test.store.forTenant(cityA.code);
    for (const when of ['before', 'after'] as const) {
      const code = newCode();
      const dying = dyingStore(store, n, when);
      const forTenant = async (of: string) => (of === cityA.code ? dying : system.test.store.forTenant(of));
      const api = createApi({ ...system, store: { forTenant } });
      await send(code, undefined, undefined, citizenOf(api, cityA.code));
      const { number } = await bodyOf(send(code));
      const events = await bodyOf((await inside(number)).office('GET', '/events'));
      expect(events.items.filter(({ kind }: { kind: string }) => kind === 'opened')).toHaveLength(1);
      expect((await follow(code)).status).toBe(200);
    }
  });

  it('keeps neither the code nor an address', async () => {
    const [code, from] = [newCode(), '198.18.77.66'];
    await send(code, undefined, from);
    const all = await tableText(system.test);
    expect(all).toContain('夜间施工扰民');
    for (const secret of [code, shownReceiptCode(code), from]) expect(all).not.toContain(secret);
  });

  it('is possible twenty times an hour from an address', async () => {
    const from = anywhere();
    for (let i = 0; i < 20; i++) expect((await send(newCode(), undefined, from)).status).toBe(201);
    const refused = await send(newCode(), undefined, from);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
    expect((await send(newCode())).status).toBe(201);
    system.time.advance(3_601_000);
    expect((await send(newCode(), undefined, from)).status).toBe(201);
  });

  it.each([
    ['a text that is too long', { text: '长'.repeat(4_001) }, '/values/text'],
    ['a control character', { text: '一\u0000二' }, '/values/text'],
    ['a mark that turns what follows', { callerName: '王\u202e明小' }, '/values/callerName'],
    ['half of a character', { text: '\ud83d' }, '/values/text'],
    ['nothing', { text: ' ' }, '/values/text'],
    ['a field of officials', { dept: '620300-scjg' }, '/values/dept'],
    ['another kind of value', { text: { $ne: 1 } }, '/values/text'],
    ['a row that is not there', { kind: '../kinds' }, '/values/kind'],
    ['a file that is another’s', { text: 'x', kind: 'noise', phone: ['a'] }, '/values/phone'],
  ])('with %s is refused at the field', async (_, wrong, pointer) => {
    const refused = await bodyOf(send(newCode(), { values: { ...values, ...wrong }, consent }));
    expect(refused).toMatchObject({ status: 422, code: 'invalid' });
    expect(refused.errors).toContainEqual(expect.objectContaining({ pointer, message: expect.any(String) }));
  });

  it('with a script keeps it as text, and programs are told by what no person fills in', async () => {
    const text = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const code = await opened({ values: { ...values, text }, consent });
    const { fields } = await bodyOf(follow(code));
    expect(fields).toContainEqual(expect.objectContaining({ name: 'text', value: text }));
    const robot = await bodyOf(send(newCode(), { values, consent, homepage: 'http://x' }));
    expect(robot.errors).toMatchObject([{ pointer: '/homepage' }]);
  });

  it.each([
    ['ten megabytes', `{"values":{"text":"${'长'.repeat(3_400_000)}"}}`, 413],
    ['a deep nest', `{"values":{"text":${'['.repeat(400_000)}${']'.repeat(400_000)}}}`, 422],
    ['no JSON', '{"values":', 400],
  ])('of %s is refused, and nothing breaks', async (_, raw, status) => {
    const refused = await ask('POST', '/services/hotline-orders', { raw, code: newCode(), from: anywhere() });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      status,
      expect.stringMatching(/^application\/problem\+json/),
    ]);
  });
});

describe('a receipt code', () => {
  it('opens the one case, with nothing of what is inside', async () => {
    const code = newCode();
    const { number } = await bodyOf(send(code));
    const { office } = await inside(number);
    const comment = await office('POST', '/comments', { text: '来电人情绪激动' });
    expect(comment.status).toBe(200);
    const before = comment.headers.get('etag')!;
    const { etag } = await stepped(office, 'dispatch', { dept: '620300-scjg' }, before);
    await stepped(office, 'supervise', { ground: '须当日办结' }, etag);
    const seen = await follow(code);
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
      expect((await ask('GET', path, { code, from: anywhere() })).status).toBe(404);
  });

  const stepped = async (
    office: Awaited<ReturnType<typeof inside>>['office'],
    action: string,
    given: object,
    etag: string,
  ) => {
    const done = await office('POST', `/actions/${action}`, { values: given }, etag);
    expect([action, done.status]).toEqual([action, 200]);
    return { etag: done.headers.get('etag')! };
  };

  it('is read as people type it, and of one city is nothing in another', async () => {
    const code = await opened();
    const shown = shownReceiptCode(code).toLowerCase();
    expect((await follow(shown)).status).toBe(200);
    const elsewhere = citizenOf(system.api, cityB.code);
    expect((await elsewhere('GET', '/case', { code, from: anywhere() })).status).toBe(404);
  });

  it('that is wrong five times makes its address wait, and nobody who has the right one', async () => {
    const [code, from] = [await opened(), anywhere()];
    const mistyped = await bodyOf(follow(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`, from));
    expect(mistyped).toMatchObject({ status: 422, errors: [{ pointer: '/receipt-code' }] });
    for (let i = 0; i < 5; i++) expect((await follow(newCode(), from)).status).toBe(404);
    const wait = await follow(newCode(), from);
    expect([wait.status, wait.headers.get('retry-after')]).toEqual([429, '900']);
    expect((await follow(newCode(), anywhere())).status).toBe(404);
    expect((await follow(code, from)).status).toBe(200);
    system.time.advance(901_000);
    expect((await follow(newCode(), from)).status).toBe(404);
  });

  it('is needed for all that is done, and does nothing that only officials do', async () => {
    const code = await opened();
    const { etag } = await tagged(code);
    const act = (action: string, with_: { code?: string; etag?: string }, body: object = {}) =>
      ask('POST', `/case/actions/${action}`, { body, from: anywhere(), ...with_ });
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

  const tagged = async (code: string) => ({ etag: (await follow(code)).headers.get('etag')! });

  it('withdraws, and adds what was forgotten, once however often it is sent', async () => {
    const code = await opened();
    const note = () =>
      ask('POST', '/case/notes', { body: { text: '补充：晚十点以后。' }, code, from: anywhere() });
    await note();
    const { steps, can } = await bodyOf(note());
    const notes = steps.filter(({ text }: { text?: string }) => text !== undefined);
    expect(notes).toMatchObject([{ title: '补充说明', own: true, text: '补充：晚十点以后。' }]);
    expect(can.map(({ name }: { name: string }) => name)).toEqual(['withdraw', 'urge']);
    const { etag } = await tagged(code);
    const gone = await bodyOf(
      ask('POST', '/case/actions/withdraw', { body: {}, code, etag, from: anywhere() }),
    );
    expect(gone).toMatchObject({ done: true, state: '已撤回', can: [], canNote: false });
    expect((await note()).status).toBe(409);
  });
});

describe('the applicant of an access request', () => {
  it('corrects what is asked for, and reads the answer with its paper; no third party is named', async () => {
    const code = newCode();
    const own = await consentTo(ask, 'access-requests');
    const given = { name: '李四', contact: '13900001111', wanted: '某项目环评' };
    await ask('POST', '/services/access-requests', {
      body: { values: given, consent: own },
      code,
      from: anywhere(),
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
    const waiting = await follow(code);
    expect(await bodyOf(waiting.clone())).toMatchObject({
      state: '待补正',
      awaits: { you: true },
      papers: [{ id: 'p1', title: '补正告知书' }],
    });
    const paper = await ask('GET', '/case/papers/p1', { code, from: anywhere() });
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const corrected = await ask('POST', '/case/actions/correct', {
      body: { values: { wanted: '甲项目环评' } },
      code,
      etag: waiting.headers.get('etag')!,
      from: anywhere(),
    });
    expect(await bodyOf(corrected)).toMatchObject({ state: '已登记' });
    await office('assign', { dept: '620300-scjg' });
    const seen = JSON.stringify(await bodyOf(follow(code)));
    expect(seen).not.toContain('13900001111');
  });
});

describe('who is asked for what is still missing', () => {
  it('hands it in with files, which they alone get', async () => {
    const items = systemKinds.find((one) => one.kind.name === 'items')!.kind;
    const item = {
      id: 'food',
      name: '食品经营许可',
      dept: '620300-scjg',
      statutoryDays: 20,
      promisedDays: 5,
    };
    await fill(cityA.code, items, [item]);
    const code = newCode();
    const given = { item: item.id, applicantName: '某餐饮店' };
    const body = { values: given, consent: await consentTo(ask, 'approvals') };
    expect((await ask('POST', '/services/approvals', { body, code, from: anywhere() })).status).toBe(201);
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
    const corrected = await ask('POST', '/case/actions/correct', {
      body: body2,
      code,
      etag,
      from: anywhere(),
    });
    const { files, can } = await bodyOf(corrected.clone());
    expect(files).toMatchObject([{ name: '现场.png' }]);
    expect(Object.keys(files[0])).not.toContain('by');
    expect(can.map(({ name }: { name: string }) => name)).toEqual(['withdraw']);
    const at = `/case/files/${files[0].id}`;
    expect(await bodyOf(ask('GET', at, { code, from: anywhere() }))).toMatchObject({ name: '现场.png' });
    expect((await ask('GET', at, { code: newCode(), from: anywhere() })).status).toBe(404);
    const deficient = { dept: '620300-scjg', deficient: '健康证' };
    await office('acceptDeficient', corrected.headers.get('etag')!, deficient);
    const { tasks } = await bodyOf(follow(code));
    expect(tasks).toMatchObject([{ title: '补齐容缺材料', form: [{ name: 'file', type: 'file' }] }]);
    const answer = { answer: 'handed', values: { file: [await sentBy(code)] } };
    const done = ask('POST', `/case/tasks/${tasks[0].id}`, { body: answer, code, from: anywhere() });
    expect(await bodyOf(done)).toMatchObject({ tasks: [], state: '审查中' });
  });
});

const begin = (code: string, name: string, size: number) =>
  ask('POST', '/files', { body: { name, size }, code, from: anywhere() });
/** A picture that was sent under a code, and handed in with nothing yet. */
async function sentBy(code: string): Promise<string> {
  const { id } = await bodyOf(begin(code, '现场.png', samplePng.length));
  await putSent(system.files, cityA.code, id, samplePng);
  expect((await ask('POST', `/files/${id}/finish`, { code, from: anywhere() })).status).toBe(200);
  return id;
}

describe('files from outside', () => {
  it('are looked into as those from inside, and handed in by whose code sent them', async () => {
    const [mine, theirs] = [newCode(), newCode()];
    const { id } = await bodyOf(begin(mine, '现场.png', samplePng.length));
    await putSent(system.files, cityA.code, id, samplePng);
    const finish = (code: string) => ask('POST', `/files/${id}/finish`, { code, from: anywhere() });
    expect((await finish(theirs)).status).toBe(404);
    expect(await bodyOf(finish(mine))).toMatchObject({ id, type: 'png' });
    expect(await bodyOf(begin(mine, '大.png', 30_000_000))).toMatchObject({ status: 413 });
    expect(await bodyOf(begin(mine, '程序.exe', 10))).toMatchObject({ code: 'file-type-refused' });
    expect((await begin('', '现场.png', 10)).status).toBe(422);
  });
});
