import { auditSentenceText, readAudit } from '@mingcha/http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestStore, type TestStore, testTenants } from '../testing.ts';
import { browser, consoleOf } from './codeFlow.ts';
import { createSignInLog } from './signInLog.ts';
import { admin, machine, password, startTestOidc, type TestOidc } from './testing.ts';

let oidc: TestOidc;
let test: TestStore;
const clock = () => new Date('2026-11-20T01:00:00.000Z');
const report = (error: unknown) => {
  throw error;
};
async function logged(tenant: string): Promise<string[]> {
  const { items } = await readAudit(await test.store.forTenant(tenant), {}, {});
  return items.map((record) => `${record.by.name} ${auditSentenceText(record)}`);
}
beforeAll(async () => {
  [oidc, test] = await Promise.all([startTestOidc(), startTestStore()]);
});
afterAll(() => Promise.all([oidc.stop(), test.stop()]));

it('has each sign-in and each wrong password, and none for a login that there is not', async () => {
  const go = browser(oidc.origin);
  const flow = consoleOf(oidc);
  const { to } = await go(flow.authorizeUrl());
  await go(to, { login: admin.login, password: 'wrong' });
  await go(to, { login: 'no-such-one', password });
  expect(oidc.log).toEqual([`${admin.login} failed: 密码不正确`]);
  await go(to, { login: admin.login, password });
  expect(oidc.log.slice(1)).toEqual([`${admin.login} in`]);
  await oidc.accounts.put({ ...admin, status: 'disabled' });
  const later = browser(oidc.origin);
  const again = await later(flow.authorizeUrl());
  await later(again.to, { login: admin.login, password });
  expect(oidc.log.slice(2)).toEqual([`${admin.login} failed: 账号已停用`]);
});

it('has a system that gets a token, and one whose secret is wrong', async () => {
  const { client, clientSecret } = machine();
  oidc.clients.set(client.id, client);
  oidc.log.length = 0;
  const ask = (secret: string) =>
    oidc.token({ grant_type: 'client_credentials', client_id: client.id, client_secret: secret });
  expect((await ask('wrong')).status).toBe(401);
  expect((await ask(clientSecret)).status).toBe(200);
  expect(oidc.log).toEqual([`${client.name} failed: 密钥不正确`, `${client.name} in`]);
});

it('let a client’s secret be tried without end', async () => {
  const { client, clientSecret } = machine();
  oidc.clients.set(client.id, client);
  const ask = (secret: string, address: string) =>
    oidc.token(
      { grant_type: 'client_credentials', client_id: client.id, client_secret: secret },
      { 'x-forwarded-for': address },
    );
  for (let i = 0; i < 5; i++) expect((await ask(`wrong ${i}`, '203.0.113.5')).status).toBe(401);
  const refused = await ask(clientSecret, '203.0.113.5');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
  expect(await refused.json()).toMatchObject({ error: 'temporarily_unavailable' });
  expect((await ask(clientSecret, '198.51.100.7')).status).toBe(200);
  oidc.pass(30_000);
  expect((await ask(clientSecret, '203.0.113.5')).status).toBe(200);
});

it('keeps them in the city’s own audit log, a failure by nobody known', async () => {
  const log = createSignInLog({ store: test.store, clock, report });
  const account = { ...admin, tenant: testTenants.a };
  const client = { id: 'M', name: '对接系统', tenant: testTenants.b };
  await log.person(account);
  await log.personFailed(account, '密码不正确');
  await log.machine(client);
  await log.machineFailed(client, '密钥不正确');
  expect(await logged(testTenants.a)).toEqual([
    '未登录者 以 赵明 的登录名登录失败（密码不正确）',
    '赵明 登录了系统',
  ]);
  expect(await logged(testTenants.b)).toEqual([
    '未登录者 以系统接口 对接系统 的编号认证失败（密钥不正确）',
    '对接系统 取得了访问令牌',
  ]);
});

it('was flooded by failures: of one minute the first are kept one by one, the others as a number', async () => {
  let endMinute: () => void = () => undefined;
  const later = (run: () => void) => {
    endMinute = run;
  };
  const log = createSignInLog({ store: test.store, clock, later, report });
  const account = { ...admin, tenant: '629900' };
  for (let i = 0; i < 40; i++) await log.personFailed(account, '密码不正确');
  const one = '未登录者 以 赵明 的登录名登录失败（密码不正确）';
  expect(await logged('629900')).toEqual(Array(5).fill(one));
  endMinute();
  const rest = '未登录者 以 赵明 的登录名登录失败（一分钟内失败次数过多，另有 35 次未逐条记录）';
  await expect.poll(() => logged('629900')).toEqual([rest, ...Array(5).fill(one)]);
  await log.personFailed(account, '密码不正确');
  expect(await logged('629900')).toHaveLength(7);
});
