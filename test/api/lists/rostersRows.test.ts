import { objectKind } from '@mingcha/inspection';
import { openRegister, verifyInclusion } from '@mingcha/register';
import { sha256Hex } from '@mingcha/store';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { writtenBy } from '../../support/api/written.ts';
import { cityA } from '../../support/system.ts';

let system: CheckedSystem;
let id: string;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 120, cities: [cityA] });
  id = (await bodyOf(as('city-admin', 'GET', `${base}?limit=1`))).items[0].id;
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const base = '/v1/rosters/objects';
const dept = `${cityA.code}-scjg`;
const sha256 = (bytes: Uint8Array) => Uint8Array.from(Buffer.from(sha256Hex(bytes), 'hex'));

type Init = { body?: unknown; raw?: string; headers?: Record<string, string> };
const as = (role: string, method: string, path: string, init: Init = {}) =>
  system.call(cityA, role, method, path, init);

/** A department's system, which has the rights of its role as far as its scopes go. */
async function machine(scope: string, method: string, path: string, { body, raw, headers = {} }: Init = {}) {
  const sub = `${cityA.code}-machine`;
  const claims = { tenant: cityA.code, roles: ['department-client'], dept, sub, client_id: sub, scope };
  const authorization = `Bearer ${await system.tokenOf(claims)}`;
  const json = body !== undefined && { 'content-type': 'application/json' };
  const sent = body === undefined ? raw : JSON.stringify(body);
  return system.api.request(path, {
    method,
    headers: { authorization, ...json, ...headers },
    ...(sent !== undefined && { body: sent }),
  });
}

const etagOf = (response: Response) => response.headers.get('etag')!;
const put = (row: { id: string }) =>
  as('city-admin', 'PUT', `${base}/${row.id}`, { body: row, headers: { 'if-none-match': '*' } });
const shop = (own: string, more = {}) => ({
  id: own,
  name: `${own}商店`,
  type: '企业',
  division: '620302',
  ...more,
});

describe('a row', () => {
  const path = () => `${base}/${id}`;
  const patch = (body: unknown, headers: Record<string, string> = {}) =>
    as('city-admin', 'PATCH', path(), {
      body,
      headers: { 'content-type': 'application/merge-patch+json', ...headers },
    });

  it('is patched by who has seen its latest form: 428 without If-Match, 412 with an old one', async () => {
    const first = await as('city-admin', 'GET', path());
    const row = await bodyOf(first.clone());
    expect((await patch({ address: '新路 1 号' })).status).toBe(428);
    const changed = await patch({ address: '新路 1 号', labels: null }, { 'if-match': etagOf(first) });
    const { labels: _, ...rest } = row;
    expect(await bodyOf(changed)).toEqual({ ...rest, address: '新路 1 号' });
    expect(etagOf(changed)).not.toBe(etagOf(first));
    const before = await writtenBy(system.test, cityA.code);
    expect((await patch({ address: '新路 2 号' }, { 'if-match': etagOf(first) })).status).toBe(412);
    expect(
      (await as('city-admin', 'DELETE', path(), { headers: { 'if-match': etagOf(first) } })).status,
    ).toBe(412);
    expect((await as('city-admin', 'DELETE', path())).status).toBe(428);
    expect((await put(row)).status).toBe(412);
    expect(await writtenBy(system.test, cityA.code)).toBe(before);
    expect(etagOf(await as('city-admin', 'GET', path()))).toBe(etagOf(changed));
  });

  it('is changed by one of two who press at once', async () => {
    const etag = etagOf(await as('city-admin', 'GET', path()));
    const responses = await Promise.all(
      ['甲', '乙', '丙'].map((name) => patch({ contact: name }, { 'if-match': etag })),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('has a history, newest first, that outlives it', async () => {
    await put(shop('HIST-1'));
    const own = `${base}/HIST-1`;
    const patched = await as('city-admin', 'PATCH', `${own}?reason=更名`, {
      body: { name: '改名商店' },
      headers: { 'if-match': '*' },
    });
    await as('city-admin', 'DELETE', own, { headers: { 'if-match': etagOf(patched) } });
    const { items } = await bodyOf(as('auditor', 'GET', `${own}/history`));
    expect(
      items.map(({ action, row }: { action: string; row: { name: string } }) => [action, row.name]),
    ).toEqual([
      ['removed', '改名商店'],
      ['changed', '改名商店'],
      ['added', 'HIST-1商店'],
    ]);
    expect(items[1].by.sub).toBe('620300-city-admin');
    expect((await as('auditor', 'GET', own)).status).toBe(404);
    const then = await as('auditor', 'GET', `${own}?version=${items[2].version}`);
    expect(await bodyOf(then)).toMatchObject({ name: 'HIST-1商店' });
    const { items: versions } = await bodyOf(as('auditor', 'GET', `${base}:versions?limit=3`));
    expect(versions.map(({ reason }: { reason: string }) => reason)).toContain('更名');
  });

  it('is shown to be in a version, without its personal and internal fields to who may not see them', async () => {
    await put(shop('PROOF-1', { phone: '0935-1234567', legalRepresentative: '钱大', riskClass: 'D' }));
    for (const [role, closed] of [
      ['auditor', 'hash'],
      ['city-admin', 'open'],
    ] as const) {
      const personal = closed === 'open';
      const proof = await bodyOf(as(role, 'GET', `${base}/PROOF-1/inclusion?personal=${personal}`));
      expect(verifyInclusion(proof, sha256)).toBe(true);
      expect(proof.open.row).toEqual({ ...shop('PROOF-1'), status: '在营' });
      if (closed === 'hash') expect(proof.closed).toMatch(/^[0-9a-f]{64}$/);
      else
        expect(proof.closed.row).toEqual({
          phone: '0935-1234567',
          legalRepresentative: '钱大',
          riskClass: 'D',
        });
      const { version } = await bodyOf(as(role, 'GET', `${base}?limit=1`));
      expect(proof.version).toEqual(version);
      const forged = { ...proof, open: { ...proof.open, row: { ...proof.open.row, name: '别的商店' } } };
      expect(verifyInclusion(forged, sha256)).toBe(false);
      expect(verifyInclusion({ ...proof, version: { ...version, root: '0'.repeat(64) } }, sha256)).toBe(
        false,
      );
    }
  });
});

describe('versions', () => {
  it('can be told apart, row by row, page by page', async () => {
    const from = (await bodyOf(as('auditor', 'GET', `${base}?limit=1`))).version.id;
    for (const own of ['DIFF-1', 'DIFF-2', 'DIFF-3']) await put(shop(own));
    await as('city-admin', 'PATCH', `${base}/${id}`, {
      body: { address: '差异路 3 号' },
      headers: { 'if-match': '*' },
    });
    await as('city-admin', 'DELETE', `${base}/DIFF-3`, { headers: { 'if-match': '*' } });
    const to = (await bodyOf(as('auditor', 'GET', `${base}?limit=1`))).version.id;
    const changes: { id: string; action: string; after?: { address?: string } }[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next && `&cursor=${encodeURIComponent(next)}`;
      const page = await bodyOf(as('auditor', 'GET', `${base}:diff?from=${from}&to=${to}&limit=1${cursor}`));
      expect(page.summary).toEqual({ added: 2, changed: 1, removed: 0 });
      changes.push(...page.items);
      next = page.next;
    }
    const told = changes.map((change) => `${change.action} ${change.id}`).sort();
    expect(told).toEqual(['added DIFF-1', 'added DIFF-2', `changed ${id}`]);
    expect(changes.find(({ action }) => action === 'changed')?.after?.address).toBe('差异路 3 号');
    const back = await bodyOf(as('auditor', 'GET', `${base}:diff?from=${to}&to=${from}`));
    expect(back.summary).toEqual({ added: 0, changed: 1, removed: 2 });
  });

  it('are published under the ETag of their list', async () => {
    const list = await as('city-admin', 'GET', `${base}:versions?limit=2`);
    const { items } = await bodyOf(list.clone());
    const publish = (headers: Record<string, string>) =>
      as('city-admin', 'POST', `${base}:publish`, { body: { version: items[1].id }, headers });
    expect((await publish({})).status).toBe(428);
    const [, lock] = /"(\d+)"/.exec(etagOf(list))!;
    // 0x5 is 5 to JavaScript, and no ETag that was ever given.
    expect((await publish({ 'if-match': `0x${Number(lock).toString(16)}` })).status).toBe(412);
    expect((await publish({ 'if-match': etagOf(list) })).status).toBe(200);
    expect((await publish({ 'if-match': etagOf(list) })).status).toBe(412);
    const { items: now } = await bodyOf(as('city-admin', 'GET', `${base}:versions?limit=2`));
    expect(now.map(({ head }: { head: string[] }) => head)).toEqual([['draft'], ['published']]);
  });
});

describe('personal data', () => {
  const personal = { phone: '0935-7654321', contact: '孙小明', legalRepresentative: '赵长远' };
  const secrets = Object.values(personal);
  const read = 'rosters:read rosters:write jobs:read';
  const stored = async (own: string) => {
    const register = openRegister(await system.store.forTenant(cityA.code), objectKind);
    return register.row((await register.current()).id, own);
  };
  beforeAll(async () => {
    await put(shop('SECRET-1', { ...personal, jurisdiction: dept }));
  });

  it('is masked wherever a row is shown to who may not see it', async () => {
    const paths = [
      '/SECRET-1',
      '?q=SECRET-1',
      '/SECRET-1/history',
      '/SECRET-1/inclusion',
      ':export?format=csv',
      ':export?format=ndjson',
    ];
    const { items } = await bodyOf(as('auditor', 'GET', `${base}:versions?limit=2`));
    for (const path of [...paths, `:diff?from=${items[1].id}&to=${items[0].id}`]) {
      for (const response of [
        await as('auditor', 'GET', base + path),
        await as('inspector', 'GET', base + path),
        await machine(read, 'GET', base + path),
      ]) {
        const text = await response.text();
        expect([path, response.status, text.includes('SECRET-1')]).toEqual([path, 200, true]);
        for (const secret of secrets) expect([path, text.includes(secret)]).toEqual([path, false]);
      }
    }
    expect(await bodyOf(as('auditor', 'GET', `${base}/SECRET-1`))).toMatchObject({
      phone: '093****4321',
      contact: '孙**',
      legalRepresentative: '赵**',
    });
    expect((await as('auditor', 'GET', `${base}/SECRET-1?personal=true`)).status).toBe(403);
    const looked = await bodyOf(as('department-admin', 'GET', `${base}/SECRET-1?personal=true`));
    expect(looked).toMatchObject(personal);
    const { items: log } = await bodyOf(as('auditor', 'GET', '/v1/audit?action=row.view-personal'));
    expect(log[0]).toMatchObject({
      by: { sub: '620300-department-admin' },
      object: { kind: 'row', id: 'objects/SECRET-1', in: 'objects' },
      detail: { fields: ['法定代表人', '联络人', '联系方式'] },
    });
    for (const secret of secrets) expect(JSON.stringify(log)).not.toContain(secret);
  });

  it('cannot be asked for by searching, sorting or filtering', async () => {
    expect((await bodyOf(as('auditor', 'GET', `${base}?q=${encodeURIComponent('赵长远')}`))).total).toBe(0);
    expect((await as('auditor', 'GET', `${base}?sort=phone`)).status).toBe(403);
    expect((await as('auditor', 'GET', `${base}?phone=0935-7654321`)).status).toBe(422);
  });

  it('is never stored masked: a mask that comes back stands for what is stored', async () => {
    const response = await machine(read, 'GET', `${base}/SECRET-1`);
    const row = await bodyOf(response.clone());
    const same = await machine(read, 'PUT', `${base}/SECRET-1`, {
      body: { ...row, address: '回写路 1 号' },
      headers: { 'if-match': etagOf(response) },
    });
    expect(same.status).toBe(200);
    expect(await stored('SECRET-1')).toMatchObject({ ...personal, address: '回写路 1 号' });
    for (const body of [{ phone: '093****0000' }, { contact: '李**' }, { legalRepresentative: '＊＊' }]) {
      const refused = await machine(read, 'PATCH', `${base}/SECRET-1`, {
        body,
        headers: { 'if-match': '*' },
      });
      expect([refused.status, (await bodyOf(refused)).code]).toEqual([422, 'invalid']);
    }
    const file = await (await machine(read, 'GET', `${base}:export?format=csv`)).text();
    const csv = { 'content-type': 'text/csv' };
    const back = await machine(read, 'POST', `${base}:import?mode=replace`, { raw: file, headers: csv });
    expect((await bodyOf(back)).summary).toMatchObject({ changed: 0, removed: 0, rejected: 0 });
    const moved = file.replaceAll('SECRET-1', 'SECRET-2');
    const stolen = await machine(read, 'POST', `${base}:import?mode=merge`, { raw: moved, headers: csv });
    const { errors } = await bodyOf(stolen);
    expect(errors.map(({ code }: { code: string }) => code)).toContain('masked-value');
    expect(await stored('SECRET-1')).toMatchObject(personal);
  });

  it('does not stand in the report of a file that was refused', async () => {
    const raw = '统一社会信用代码,名称,主体类型,区划,联系方式\nSECRET-3,商店,企业,620302,电话是09351112223';
    const { job } = await bodyOf(
      as('city-admin', 'POST', `${base}:import?mode=merge`, { raw, headers: { 'content-type': 'text/csv' } }),
    );
    for (const path of [`/v1/jobs/${job}`, `/v1/jobs/${job}/errors.csv`]) {
      const text = await (await as('auditor', 'GET', path)).text();
      expect([text.includes('联系方式'), text.includes('09351112223')]).toEqual([true, false]);
    }
  });
});

describe('who may write', () => {
  const file = {
    raw: `统一社会信用代码,名称,主体类型,区划,管辖单位\nWHO-1,谁的商店,企业,620302,${dept}`,
    headers: { 'content-type': 'text/csv' },
  };
  const writes: [string, string, Init][] = [
    ['POST', `${base}:import?mode=merge`, file],
    ['POST', `${base}:upload`, {}],
    ['POST', `${base}:publish`, { body: { version: 'x' }, headers: { 'if-match': '"1"' } }],
    ['PUT', `${base}/WHO-1`, { body: shop('WHO-1'), headers: { 'if-none-match': '*' } }],
    ['PATCH', `${base}/WHO-1`, { body: { name: '改名' }, headers: { 'if-match': '*' } }],
    ['DELETE', `${base}/WHO-1`, { headers: { 'if-match': '*' } }],
  ];

  it.each(['inspector', 'auditor', 'province'])('%s may not', async (role) => {
    const before = await writtenBy(system.test, cityA.code);
    for (const [method, path, init] of writes) {
      expect([method, path, (await as(role, method, path, init)).status]).toEqual([method, path, 403]);
    }
    expect(await writtenBy(system.test, cityA.code)).toBe(before);
  });

  it('a department’s system may with the scope, and not without', async () => {
    for (const scope of ['', 'rosters:read', 'draws:write tenancy:write']) {
      for (const [method, path, init] of writes) {
        expect([scope, method, (await machine(scope, method, path, init)).status]).toEqual([
          scope,
          method,
          403,
        ]);
      }
    }
    const done = await machine('rosters:write', 'POST', `${base}:import?mode=merge`, file);
    expect([done.status, (await bodyOf(done)).summary.added]).toEqual([200, 1]);
    // A scope cannot give what the role does not have.
    const items = await machine(
      'catalogue:write rosters:personal',
      'POST',
      '/v1/catalogues/inspection/items:import',
      file,
    );
    expect(items.status).toBe(403);
    expect((await machine('rosters:write', 'GET', `${base}/WHO-1`)).status).toBe(403);
  });
});
