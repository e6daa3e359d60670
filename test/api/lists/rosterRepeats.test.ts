import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { cityA } from '../../support/system.ts';

let system: CheckedSystem;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 20, cities: [cityA] });
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const base = '/v1/rosters/objects';
const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  system.call(cityA, 'city-admin', method, path, { body, headers });
const versions = async () => {
  const response = await call('GET', `${base}:versions?limit=200`);
  return { etag: response.headers.get('etag')!, items: (await bodyOf(response)).items };
};
const look = async (name: string) => {
  const raw = `统一社会信用代码,名称,主体类型,区划\nJC-0001,${name},企业,620302`;
  const headers = { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent('名录.csv') };
  const path = `${base}:import?mode=merge&dryRun=true`;
  return (await bodyOf(system.call(cityA, 'city-admin', 'POST', path, { raw, headers }))).job;
};
const records = async (action: string) =>
  (await bodyOf(system.call(cityA, 'auditor', 'GET', `/v1/audit?action=${action}&limit=200`))).items;
type Sentence = { sentence: { text: string }[] };
const textOf = ({ sentence }: Sentence): string => sentence.map(({ text }) => text).join('');

/** Sends the same request twice under one key; what it made, once. */
async function twice(path: string, body: unknown, headers: Record<string, string>) {
  const send = () => call('POST', path, body, headers);
  const [first, again] = [await send(), await send()];
  expect([first.status, again.status, again.headers.get('idempotent-replay')]).toEqual([200, 200, 'true']);
  const [made, repeated] = [await bodyOf(first), await bodyOf(again)];
  expect(repeated).toEqual(made);
  return made;
}

describe('a request that is repeated under its Idempotency-Key makes one version and one record', () => {
  it('of a confirmation', async () => {
    const job = await look('甲店');
    const before = await versions();
    const made = await twice(`${base}:confirm`, { job }, { 'idempotency-key': 'confirm-1' });
    const { items } = await versions();
    expect([items.length - before.items.length, items[0].id]).toEqual([1, made.version.id]);
    const found = (await records('register.import')).filter(
      (one: { detail: { job: string } }) => one.detail.job === made.job,
    );
    expect(found).toHaveLength(1);
    const other = await call(
      'POST',
      `${base}:confirm`,
      { job: await look('乙店') },
      { 'idempotency-key': 'confirm-1' },
    );
    expect([other.status, (await bodyOf(other)).code]).toEqual([422, 'idempotency-mismatch']);
  });

  it('of a restoration, though its If-Match is old by then; the audit log says who went back, and why', async () => {
    const before = await versions();
    const [latest, earlier] = before.items;
    const body = { version: earlier.id, reason: '导入有误' };
    const made = await twice(`${base}:restore`, body, {
      'idempotency-key': 'restore-1',
      'if-match': before.etag,
    });
    const { items } = await versions();
    expect([items.length - before.items.length, items[0].id]).toEqual([1, made.version.id]);
    const found = await records('register.restore');
    expect(found).toHaveLength(1);
    expect(textOf(found[0])).toBe(
      `恢复了 检查对象名录库 的较早版本，形成第 ${latest.number + 1} 版：新增 0、修改 0、移除 1，原因：导入有误`,
    );
    expect(found[0]).toMatchObject({
      by: { name: expect.any(String) },
      object: { kind: 'register', id: 'objects' },
    });
  });
});

it('the audit log says who downloaded a list, which version, and whether with personal data', async () => {
  const {
    items: [{ number, count }],
  } = await versions();
  expect((await call('GET', `${base}:export?format=csv`)).status).toBe(200);
  expect((await call('GET', `${base}:export?format=xlsx&personal=true`)).status).toBe(200);
  const [personal, masked] = await records('register.export');
  expect([textOf(masked), textOf(personal)]).toEqual([
    `导出了 检查对象名录库 第 ${number} 版，共 ${count} 条`,
    `导出了 检查对象名录库 第 ${number} 版，共 ${count} 条，含个人信息`,
  ]);
});
