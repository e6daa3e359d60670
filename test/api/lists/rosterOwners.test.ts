import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { cityA } from '../../support/system.ts';

let system: CheckedSystem;
const own = `${cityA.code}-scjg`;
const other = `${cityA.code}-yjgl`;

const kinds = [
  {
    base: '/v1/rosters/objects',
    owner: 'jurisdiction',
    file: ['统一社会信用代码', '名称', '主体类型', '区划', '管辖单位'],
    fields: ['id', 'name', 'type', 'division', 'jurisdiction'],
    row: { name: '金昌市边界商店', type: '企业', division: '620302' },
    change: { riskClass: 'D' },
  },
  {
    base: '/v1/rosters/inspectors',
    owner: 'dept',
    file: ['人员编号', '姓名', '执法证号', '有效期', '单位'],
    fields: ['id', 'name', 'certificate', 'validUntil', 'dept'],
    row: { name: '魏清', certificate: '27030009999', validUntil: '2028-12-31' },
    change: { adjust: 40, adjustGround: 'duty' },
  },
] as const;
type Kind = (typeof kinds)[number];

const as = (role: string, method: string, path: string, body?: unknown, headers = {}, raw?: string) =>
  system.call(cityA, role, method, path, {
    ...(body !== undefined && { body }),
    ...(raw !== undefined && { raw }),
    headers,
    ...(role !== 'city-admin' && { dept: own }),
  });
const admin = (method: string, path: string, body?: unknown, headers = {}) =>
  as('city-admin', method, path, body, headers);
const send = (role: string, base: string, query: string, raw: string) =>
  as(role, 'POST', `${base}:import?${query}`, undefined, { 'content-type': 'text/csv' }, raw);

const rowsOf = async (base: string) => {
  const rows: Record<string, unknown>[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page = await bodyOf(
      admin('GET', `${base}?limit=200&personal=true&cursor=${next}`.replace(/&cursor=$/, '')),
    );
    rows.push(...page.items);
    next = page.next;
  }
  return rows;
};
const numberOf = async (base: string) => (await bodyOf(admin('GET', `${base}?limit=1`))).version.number;
const etagOf = async (base: string, id: string) => (await admin('GET', `${base}/${id}`)).headers.get('etag')!;
const csv = ({ file, fields }: Kind, rows: Record<string, unknown>[]) =>
  [file.join(','), ...rows.map((row) => fields.map((field) => row[field] ?? '').join(','))].join('\n');
const ndjson = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const sendLines = (role: string, base: string, query: string, rows: unknown[]) =>
  as(
    role,
    'POST',
    `${base}:import?${query}`,
    undefined,
    { 'content-type': 'application/x-ndjson' },
    ndjson(rows),
  );

const ids = { own: 'BJ-OWN', other: 'BJ-OTHER', none: 'BJ-NONE', fresh: 'BJ-FRESH' };
const rowIn = (kind: Kind, id: string, dept?: string): Record<string, unknown> => ({
  id,
  ...kind.row,
  ...(dept && { [kind.owner]: dept }),
});

/** A row of the caller's department, one of another, and (of objects) one of nobody. */
async function lay(kind: Kind): Promise<void> {
  const rows = [rowIn(kind, ids.own, own), rowIn(kind, ids.other, other)];
  if (kind.owner === 'jurisdiction') rows.push(rowIn(kind, ids.none));
  const response = await sendLines('city-admin', kind.base, 'mode=merge', rows);
  expect(response.status).toBe(200);
}

beforeAll(async () => {
  system = await startCheckedSystem({ objects: 40, cities: [cityA] });
  for (const kind of kinds) await lay(kind);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const cases = kinds.flatMap((kind) =>
  ['department-admin', 'department-client'].map((role) => [role, kind.base, kind] as const),
);

describe.each(cases)('%s of one department, in %s', (role, base, kind) => {
  const foreign = kind.owner === 'jurisdiction' ? [ids.other, ids.none] : [ids.other];

  it('changed, removed and took over rows of others, one by one', async () => {
    const before = await numberOf(base);
    for (const id of foreign) {
      const etag = { 'if-match': await etagOf(base, id) };
      const patch = { ...etag, 'content-type': 'application/merge-patch+json' };
      for (const response of [
        await as(role, 'PATCH', `${base}/${id}`, kind.change, patch),
        await as(role, 'PATCH', `${base}/${id}`, { [kind.owner]: own }, patch),
        await as(role, 'PUT', `${base}/${id}`, { ...rowIn(kind, id, own), ...kind.change }, etag),
        await as(role, 'DELETE', `${base}/${id}`, undefined, etag),
      ])
        expect([response.status, (await bodyOf(response)).code]).toEqual([403, 'foreign-row']);
    }
    // Neither may a row be given away, nor made for others or for nobody.
    const etag = { 'if-match': await etagOf(base, ids.own), 'content-type': 'application/merge-patch+json' };
    const fresh = { 'if-none-match': '*' };
    for (const response of [
      await as(role, 'PATCH', `${base}/${ids.own}`, { [kind.owner]: other }, etag),
      await as(role, 'PUT', `${base}/${ids.fresh}`, rowIn(kind, ids.fresh, other), fresh),
      ...(kind.owner === 'jurisdiction'
        ? [await as(role, 'PUT', `${base}/${ids.fresh}`, rowIn(kind, ids.fresh), fresh)]
        : []),
    ]) {
      const { errors } = await bodyOf(response);
      expect([response.status, errors[0].pointer]).toEqual([422, `/${kind.owner}`]);
    }
    expect(await numberOf(base)).toBe(before);
  });

  it('changes rows of its own, as ever', async () => {
    const etag = async () => ({ 'if-match': await etagOf(base, ids.own) });
    const patch = { ...(await etag()), 'content-type': 'application/merge-patch+json' };
    expect((await as(role, 'PATCH', `${base}/${ids.own}`, kind.change, patch)).status).toBe(200);
    expect((await as(role, 'DELETE', `${base}/${ids.own}`, undefined, await etag())).status).toBe(204);
    const made = await as(role, 'PUT', `${base}/${ids.own}`, rowIn(kind, ids.own, own), {
      'if-none-match': '*',
    });
    expect(made.status).toBe(201);
  });

  it('imports in every mode wrote rows of others', async () => {
    const before = await numberOf(base);
    for (const id of foreign) {
      const taken = { ...rowIn(kind, id, own), name: '改名的行' };
      for (const [mode, row] of [
        ['merge', taken],
        ['merge', { id, ...kind.change }],
        ['replace', taken],
        ['remove', { id }],
      ] as const) {
        const response = await sendLines(role, base, `mode=${mode}`, [row]);
        const body = await bodyOf(response);
        expect([mode, response.status, body.errors?.[0]]).toEqual([
          mode,
          422,
          expect.objectContaining({ row: 1, code: 'foreign-row' }),
        ]);
      }
    }
    const gift = await bodyOf(send(role, base, 'mode=merge', csv(kind, [rowIn(kind, ids.own, other)])));
    const fresh = await bodyOf(send(role, base, 'mode=merge', csv(kind, [rowIn(kind, ids.fresh, other)])));
    for (const { errors } of [gift, fresh]) expect(errors[0]).toMatchObject({ row: 2, code: 'foreign-row' });
    expect(await numberOf(base)).toBe(before);
  });

  it('takes the good rows of a file and leaves those of others, where asked to', async () => {
    const answer = await bodyOf(
      sendLines(role, base, 'mode=merge&partial=true', [
        { id: ids.other, name: '改名的行' },
        { id: ids.own, ...kind.change },
      ]),
    );
    expect(answer.summary).toMatchObject({ changed: 1, rejected: 1 });
  });

  it('replaces its own rows only; rows of others may stand in the file as they are', async () => {
    const before = await rowsOf(base);
    const others = before.filter((row) => row[kind.owner] !== own);
    const mine = before.filter((row) => row[kind.owner] === own);

    const file = [rowIn(kind, ids.own, own), others.find(({ id }) => id === ids.other)!];
    const answer = await bodyOf(sendLines(role, base, 'mode=replace', file));
    expect(answer.summary).toMatchObject({ removed: mine.length - 1, rejected: 0 });
    const after = await rowsOf(base);
    expect(after.filter((row) => row[kind.owner] !== own)).toEqual(others);
    expect(after.filter((row) => row[kind.owner] === own).map(({ id }) => id)).toEqual([ids.own]);

    // As it was, for the next role.
    expect((await sendLines('city-admin', base, 'mode=replace', before)).status).toBe(200);
  });

  it('brings back its own rows of an earlier version, and leaves those of others as they are', async () => {
    const { version } = await bodyOf(admin('GET', `${base}?limit=1`));
    const changes = [ids.own, ids.other].map((id) => ({ id, name: '改过的行' }));
    expect((await sendLines('city-admin', base, 'mode=merge', changes)).status).toBe(200);
    const restore = async (query: string) => {
      const etag = (await admin('GET', `${base}:versions?limit=1`)).headers.get('etag')!;
      const body = { version: version.id, reason: '改错了' };
      return bodyOf(as(role, 'POST', `${base}:restore${query}`, body, { 'if-match': etag }));
    };
    const looked = await restore('?dryRun=true');
    expect(looked.warnings[0].code).toBe('others-kept');
    const done = await restore('');
    for (const { summary } of [looked, done]) expect(summary).toMatchObject({ changed: 1, warnings: 1 });
    const names = await Promise.all(
      [ids.own, ids.other].map(async (id) => (await bodyOf(admin('GET', `${base}/${id}`))).name),
    );
    expect(names).toEqual([kind.row.name, '改过的行']);
    const back = [{ id: ids.other, name: kind.row.name }];
    expect((await sendLines('city-admin', base, 'mode=merge', back)).status).toBe(200);
  });

  it('looks before it writes, and is bound to its department then too', async () => {
    const row = { ...rowIn(kind, ids.other, other), name: '改名的行' };
    const looked = await bodyOf(sendLines(role, base, 'dryRun=true&mode=merge', [row]));
    expect(looked).toMatchObject({ check: { ready: false }, errors: [{ row: 1, code: 'foreign-row' }] });
    // What the city has looked at is not a department's to confirm.
    const citys = await bodyOf(sendLines('city-admin', base, 'dryRun=true&mode=merge', [row]));
    expect(citys.check.ready).toBe(true);
    expect((await as(role, 'POST', `${base}:confirm`, { job: citys.job })).status).toBe(404);
  });

  it('may not publish the whole list, and reads all of it', async () => {
    const { version } = await bodyOf(as(role, 'GET', `${base}?limit=1`));
    const response = await as(
      role,
      'POST',
      `${base}:publish`,
      { version: version.id },
      { 'if-match': '"1"' },
    );
    expect(response.status).toBe(403);
    expect((await as(role, 'GET', `${base}/${ids.other}`)).status).toBe(200);
    const { writes } = await bodyOf(as(role, 'GET', `${base}:columns`));
    expect(writes).toEqual({ rows: 'own', field: kind.owner, depts: [own], dept: own });
  });
});

describe('everybody else', () => {
  it('who runs the city writes every row', async () => {
    for (const { base, change, owner } of kinds) {
      const headers = {
        'if-match': await etagOf(base, ids.other),
        'content-type': 'application/merge-patch+json',
      };
      expect(
        (await admin('PATCH', `${base}/${ids.other}`, { ...change, [owner]: own }, headers)).status,
      ).toBe(200);
      expect((await bodyOf(admin('GET', `${base}:columns`))).writes).toEqual({ rows: 'all' });
    }
  });

  it('without a department writes none, and is told what to do', async () => {
    for (const kind of kinds) {
      const call = (method: string, path: string, options: object) =>
        system.call(cityA, 'department-admin', method, path, options);
      const file = { raw: csv(kind, [rowIn(kind, ids.own, own)]), headers: { 'content-type': 'text/csv' } };
      for (const response of [
        await call('POST', `${kind.base}:import`, file),
        await call('DELETE', `${kind.base}/${ids.own}`, {
          headers: { 'if-match': await etagOf(kind.base, ids.own) },
        }),
      ])
        expect([response.status, (await bodyOf(response)).detail]).toEqual([
          403,
          expect.stringContaining('没有所属部门'),
        ]);
    }
  });

  it('with no right to write writes nothing', async () => {
    for (const { base } of kinds) {
      for (const role of ['inspector', 'auditor']) {
        const headers = { 'if-match': await etagOf(base, ids.own) };
        expect((await as(role, 'DELETE', `${base}/${ids.own}`, undefined, headers)).status).toBe(403);
        expect((await bodyOf(as(role, 'GET', `${base}:columns`))).writes).toEqual({ rows: 'none' });
      }
    }
  });
});
