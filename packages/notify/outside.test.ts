import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { auditEntity } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { Crash, dyingStore, testTenants } from '@mingcha/local/testing';
import { queryAll } from '@mingcha/store';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { concern, sendWebhooks } from '@mingcha/webhooks';
import { startSubscriber } from '@mingcha/webhooks/testing';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { notifyPeople, type Outbound, runDigest, sendOutgoing } from './clock.ts';
import { bellRoutes, outgoingRoutes, settingsRoutes } from './index.ts';
import { defaultNotifySettings, type NotifySettings } from './settings.ts';

const { a, b } = testTenants;
const secrets: Record<string, string> = { 'wecom-app': 'corp-secret', gateway: 'sms-key', mailbox: 'pass-1' };
const outbound: Outbound = { secretOf: async (_, name) => secrets[name], allowPrivate: true };

/** 政务微信, as its API answers. */
async function startWecom() {
  const sent: { token: string; body: Record<string, unknown> }[] = [];
  const state = { tokens: 0, answer: { errcode: 0 } as object | string, stale: false };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://wecom');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isToken = url.pathname === '/cgi-bin/gettoken';
    if (isToken && url.searchParams.get('corpsecret') !== 'corp-secret')
      return response.end('{"errcode":40001}');
    if (isToken) return response.end(JSON.stringify({ errcode: 0, access_token: `t${++state.tokens}` }));
    const token = url.searchParams.get('access_token')!;
    if (state.stale && token === 't1') return response.end('{"errcode":42001}');
    sent.push({ token, body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.end(typeof state.answer === 'string' ? state.answer : JSON.stringify(state.answer));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise((done) => server.close(done));
  return { url: `http://127.0.0.1:${port}`, sent, state, stop };
}

/** A mail server with a sign-in. */
async function startMail() {
  const mails: { to: string[]; text: string }[] = [];
  const state = { refuses: false };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      username === 'notice' && password === 'pass-1'
        ? done(null, { user: username })
        : done(new Error('wrong password')),
    onRcptTo: (_, __, done) => (state.refuses ? done(new Error('no such person')) : done()),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.server.address() as AddressInfo;
  return { port, mails, state, stop: () => new Promise<void>((done) => server.close(() => done())) };
}

/** What a mail says. */
const textOf = ({ text }: { text: string }): string =>
  Buffer.from(text.slice(text.indexOf('\r\n\r\n')), 'base64').toString();

let api: Awaited<ReturnType<typeof startTestApi>>;
let wecom: Awaited<ReturnType<typeof startWecom>>;
let mail: Awaited<ReturnType<typeof startMail>>;
let gateway: Awaited<ReturnType<typeof startSubscriber>>;
beforeAll(async () => {
  [wecom, mail, gateway] = await Promise.all([
    startWecom(),
    startMail(),
    startSubscriber({ status: 200, body: '{"accepted":true}' }),
  ]);
  api = await startTestApi({
    // Wednesday noon in the city.
    start: '2026-06-10T04:00:00.000Z',
    routes: ({ clock }) => [
      bellRoutes({ clock }),
      settingsRoutes({ clock, allowPrivateWebhooks: true }),
      outgoingRoutes({ clock, notifiesOutside: true }),
    ],
  });
});
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await Promise.all([wecom.stop(), mail.stop(), gateway.stop(), api.stop()]);
});
beforeEach(() => {
  wecom.sent.length = 0;
  mail.mails.length = 0;
  gateway.received.length = 0;
  wecom.state.answer = { errcode: 0 };
});

type Who = Parameters<typeof api.send>[0];
const admin: Who = { tenant: a, roles: ['city-admin'] };
const person = (dept: string): Who => ({ tenant: a, roles: ['inspector'], dept });
const call = (who: Who, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  api.send(who, method, path, { body, headers });

/** Puts what stands there, under its ETag. */
async function put(who: Who, path: string, body: object): Promise<Response> {
  const before = await call(who, 'GET', path);
  return call(who, 'PUT', path, body, { 'if-match': before.headers.get('etag')! });
}
const settingsPath = '/v1/notification-settings';
const preferencesPath = '/v1/me/notification-preferences';
const all = { channels: ['wecom', 'sms', 'mail'], digest: false };
const settings = (part: object = {}): NotifySettings => ({
  ...defaultNotifySettings,
  channels: {
    wecom: { url: wecom.url, corpId: 'corp', agentId: 7, secret: 'wecom-app' },
    sms: { url: gateway.url, template: 'T-1', secret: 'gateway' },
    mail: {
      ...{ host: '127.0.0.1', port: mail.port, secure: false },
      ...{ user: 'notice', secret: 'mailbox', from: 'notice@city.example' },
    },
  },
  ...part,
});
let acts = 0;
/** Each time by somebody else. */
const happens = async (dept: string, kind: string, what = '行政检查') =>
  (await api.test.store.forTenant(a)).write(
    concern(
      {
        to: [{ kind, right: 'reports:write', dept }],
        what,
        number: '检〔2026〕5号',
        about: '王小明',
        link: '/x',
        by: `somebody ${++acts}`,
      },
      api.time.now(),
    ),
  );
/** Without a way out nothing leaves. */
async function tick({ out }: { out?: Outbound } = { out: outbound }) {
  const store = await api.test.store.forTenant(a);
  const deps = { clock: api.time.now, publicUrl: 'https://mingcha.example', outbound: out };
  await sendWebhooks(store, { ...deps, concerned: notifyPeople(api.time.now) });
  await runDigest(store, deps);
  await sendOutgoing(store, deps);
}
const outbox = async (query = '') => (await bodyOf(call(admin, 'GET', `/v1/outgoing${query}`))).items;
const of = async (dept: string) =>
  (await outbox('?limit=100')).filter(({ person }: { person: string }) => person.endsWith(dept));

describe('a notification that leaves the system', () => {
  it('goes by each channel of its kind to whom gave an address; none holds a name, and another city has none', async () => {
    expect((await put(admin, settingsPath, settings())).status).toBe(200);
    const contact = { wecom: 'wang', phone: '13900000001', mail: 'wang@city.example' };
    expect((await put(person('scjg'), preferencesPath, { ...all, ...contact })).status).toBe(200);
    await call(person('fgw'), 'GET', preferencesPath);
    for (const dept of ['scjg', 'fgw']) await happens(dept, 'chase.issued', '督办\r\nBcc: x@y.example');
    await tick();
    await tick();
    expect(wecom.sent).toHaveLength(1);
    expect(wecom.sent[0]!.body).toMatchObject({
      touser: 'wang',
      agentid: 7,
      textcard: { title: '明察通知：收到督办', url: 'https://mingcha.example/console/x' },
    });
    expect(gateway.received).toHaveLength(1);
    const { id, ...text } = JSON.parse(gateway.received[0]!.body);
    expect(text).toEqual({
      phone: '13900000001',
      template: 'T-1',
      params: { kind: '收到督办', number: '检〔2026〕5号' },
    });
    expect(gateway.received[0]!.headers['webhook-id']).toBe(id);
    expect(mail.mails).toMatchObject([{ to: ['wang@city.example'] }]);
    expect(textOf(mail.mails[0]!)).toMatch(/^督办 Bcc: x@y.example（检〔2026〕5号）已发给您单位/);
    const left = JSON.stringify([wecom.sent, gateway.received[0]!.body, mail.mails.map(textOf)]);
    expect(left).not.toContain('王小明');
    expect((await of('scjg')).map(({ state }: { state: string }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(await of('fgw')).toEqual([]);
    const other = call({ tenant: b, roles: ['city-admin'] }, 'GET', '/v1/outgoing');
    expect((await bodyOf(other)).items).toEqual([]);
    expect(JSON.stringify(await outbox())).not.toMatch(/1390000|wang/);
  });

  it('waits for the end of the quiet hours unless it is urgent; of many that come together one is sent', async () => {
    await put(person('zj'), preferencesPath, { ...all, wecom: 'li' });
    api.time.set('2026-06-10T14:30:00.000Z');
    for (let i = 0; i < 3; i++) await happens('zj', 'case.turn');
    await happens('zj', 'case.last-day');
    await tick();
    expect(wecom.sent.map(({ body }) => (body.textcard as { title: string }).title)).toEqual([
      '明察通知：只剩一个工作日',
    ]);
    api.time.set('2026-06-11T00:00:00.000Z');
    await tick();
    await tick();
    expect(wecom.sent).toHaveLength(2);
    expect(wecom.sent[1]!.body.textcard).toMatchObject({
      description: '行政检查（检〔2026〕5号）等您办理；另有 2 条通知。请登录明察查看。',
    });
  });

  it('is a digest once each working day for whom wants one, however late the clock looks', async () => {
    await tick();
    await put(person('jt'), preferencesPath, { ...all, digest: true, mail: 'zhao@city.example' });
    for (let i = 0; i < 2; i++) await happens('jt', 'case.turn');
    await tick();
    expect(mail.mails).toEqual([]);
    // From Thursday noon to Monday noon.
    api.time.set('2026-06-15T04:00:00.000Z');
    await Promise.all([tick(), tick()]);
    await tick();
    expect(mail.mails.map(textOf)).toEqual([expect.stringContaining('您有 2 条未读通知')]);
    api.time.advance(86_400_000);
    await tick();
    expect(mail.mails).toHaveLength(1);
  });
});

describe('a partner who', () => {
  it.each([
    ['refuses', { errcode: 60_020 }, '政务微信未接受（errcode 60020）'],
    [
      'knows nobody of this account',
      { errcode: 0, invaliduser: 'li' },
      '政务微信中没有这个账号，或不在应用的可见范围',
    ],
    ['answers nonsense', '<html>ok</html>', '对方的应答无法识别'],
  ])('%s: it is tried again, said in the outbox, and sent when it works', async (_, answer, error) => {
    wecom.state.answer = answer;
    await happens('zj', 'case.turn');
    await tick();
    const [failed] = await outbox();
    expect(failed).toMatchObject({ state: 'pending', attempts: 1, lastError: error });
    wecom.state.answer = { errcode: 0 };
    api.time.advance(30_000);
    await tick();
    expect((await outbox())[0]).toMatchObject({ id: failed.id, state: 'sent', attempts: 2 });
  });

  it('takes nothing eight times: it has failed, and a person with the right sends it again', async () => {
    wecom.state.answer = { errcode: 60_020 };
    await happens('zj', 'case.turn');
    for (let i = 0; i < 8; i++) {
      await tick();
      api.time.advance(43_200_000);
    }
    const [failed] = await outbox();
    expect(failed).toMatchObject({ state: 'failed', attempts: 8 });
    const path = `/v1/outgoing/${failed.id}/retry`;
    expect((await call(person('zj'), 'POST', path)).status).toBe(403);
    expect((await call({ tenant: b, roles: ['city-admin'] }, 'POST', path)).status).toBe(404);
    expect((await call(admin, 'POST', path)).status).toBe(200);
    expect((await call(admin, 'POST', path)).status).toBe(409);
    wecom.state.answer = { errcode: 0 };
    await tick();
    expect((await outbox())[0]).toMatchObject({ id: failed.id, state: 'sent' });
  });

  it('once was called a ninth time, where the eighth attempt was cut off', async () => {
    wecom.state.answer = { errcode: 60_020 };
    await happens('zj', 'case.turn');
    for (let i = 0; i < 7; i++) {
      await tick();
      api.time.advance(43_200_000);
    }
    // The attempt is put down, the partner is called, and what came of it is written no more.
    const dying = dyingStore(await api.test.store.forTenant(a), 2, 'before');
    const deps = { clock: api.time.now, publicUrl: 'https://mingcha.example', outbound };
    await expect(sendOutgoing(dying, deps)).rejects.toThrow(Crash);
    api.time.advance(43_200_000);
    await tick();
    await tick();
    expect((await outbox())[0]).toMatchObject({
      ...{ state: 'failed', attempts: 8, endedAt: expect.any(String) },
      lastError: '政务微信未接受（errcode 60020）',
    });
    expect(wecom.sent).toHaveLength(8);
  });

  it('does not answer, takes no mail, or needs a token anew', async () => {
    await put(person('yj'), preferencesPath, {
      ...all,
      wecom: 'sun',
      mail: 'sun@city.example',
      phone: '13900000002',
    });
    gateway.answers.splice(0, 1, 'hang up');
    mail.state.refuses = true;
    wecom.state.stale = true;
    wecom.state.tokens = 0;
    await happens('yj', 'chase.issued');
    await tick();
    const errors = Object.fromEntries(
      (await of('yj')).map((one: { channel: string; state: string; lastError?: string }) => [
        one.channel,
        one.lastError ?? one.state,
      ]),
    );
    expect(errors).toEqual({
      wecom: 'sent',
      sms: '连接失败（ECONNRESET）',
      mail: '邮件服务器不接受发件人或收件人',
    });
    expect(wecom.sent.at(-1)!.token).toBe('t2');
    expect(JSON.stringify(await outbox())).not.toMatch(/no such person|sun@/);
    mail.state.refuses = false;
    gateway.answers.splice(0, 1, { status: 200, body: '{"accepted":true}' });
    api.time.advance(3_600_000);
    await tick();
  });

  it('has no key in the safe: that is said, and nothing is called', async () => {
    await happens('zj', 'case.turn');
    await tick({ out: { ...outbound, secretOf: async () => undefined } });
    expect((await outbox())[0]).toMatchObject({ lastError: '密钥库中没有编号为 wecom-app 的密钥' });
    expect(wecom.sent).toEqual([]);
  });
});

describe('settings', () => {
  it('on a machine that sends nothing out are there, and what would have left is kept', async () => {
    await happens('zj', 'case.turn');
    await tick({});
    expect((await outbox())[0]).toMatchObject({ state: 'kept', attempts: 0, title: '明察通知：轮到办理' });
    expect(wecom.sent).toEqual([]);
  });

  it('are refused at the field, changed by who may, under their ETag, and in the audit log without keys', async () => {
    expect((await put(person('zj'), settingsPath, settings())).status).toBe(403);
    const bad = await put(admin, settingsPath, {
      ...settings({ digestAt: '25:00' }),
      channels: { sms: { url: 'ftp://x', template: 'T', secret: 'Not A Name' } },
    });
    const { errors } = await bodyOf(bad);
    expect(errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/channels/sms/secret',
      '/digestAt',
    ]);
    const stale = await call(admin, 'PUT', settingsPath, settings(), { 'if-match': '"0"' });
    expect(stale.status).toBe(412);
    expect((await put(admin, settingsPath, settings({ quiet: null }))).status).toBe(200);
    const log = await queryAll(await api.test.store.forTenant(a), auditEntity, []);
    const changes = log.filter(({ action }) => action === 'notify.settings').at(-1)!.changes;
    expect(changes).toMatchObject([{ before: '21:00 至 08:00', after: '不设' }]);
    expect(JSON.stringify(log)).not.toMatch(/wang@|1390000|wecom-app|corp-secret/);
    const etag = (await call(admin, 'GET', settingsPath)).headers.get('etag')!;
    const save = () => call(admin, 'PUT', settingsPath, settings(), { 'if-match': etag });
    const atOnce = await Promise.all([save(), save()]);
    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 412]);
    const late = atOnce.find(({ status }) => status === 412)!;
    expect((await bodyOf(late)).code).toBe('precondition-failed');
  });

  it('of a person are theirs alone, and refused at the field', async () => {
    const wrong = await put(person('zj'), preferencesPath, { ...all, phone: '12', mail: 'x' });
    const { errors } = await bodyOf(wrong);
    expect(errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(['/mail', '/phone']);
    expect(await bodyOf(call(admin, 'GET', preferencesPath))).not.toHaveProperty('wecom');
  });

  it('once named a private address: outside of a machine of one’s own it is refused', async () => {
    const { settingsRoutes: routes } = await import('./index.ts');
    const strict = await startTestApi({ routes: ({ clock }) => [routes({ clock })] });
    const body = settings();
    body.channels.wecom!.url = 'https://169.254.169.254/';
    const headers = { 'if-match': '"0"' };
    const refused = await strict.send(admin, 'PUT', settingsPath, { body, headers });
    const { errors } = await bodyOf(refused);
    expect(errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/channels/wecom/url',
      '/channels/sms/url',
      '/channels/mail/host',
    ]);
    await strict.stop();
  });
});
