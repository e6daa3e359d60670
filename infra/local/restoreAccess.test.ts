import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { auditEntity } from '@mingcha/http';
import { createStore, createTableClient, queryAll, replace, type Store } from '@mingcha/store';
import { personEntity } from '@mingcha/tenancy';
import { foundTenant, restoreAccess } from '@mingcha/tenancy/founding';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataPaths } from './kept/dataFolder.ts';
import { lockFolder } from './kept/lock.ts';
import { openAccounts } from './oidc/accounts.ts';
import { restoreCommand } from './restoreCommand.ts';
import { type Engine, startEngine } from './table/engine.ts';
import { adminClient, ensureTable, tableName } from './table/table.ts';

const run = promisify(execFile);
const tenant = '620300';
let data: string;
let engine: Engine;
let store: Store;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'mingcha-restore-'));
  engine = await startEngine();
  await ensureTable(engine.endpoint);
  const client = createTableClient(adminClient(engine.endpoint));
  store = createStore({
    clientFor: async () => client,
    tableFor: () => tableName,
    cursorKey: new Uint8Array(32),
  });
  await foundTenant(store, { code: tenant, name: '金昌市', parent: '620000' });
});
afterAll(async () => {
  await engine.stop();
  await rm(data, { recursive: true });
});

const aws = () => ({
  AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
  AWS_REGION: 'local',
  AWS_ACCESS_KEY_ID: 'LOCALADMIN',
  AWS_SECRET_ACCESS_KEY: 'local',
});
const local = () => ({ MINGCHA_DATA: data, DYNAMODB_ENDPOINT: engine.endpoint });
async function command(env: Record<string, string>, ...options: string[]): Promise<string> {
  const script = ['--import', 'tsx', join(import.meta.dirname, 'restoreAccess.ts'), ...options];
  return (await run(process.execPath, script, { env: { ...process.env, ...env } })).stdout;
}

it('gives a locked-out city its administrator back, and says so in the audit log', async () => {
  const made = await command(local(), '--tenant', tenant, '--person', 'wang.xiaoyan', '--name', '王晓燕');
  const password = /password, shown this once: (\S+)/.exec(made)?.[1] ?? '';
  const paths = dataPaths(data);
  expect(await (await openAccounts(paths.accounts)).signIn('wang.xiaoyan', password)).toMatchObject({
    roles: ['city-admin'],
  });

  const own = await store.forTenant(tenant);
  const { lock, ...person } = (await queryAll(own, personEntity, []))[0]!;
  await own.write(replace(personEntity, { ...person, roles: ['inspector'], status: 'disabled' }, lock));
  const restored = await command(
    aws(),
    '--table',
    tableName,
    '--tenant',
    tenant,
    '--person',
    'wang.xiaoyan',
    '--by',
    '李四',
  );
  expect(restored).toContain('王晓燕 (login wang.xiaoyan, id ');
  expect(await queryAll(own, personEntity, [])).toMatchObject([
    { login: 'wang.xiaoyan', roles: ['inspector', 'city-admin'], status: 'active' },
  ]);
  const log = await queryAll(own, auditEntity, []);
  expect(log.at(-1)).toMatchObject({
    action: 'person.restore',
    by: { name: '运维人员 李四' },
    object: { name: '王晓燕' },
    detail: { roles: ['执法检查人员', '市级管理员'] },
  });
  const again = await restoreCommand(['--tenant', tenant, '--person', 'wang.xiaoyan'], local());
  expect(again).toContain('the password is as before');
});

it('says what is missing, and leaves a running system alone', async () => {
  const unknown = ['--tenant', '620800', '--person', 'nobody', '--name', '某人'];
  await expect(command(local(), ...unknown)).rejects.toThrow('本市的租户资料不存在');
  // In this process, for each of its own takes a second to start.
  const fails = (...options: string[]) => expect(restoreCommand(options, local())).rejects;
  await fails('--tenant', tenant).toThrow('usage: npm run -s restore-access');
  await fails('--tenant', tenant, '--person', 'nobody').toThrow('give --name');
  await fails('--tenant', tenant, '--person', 'wang.xiaoyan', '--role', 'province').toThrow(
    'there are: city-admin',
  );
  const lock = await lockFolder(data);
  await fails('--tenant', tenant, '--person', 'wang.xiaoyan').toThrow('stop the system first');
  await lock.release();
});

it('refuses a role that a tenant of this kind does not have, before anything is written', async () => {
  const by = { sub: 'operator', name: '运维' };
  const asked = { tenant, person: 'someone', name: '某人', role: 'province-admin' };
  await expect(restoreAccess(store, asked, { clock: () => new Date(), by })).rejects.toThrow('no role');
});
