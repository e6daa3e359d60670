import { createWorker } from '@mingcha/fn-worker';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../support/checkedSystem.ts';
import { cityA, cityB } from '../support/system.ts';

let system: CheckedSystem;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0, cities: [cityA, cityB] });
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const kinds = '/v1/catalogues/lists';
const rows = '/v1/lists/entry-negatives/rows';
const fresh = { 'if-none-match': '*' };
type Options = { body?: unknown; headers?: Record<string, string>; raw?: string };
const call = (method: string, path: string, options: Options = {}, city = cityA) =>
  system.call(city, 'city-admin', method, path, options);
const good = async (response: Promise<Response> | Response) => {
  const given = await response;
  expect(given.ok, JSON.stringify(await given.clone().json())).toBe(true);
  return bodyOf(given);
};
async function publish(path: string, city = cityA) {
  const versions = await call('GET', `${path}:versions?limit=1`, {}, city);
  const headers = { 'if-match': versions.headers.get('etag')! };
  const { items } = await bodyOf(versions);
  return good(call('POST', `${path}:publish`, { body: { version: items[0].id }, headers }, city));
}

const list = {
  id: 'entry-negatives',
  title: '进驻负面清单',
  noun: '不进驻事项',
  openNote: '清单以外的事项都在大厅办理。',
  elements: [
    { field: 'id', title: '编号', type: 'code', required: true, shown: true, open: true },
    { field: 'name', title: '事项', type: 'text', required: true, search: true, shown: true, open: true },
    { field: 'dept', title: '部门', type: 'department', required: true, filter: true, open: true },
    {
      field: 'reason',
      title: '不进驻原因',
      type: 'choice',
      choices: ['涉密', '现场操作'],
      filter: true,
      open: true,
    },
    { field: 'remark', title: '内部说明', type: 'text', internal: true },
  ],
  codes: [{ of: 'id', title: '编号', form: 'JZ-9(4)' }],
  rules: [
    {
      name: 'reason-given',
      field: 'reason',
      severity: 'error',
      test: 'filled(reason)',
      message: '请写明不进驻的原因',
    },
  ],
};
const dept = cityA.departments[0]!.id;
const row = (n: number) => ({
  id: `JZ-${String(n).padStart(4, '0')}`,
  name: `事项${n}`,
  dept,
  reason: '现场操作',
  remark: '内部',
});

describe('a list that a city defines without code', () => {
  it('is refused with the place of each fault where it is unsound', async () => {
    const unsound = {
      ...list,
      elements: [...list.elements, { field: 'constructor', title: '错', type: 'choice' }],
      rules: [{ ...list.rules[0], test: 'reasons != ""' }],
    };
    const response = await call('PUT', `${kinds}/${list.id}`, { body: unsound, headers: fresh });
    expect(response.status).toBe(422);
    const pointers = (await bodyOf(response)).errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(['/elements/5/field', '/elements/5/choices', '/rules/0/test']);
  });

  it('is there once it is published, for this city alone', async () => {
    await good(call('PUT', `${kinds}/${list.id}`, { body: list, headers: fresh }));
    expect((await call('GET', rows)).status).toBe(404);
    await publish(kinds);
    expect((await good(call('GET', rows))).items).toEqual([]);
    expect((await call('GET', rows, {}, cityB)).status).toBe(404);
    const { items } = await good(call('GET', '/v1/lists'));
    const own = items.find(({ name }: { name: string }) => name === list.id);
    expect(own).toMatchObject({
      title: '进驻负面清单',
      own: true,
      open: true,
      draft: null,
      fields: ['id', 'name'],
    });
    expect(items.length).toBeGreaterThan(1);
  });

  it('takes rows by its rules and codes, says at the field what is wrong, and holds the version of an edit', async () => {
    const { reason: _, ...silent } = row(1);
    const put = (body: object, headers: Record<string, string> = fresh) =>
      call('PUT', `${rows}/${(body as { id: string }).id}`, { body, headers });
    for (const [body, pointer] of [
      [silent, '/reason'],
      [{ ...row(1), reason: '不想去' }, '/reason'],
      [{ ...row(1), dept: 'none' }, '/dept'],
      [{ ...row(1), id: 'JZ-1' }, '/id'],
      [{ ...row(1), other: 1 }, '/other'],
    ] as const) {
      const response = await put(body);
      expect([response.status, (await bodyOf(response)).errors[0].pointer]).toEqual([422, pointer]);
    }
    const made = await put(row(1));
    expect(made.status).toBe(201);
    const etag = { 'if-match': made.headers.get('etag')! };
    await good(put({ ...row(1), name: '改过' }, etag));
    expect((await put({ ...row(1), name: '又改' }, etag)).status).toBe(412);
    expect((await call('GET', `${rows}/JZ-0001`, {}, cityB)).status).toBe(404);
  });

  it('takes 2,000 rows from a sheet, also by the worker, and is searched, filtered and published', async () => {
    const names = new Map(cityA.departments.map(({ id, name }) => [id, name]));
    const lines = Array.from({ length: 2_000 }, (_, i) => {
      const { id, name, reason } = row(i + 1);
      return `${id},${name},${names.get(dept)},${reason}`;
    });
    const raw = ['编号,事项,部门,不进驻原因', ...lines].join('\n');
    const headers = { 'content-type': 'text/csv', prefer: 'respond-async' };
    const late = await call('POST', `${rows}:import?mode=merge`, { raw, headers });
    expect(late.status).toBe(202);
    const { job } = await bodyOf(late);
    const worker = createWorker({ store: system.store, files: system.files, clock: system.time.now });
    await worker.run({ tenant: cityA.code, jobId: job });
    expect((await good(call('GET', `/v1/jobs/${job}`))).state).toBe('done');
    const { total, items } = await good(call('GET', `${rows}?q=事项1999&reason=现场操作&dept=${dept}`));
    expect([total, items[0].id]).toEqual([1, 'JZ-1999']);
    expect((await call('GET', `${rows}?remark=内部`)).status).toBe(422);
    expect((await publish(rows)).published.count).toBe(2_000);
  });

  it('is read by everybody in its open columns', async () => {
    const path = `/public/${cityA.code}/lists`;
    const { items } = await bodyOf(system.portal.request(path));
    expect(items).toContainEqual(expect.objectContaining({ name: list.id, title: list.title }));
    const page = await bodyOf(system.portal.request(`${path}/${list.id}?q=事项7&limit=1&sort=id`));
    expect(page.items).toEqual([{ id: 'JZ-0007', name: '事项7', dept, reason: '现场操作' }]);
    expect((await system.portal.request(`${path}/${list.id}?remark=内部`)).status).toBe(400);
    expect((await system.portal.request(`/public/${cityB.code}/lists/${list.id}`)).status).toBe(404);
  });

  it('gets a further column by a new edition of its definition; rows of before stay as they are', async () => {
    const one = await call('GET', `${kinds}/${list.id}`);
    const changed = {
      ...list,
      elements: [...list.elements, { field: 'hall', title: '分中心', type: 'text', open: true }],
    };
    const headers = { 'if-match': one.headers.get('etag')! };
    await good(call('PUT', `${kinds}/${list.id}`, { body: changed, headers }));
    await publish(kinds);
    const found = await call('GET', `${rows}/JZ-0001`);
    const etag = { 'if-match': found.headers.get('etag')! };
    const { hall } = await good(
      call('PATCH', `${rows}/JZ-0001`, {
        raw: JSON.stringify({ hall: '东区' }),
        headers: { ...etag, 'content-type': 'application/merge-patch+json' },
      }),
    );
    expect(hall).toBe('东区');
    expect((await good(call('GET', `${rows}/JZ-0002`))).name).toBe('事项2');
  });
});
