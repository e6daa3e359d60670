import { cityLists, directoryName, directoryRows, plantedFaults } from '@mingcha/demo';
import { createWorker } from '@mingcha/fn-worker';
import { openRegister } from '@mingcha/register';
import { shippedLists } from '@mingcha/systems/lists';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { cityA, cityB } from '../../support/system.ts';

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

describe('what lists break', () => {
  const rowsOf = (name: string) => `/v1/lists/${name}/rows`;
  const sampleOf = (name: string, id: string) => ({
    ...shippedLists.find(({ list }) => list.id === name)!.samples.find((one) => one.id === id)!,
    dept,
  });
  const put = (name: string, row: { id: string; [field: string]: unknown }) =>
    good(call('PUT', `${rowsOf(name)}/${row.id}`, { body: row, headers: fresh }));
  const food = '11620000MB0F9001123000131015003';
  const soil = '11620000MB0F9029XC3000119003000';
  const findings = (query = '', city = cityA) => good(call('GET', `/v1/lists:findings${query}`, {}, city));
  const brief = ({ items }: { items: { list: string; id: string; rule: string; field: string }[] }) =>
    items.map(({ id, rule, field }) => [id, rule, field]);
  const rule = async (set: object) => {
    const etag = (await call('GET', '/v1/lists:rules')).headers.get('etag')!;
    return call('PUT', '/v1/lists:rules', { body: set, headers: { 'if-match': etag } });
  };

  it('is found row by row and between lists, each with its rule, its field and its row', async () => {
    await put('service-directory', sampleOf('service-directory', '000131015003'));
    await put('intermediary-items', sampleOf('intermediary-items', 'ZJ-0002'));
    await put('supervision-items', sampleOf('supervision-items', 'JG-0001'));
    await put('fee-items', sampleOf('fee-items', 'SF-0002'));
    await put('service-items', {
      ...sampleOf('service-items', food),
      kind: '行政确认',
      charged: true,
      feeBasis: '收费文件〔2025〕3号',
      fees: [{ title: '检验费', standard: '每件 10 元' }],
    });
    await put('service-items', { ...sampleOf('service-items', soil), complain: '12345' });
    await put('permit-items', sampleOf('permit-items', 'XK-0003'));
    const page = await findings('?list=service-items');
    expect(brief(page)).toEqual([
      [food, 'fee-listed', 'fees'],
      [food, 'item-same-kind', 'kind'],
      [soil, 'intermediary-listed', 'intermediary'],
      [soil, 'item-in-directory', 'basicCode'],
    ]);
    expect(page.items[1]).toMatchObject({
      severity: 'error',
      header: '事项类型',
      name: '食品经营许可（新办）',
      title: '同一事项类型相同',
      message: '事项类型与基本目录不一致，那里为“行政许可”',
    });
    const all = await findings();
    expect(brief(await findings('?list=permit-items'))).toEqual([
      ['XK-0003', 'permit-supervised', 'supervisor'],
      ['XK-0003', 'quota-explained', 'quotaNote'],
    ]);
    const counts = (of: { count: number }[]) => of.reduce((sum, { count }) => sum + count, 0);
    expect([counts(all.rules), counts(all.departments), counts(all.lists)]).toEqual([
      all.total,
      all.total,
      all.total,
    ]);
    expect((await findings('?severity=warning')).total).toBeLessThan(all.total);
    const { items, next } = await findings('?limit=1');
    const second = await findings(`?limit=1&cursor=${encodeURIComponent(next)}`);
    expect([brief({ items }), brief(second)].flat()).toEqual(brief(all).slice(0, 2));
    expect((await findings('', cityB)).total).toBe(0);
    expect(brief(await findings(`?q=${encodeURIComponent('收费')}`))).toEqual([[food, 'fee-listed', 'fees']]);
    expect((await findings(`?q=${soil.toLowerCase()}&list=service-items`)).total).toBe(2);
    const saved = await call('GET', '/v1/lists:findings:export?format=csv&list=permit-items');
    const [head, ...lines] = (await saved.text()).trim().split('\r\n');
    expect(head).toMatch(/清单,编号,条目,部门,程度,要素,规则,问题$/);
    expect(lines.map((line) => line.split(',')[1])).toEqual(['XK-0003', 'XK-0003']);
  });

  it('in a demo city is the twelve planted faults and no other', async () => {
    const store = await system.store.forTenant(cityB.code);
    // The whole directory, as a city has it once it has taken over its province's.
    const inCity = directoryRows().map((one) => ({ ...one, dept: `${cityB.code}-${one.dept}` }));
    expect(inCity).toHaveLength(150);
    for (const { name, rows: known, planted } of cityLists(cityB)) {
      const rows = name === directoryName ? inCity : known;
      const { kind } = (await tenantLists.find(store, name))!;
      const input = { by: { sub: 'demo', name: '演示' }, reason: '演示', source: { type: 'seed' } } as const;
      await openRegister(store, kind).replaceAll([...rows, ...planted], input);
    }
    const { items, lists } = await findings('', cityB);
    const wanted = plantedFaults.flatMap(({ list, row, breaks }) =>
      breaks.map((one) => [list, 'sample' in row ? row.sample : row.id, one].join(' ')),
    );
    expect(items.map((one: Record<string, string>) => [one.list, one.id, one.rule].join(' ')).sort()).toEqual(
      wanted.sort(),
    );
    expect([wanted.length, lists.length]).toEqual([12, shippedLists.length]);
  });

  it('is gone with what broke it, in whichever list that is', async () => {
    await put('intermediary-items', sampleOf('intermediary-items', 'ZJ-0001'));
    expect(brief(await findings('?rule=intermediary-listed'))).toEqual([]);
  });

  it('is mended for many rows at once, or for none where one has changed meanwhile', async () => {
    const { items } = await findings('?rule=item-same-kind');
    const [{ id, etag }] = items;
    const set = (rows: object[], values: object, more: object = {}) =>
      call('POST', `${rowsOf('service-items')}:set`, {
        body: { rows, set: values, reason: '与目录一致', ...more },
      });
    const versionSeen = async () => {
      const { version } = await good(call('GET', `${rowsOf('service-items')}?limit=1`));
      return { version: version.id };
    };
    const seen = await versionSeen();
    const stale = await set(
      [
        { id, etag },
        { id: soil, etag: '"old"' },
      ],
      { kind: '行政许可' },
    );
    expect([stale.status, (await bodyOf(stale)).ids]).toEqual([412, [soil]]);
    const wrong = await set([{ id, etag }], { kind: '许可' });
    expect([wrong.status, (await bodyOf(wrong)).errors[0]]).toMatchObject([422, { pointer: '/rows/0' }]);
    expect((await set([{ id, etag }], { id: 'x' })).status).toBe(422);
    expect((await findings('?rule=item-same-kind')).total).toBe(1);
    expect(await good(set([{ id, etag }], { kind: '行政许可' }))).toMatchObject({ changed: 1 });
    expect((await findings('?rule=item-same-kind')).total).toBe(0);
    const { items: audited } = await good(call('GET', '/v1/audit?action=register.set'));
    expect(audited[0].detail).toMatchObject({ count: 1, fields: '事项类型' });
    // Seen in a version rather than each by itself: what has changed since is not overwritten either.
    const hours = { hours: '工作日 8:30—12:00' };
    const old = await set([{ id }, { id: soil }], hours, seen);
    expect([old.status, (await bodyOf(old)).ids]).toEqual([412, [id]]);
    expect((await bodyOf(set([{ id }], hours))).errors[0].pointer).toBe('/version');
    expect((await set([{ id }], hours, { version: 'none' })).status).toBe(404);
    expect(await good(set([{ id }, { id: soil }], hours, await versionSeen()))).toMatchObject({ changed: 2 });
  });

  it('is an error, a warning or nothing as the city sets it, within a list and between two', async () => {
    expect((await rule({ list: 'permit-items', rule: 'none', to: 'off' })).status).toBe(422);
    const { items } = await good(rule({ list: 'permit-items', rule: 'permit-supervised', to: 'off' }));
    expect(items.find((one: { rule: string }) => one.rule === 'permit-supervised')).toMatchObject({
      usual: 'warning',
      set: 'off',
      explained: '“事项编码”须列入《监管事项目录清单》的“对应的许可或备案事项”',
    });
    await good(rule({ list: 'permit-items', rule: 'quota-explained', to: 'error' }));
    const { items: found } = await findings('?list=permit-items');
    expect(found.map((one: { rule: string; severity: string }) => [one.rule, one.severity])).toEqual([
      ['quota-explained', 'error'],
    ]);
    const refused = await call('PUT', `${rowsOf('permit-items')}/XK-0009`, {
      body: { ...sampleOf('permit-items', 'XK-0003'), id: 'XK-0009' },
      headers: fresh,
    });
    expect([refused.status, (await bodyOf(refused)).errors[0].pointer]).toEqual([422, '/quotaNote']);
    const stale = { 'if-match': '"0"' };
    const body = { list: 'permit-items', rule: 'quota-explained' };
    expect((await call('PUT', '/v1/lists:rules', { body, headers: stale })).status).toBe(412);
    const [theirs] = (await findings('?list=permit-items&rule=quota-explained', cityB)).items;
    expect(theirs.severity).toBe('warning');
  });

  it('keeps a version with errors from its review', async () => {
    const sent = await call('POST', '/v1/cases/list-editions', {
      body: { values: { listId: 'permit-items', from: '2026-01-01' } },
    });
    const { detail } = await bodyOf(sent);
    expect([sent.status, detail]).toEqual([409, expect.stringContaining('有 1 处错误，不能送审')]);
  });

  it('follows a rule between any two lists that the city writes as data', async () => {
    const path = '/v1/catalogues/list-checks';
    const check = {
      id: 'negatives-handled',
      title: '不进驻的事项在实施清单内',
      list: 'entry-negatives',
      when: 'name == "事项7"',
      key: 'name',
      must: 'listed',
      other: 'service-items',
      otherKey: 'name',
      severity: 'warning',
      message: '实施清单中没有这一事项',
    };
    const unsound = { ...check, key: 'title', other: 'nothing', same: [{ own: 'name', other: 'name' }] };
    const response = await call('PUT', `${path}/${check.id}`, { body: unsound, headers: fresh });
    expect((await bodyOf(response)).errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/other',
      '/same',
    ]);
    await good(call('PUT', `${path}/${check.id}`, { body: check, headers: fresh }));
    await publish(path);
    expect(brief(await findings('?list=entry-negatives'))).toEqual([
      ['JZ-0007', 'negatives-handled', 'name'],
    ]);
  });
});
