import { allRights } from '@mingcha/http';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, startTestApi, type TestApi } from '../testing/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const header = '编号,名称,类型,标签,开业日期,人数,营业,电话,风险,许可证';
const csv = { 'content-type': 'text/csv', 'x-file-name': 'shops.csv' };
const send = (query: string, body: string, headers: Record<string, string> = {}) =>
  api.call('POST', `/v1/shops:import?${query}`, { body, headers: { ...csv, ...headers } });
const dryRun = (query: string, body: string) => bodyOf(send(`dryRun=true&${query}`, body));
const json = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.call('POST', `/v1/shops:${path}`, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const confirm = (job: string) => json('confirm', { job });
const rows = async () => (await bodyOf(api.call('GET', '/v1/shops?limit=200&sort=id'))).items;
const versions = async () => {
  const response = await api.call('GET', '/v1/shops:versions?limit=3');
  return { etag: response.headers.get('etag')!, items: (await bodyOf(response)).items };
};

beforeEach(async () => {
  const lines = ['A1,甲店,店铺,,,3,,13800001234,A,', 'A2,乙店,摊位,,,,,,,', 'A3,丙店,店铺,,,,,,,'];
  expect((await send('mode=replace', [header, ...lines].join('\n'))).status).toBe(200);
});

describe('a dry run', () => {
  it('says what would be done, by row and column, and does nothing', async () => {
    const before = await versions();
    const file = '编号,名称,开业日期\nA1,甲店,\nA2,乙行,2099-01-01\nA9,新店,';
    const answer = await dryRun('mode=merge', file);
    expect(answer.summary).toEqual({
      ...{ rows: 3, added: 1, changed: 1, unchanged: 1, removed: 0 },
      ...{ rejected: 0, warnings: 1 },
    });
    expect(answer.version).toBeUndefined();
    expect(answer.warnings).toEqual([
      expect.objectContaining({ row: 3, column: '开业日期', code: 'future', value: '2099-01-01' }),
    ]);
    expect(answer.check).toEqual({
      base: expect.objectContaining({ id: before.items[0].id }),
      ready: true,
      headerRow: 1,
      examples: [
        {
          id: 'A2',
          action: 'changed',
          fields: [
            { column: '名称', before: '乙店', after: '乙行' },
            { column: '开业日期', after: '2099-01-01' },
          ],
        },
        { id: 'A9', action: 'added', fields: [{ column: '名称', after: '新店' }] },
      ],
    });
    expect(await versions()).toEqual(before);
    // The job says the same, to callers who may see jobs.
    const job = await bodyOf(api.call('GET', `/v1/jobs/${answer.job}`));
    expect(job).toMatchObject({
      state: 'done',
      dryRun: true,
      check: answer.check,
      warnings: answer.warnings,
    });
  });

  it('shows personal values masked, though it shows that they change', async () => {
    const { check } = await dryRun('mode=merge', '编号,电话\nA1,13899991234');
    expect(check.examples[0].fields).toEqual([
      { column: '电话', before: '138****1234', after: '138****1234' },
    ]);
  });

  it('of a file with errors reports them, and can be confirmed only without those rows', async () => {
    const file = '编号,名称\nA1,禁用\nA4,丁店';
    const whole = await dryRun('mode=merge', file);
    expect(whole.check.ready).toBe(false);
    expect(whole.errors).toEqual([expect.objectContaining({ row: 2, column: '名称', code: 'banned' })]);
    expect(whole.summary).toMatchObject({ added: 1, rejected: 1 });
    const refused = await confirm(whole.job);
    expect([refused.status, (await bodyOf(refused)).code]).toEqual([409, 'not-ready']);
    const partial = await dryRun('mode=merge&partial=true', file);
    expect(partial.check.ready).toBe(true);
    expect((await bodyOf(confirm(partial.job))).summary).toMatchObject({ added: 1, rejected: 1 });
  });

  it('of a file that breaks off takes nothing of it, and removes nothing', async () => {
    const { check, summary, errors } = await dryRun('mode=replace&partial=true', `${header}\nA1,"甲店`);
    expect(check.ready).toBe(false);
    expect(summary).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(errors[0].code).toBe('bad-quote');
  });
});

describe('a confirmation', () => {
  it('makes the version that was looked at', async () => {
    const { job, summary, check } = await dryRun(
      'mode=replace&reason=季度更新',
      `${header}\nA2,乙行,,,,,,,,`,
    );
    expect(summary).toMatchObject({ changed: 1, removed: 2 });
    const done = await bodyOf(confirm(job));
    expect(done.summary).toEqual(summary);
    expect((await rows()).map(({ id, name }: { id: string; name: string }) => [id, name])).toEqual([
      ['A2', '乙行'],
    ]);
    const [made] = (await versions()).items;
    expect(made).toMatchObject({
      id: done.version.id,
      parent: check.base.id,
      reason: '季度更新',
      source: { type: 'import', fileName: 'shops.csv' },
    });
  });

  it('wrote over what others had changed meanwhile: it is refused, and the list is looked at again', async () => {
    const file = `${header}\nA2,乙行,,,,,,,,`;
    const { job } = await dryRun('mode=replace', file);
    await send('mode=merge', '编号,名称\nA4,丁店');
    const refused = await confirm(job);
    const { code, version } = await bodyOf(refused);
    expect([refused.status, code]).toEqual([409, 'register-changed']);
    expect((await versions()).items[0]).toMatchObject({ id: version.id });
    expect(await rows()).toHaveLength(4);
    const again = await dryRun('mode=replace', file);
    expect(again.summary).toMatchObject({ changed: 1, removed: 3 });
    expect((await confirm(again.job)).status).toBe(200);
    expect((await confirm(again.job)).status).toBe(409);
  });

  it('of a file that is another one by now is refused', async () => {
    const { job } = await dryRun('mode=merge', '编号,名称\nA4,丁店');
    await api.files.put(testTenants.a, `imports/${job}`, Buffer.from('编号,名称\nA4,戊店'));
    const refused = await confirm(job);
    expect([refused.status, (await bodyOf(refused)).code]).toEqual([409, 'file-changed']);
    expect(await rows()).toHaveLength(3);
  });

  it('is not for other tenants, nor without the right', async () => {
    const { job } = await dryRun('mode=merge', '编号,名称\nA4,丁店');
    const init = { body: JSON.stringify({ job }), headers: { 'content-type': 'application/json' } };
    const foreign = await api.call('POST', '/v1/shops:confirm', { ...init, tenant: testTenants.b });
    expect(foreign.status).toBe(404);
    const rights = allRights.filter((right) => right !== 'rosters:write');
    expect((await api.call('POST', '/v1/shops:confirm', { ...init, rights })).status).toBe(403);
  });

  it('of a large file is a job, as the dry run is', async () => {
    const { job } = await bodyOf(
      send('dryRun=true&mode=merge', '编号,名称\nA4,丁店', { prefer: 'respond-async' }),
    );
    await api.work();
    const checked = await bodyOf(api.call('GET', `/v1/jobs/${job}`));
    expect(checked).toMatchObject({ state: 'done', check: { ready: true }, summary: { added: 1 } });
    const response = await confirm(job);
    expect(response.status).toBe(202);
    const { job: second } = await bodyOf(response);
    await api.work();
    expect(await bodyOf(api.call('GET', `/v1/jobs/${second}`))).toMatchObject({ state: 'done' });
    expect(await rows()).toHaveLength(4);
  });
});

describe('an earlier version', () => {
  const restore = (version: string, etag: string, query = '', reason = '导入有误') =>
    json(`restore${query}`, { version, reason }, { 'if-match': etag });

  it('comes back as a new one, with a reason, after a look', async () => {
    const [first] = (await versions()).items;
    await send('mode=replace', `${header}\nA2,乙行,,,,,,,,\nA7,庚店,,,,,,,,`);
    const { etag } = await versions();
    const looked = await bodyOf(restore(first.id, etag, '?dryRun=true'));
    expect(looked.summary).toMatchObject({ added: 2, changed: 1, removed: 1 });
    expect(looked.check.examples).toHaveLength(4);
    expect((await versions()).etag).toBe(etag);
    const done = await bodyOf(confirm(looked.job));
    const [made] = (await versions()).items;
    expect(made).toMatchObject({
      id: done.version.id,
      root: first.root,
      reason: '导入有误',
      source: { type: 'restore', restored: first.number },
    });
  });

  it('needs the ETag of the list, and a reason', async () => {
    const { items, etag } = await versions();
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ version: items[1].id, reason: '导入有误' });
    expect((await api.call('POST', '/v1/shops:restore', { body, headers })).status).toBe(428);
    expect((await restore(items[1].id, '"0"')).status).toBe(412);
    expect((await restore(items[1].id, etag, '', '')).status).toBe(422);
    expect((await restore('01JBB000000000000000000000', etag)).status).toBe(404);
    const done = await restore(items[1].id, etag);
    expect(done.status).toBe(200);
  });

  it('does not come back where a row may not be removed', async () => {
    const [first] = (await versions()).items;
    await send('mode=merge', '编号,名称\nA8,老字号');
    const { etag } = await versions();
    const refused = await restore(first.id, etag);
    const { code, errors } = await bodyOf(refused);
    expect([refused.status, code, errors[0].code]).toEqual([422, 'import-rejected', 'row-kept']);
    expect(errors[0].message).toContain('A8');
    expect(await rows()).toHaveLength(4);
    await api.call('PATCH', '/v1/shops/A8', {
      body: '{"name":"新字号"}',
      headers: { 'if-match': '*', 'content-type': 'application/merge-patch+json' },
    });
  });
});

it('title rows above the header broke the file: they are passed over, and the response says which row is the header', async () => {
  const file = '检查店铺名录,,\n填报单位：市局,,填报日期：2026-11-01\n\n编号,名称,人数\nA2,乙行,4';
  const { check, summary, errors } = await dryRun('mode=merge', file);
  expect(errors).toEqual([]);
  expect(check).toMatchObject({ ready: true, headerRow: 4 });
  expect(summary).toMatchObject({ rows: 1, changed: 1 });
  const bare = await dryRun('mode=merge', '检查店铺名录（2026年）\n编号\t名称\nA2\t乙行');
  expect(bare.check).toMatchObject({ ready: true, headerRow: 2 });
  // A header that has mistakes in it is still the header, and its mistakes are reported.
  const wrong = await dryRun('mode=merge', '店铺名录\n编号,名字\nA2,乙行');
  expect(wrong.errors.map(({ code, column }: { code: string; column: string }) => [code, column])).toEqual([
    ['unknown-column', '名字'],
  ]);
});
