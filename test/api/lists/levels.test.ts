import type { DemoCity } from '@mingcha/demo';
import type { Row } from '@mingcha/register';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckedSystem } from '../../support/api/checkedSystem.ts';
import { directoryRow, levelList as list, publishList, putRow, writeList } from '../../support/levels.ts';
import { gansu, good, type LevelsAsk, levelsAsk, refused, startLevels } from '../../support/levelsSystem.ts';
import { cityA, cityB } from '../../support/system.ts';

const rows = `/v1/lists/${list}/rows`;
const items = `/v1/levels/${list}/items`;
const sichuan = { code: '510000' } as DemoCity;

let system: CheckedSystem;
beforeAll(async () => {
  system = await startLevels();
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const ask: LevelsAsk = (...asked) => levelsAsk(system)(...asked);

/** Changes the list of a tenant; a row is put, an id is taken off. */
const write = (of: { code: string }, rows: readonly (Row | string)[], how = {}) =>
  writeList(
    system,
    of.code,
    rows.map((one) => (typeof one === 'string' ? { type: 'remove', id: one } : putRow(one))),
    how,
  );
const look = (of: { code: string }, query = '') => good(ask(of, 'GET', `${items}?${query}`));
const accept = (of: { code: string }, body: object) => ask(of, 'POST', `${items}:accept`, { body });
const own = (city: DemoCity) => ({ dept: city.departments[0]!.id, adoption: '已认领' });
const rowOf = (of: { code: string }, n: number) => ask(of, 'GET', `${rows}/00010000000${n}`);
const named = ({ items: found }: { items: { name: string; kind: string }[] }) =>
  found.map(({ name, kind }) => `${name} ${kind}`);

describe('a list that the province publishes', () => {
  it('is offered to its cities as it is published, to no other tenant and no draft of it', async () => {
    await write(gansu, [directoryRow(1)], { published: false });
    expect((await good(ask(cityA, 'GET', '/v1/levels'))).items).toEqual([]);
    expect((await ask(cityA, 'GET', items)).status).toBe(404);
    await write(
      gansu,
      [1, 2, 3, 4].map((n) => directoryRow(n)),
    );
    await write(gansu, [directoryRow(5)], { published: false });
    const [offered] = (await good(ask(cityA, 'GET', '/v1/levels'))).items;
    expect(offered).toMatchObject({
      list,
      edition: { tenant: '620000', called: '甘肃省', count: 4 },
      counts: { adopted: 0, pending: { new: 4, changed: 0, removed: 0, existing: 0 }, refused: 0 },
    });
    const found = await look(cityA);
    expect(named(found)).toEqual(['事项1 new', '事项2 new', '事项3 new', '事项4 new']);
    // What is internal to the province, and whose departments are its own, is told to no city.
    expect(JSON.stringify(found)).not.toMatch(/内部备注|620000-sjt/);
    expect((await ask(sichuan, 'GET', items)).status).toBe(404);
    expect((await ask(gansu, 'GET', items)).status).toBe(404);
  });

  it('is taken over with the city’s own elements, which the city says and the province does not', async () => {
    const { edition } = await look(cityA);
    const one = { item: '000100000001' };
    const send = (more: object) => refused(accept(cityA, { edition: edition.version, ...more }));
    const missing = ['/items/0/own/dept', '/items/0/own/adoption'];
    expect(await send({ items: [one] })).toEqual([422, 'invalid', ...missing]);
    expect(await send({ items: [one], own: { ...own(cityA), name: '我的名称' } })).toEqual([
      422,
      'invalid',
      '/own/name',
    ]);
    expect(await send({ items: [one], own: { inheritedFrom: 'x' } })).toEqual([
      422,
      'invalid',
      '/own/inheritedFrom',
    ]);
    expect(await send({ items: [{ item: '000100000005' }], own: own(cityA) })).toEqual([
      422,
      'invalid',
      '/items/0/item',
    ]);
    expect((await send({ edition: 'other', items: [one], own: own(cityA) }))[1]).toBe('edition-changed');
    const body = { edition: edition.version, items: [one], own: own(cityA), reason: '首批' };
    expect(await good(accept(cityA, body))).toEqual({ number: 1, added: 1, changed: 0, removed: 0 });
    // It was seen as not there.
    expect((await refused(accept(cityA, body)))[0]).toBe(412);
    const row = await good(rowOf(cityA, 1));
    expect(row).toEqual({
      ...{ id: '000100000001', name: '事项1', kind: '行政许可', basis: '《某某条例》第三条', level: '市级' },
      ...{ edition: 1, state: '在用', ...own(cityA) },
      inheritedFrom: `620000/${edition.number}/${edition.version}/000100000001`,
    });
    const { draft } = await look(cityA);
    const all = { edition: edition.version, all: {}, own: own(cityA) };
    expect((await refused(accept(cityA, { ...all, draft: null })))[1]).toBe('register-changed');
    expect(await good(accept(cityA, { ...all, draft }))).toMatchObject({ added: 3 });
    expect((await look(cityA, 'state=settled')).counts).toEqual({
      adopted: 4,
      pending: { new: 0, existing: 0, changed: 0, removed: 0 },
      refused: 0,
    });
    const saved = await ask(cityA, 'GET', `${items}:export?format=csv&state=settled`);
    const [head, ...lines] = (await saved.text()).trim().split('\r\n');
    expect([head, lines.length]).toEqual([expect.stringContaining('编码,事项,情形,处理,要素'), 4]);
    const exported = await good(ask(cityA, 'GET', '/v1/audit?action=list.export'));
    expect(exported.items[0].detail).toMatchObject({ count: 4, where: ['state=settled'] });
    const { items: audit } = await good(ask(cityA, 'GET', '/v1/audit?action=level.accept'));
    expect(JSON.stringify(audit[0])).toContain('甘肃省');
  });

  it('decides what it decides by every way of editing: by row, in bulk, by file, by restoring', async () => {
    const seen = await rowOf(cityA, 1);
    const headers = { 'if-match': seen.headers.get('etag')! };
    const row = await bodyOf(seen);
    const patch = (body: object) => ask(cityA, 'PATCH', `${rows}/${row.id}`, { body, headers });
    expect(await refused(patch({ name: '改名' }))).toEqual([422, 'invalid', '/name']);
    expect(await refused(patch({ inheritedFrom: null, name: '改名' }))).toEqual([422, 'invalid', '/name']);
    expect(await refused(patch({ inheritedFrom: 'x' }))).toEqual([422, 'invalid', '/inheritedFrom']);
    const set = { rows: [{ id: row.id, etag: headers['if-match'] }], set: { basis: '《别的》' } };
    expect((await refused(ask(cityA, 'POST', `${rows}:set`, { body: set })))[0]).toBe(422);
    expect(await refused(ask(cityA, 'DELETE', `${rows}/${row.id}`, { headers }))).toEqual([409, 'row-kept']);
    const forged = { ...row, id: '000100000009' };
    const put = { body: forged, headers: { 'if-none-match': '*' } };
    expect(await refused(ask(cityA, 'PUT', `${rows}/${forged.id}`, put))).toEqual([
      422,
      'invalid',
      '/inheritedFrom',
    ]);
    const ndjson = { 'content-type': 'application/x-ndjson' };
    const send = (mode: string, lines: readonly object[]) =>
      ask(cityA, 'POST', `${rows}:import?mode=${mode}`, {
        raw: lines.map((one) => JSON.stringify(one)).join('\n'),
        headers: ndjson,
      });
    const errorsOf = async (mode: string, lines: readonly object[]) =>
      (await bodyOf(send(mode, lines))).errors.map(
        (e: { row?: number; code: string }) => `${e.row ?? '-'} ${e.code}`,
      );
    for (const mode of ['merge', 'replace'])
      expect(await errorsOf(mode, [{ ...row, name: '改名' }, forged])).toEqual(
        expect.arrayContaining(['1 inherited', '2 inherited']),
      );
    expect(await errorsOf('replace', [row])).toEqual(Array(3).fill('- row-kept'));
    // The city's own elements, and a file without the column of the system, are as ever.
    const { inheritedFrom: _, ...plain } = row;
    expect((await good(send('merge', [{ ...plain, remark: '本市备注' }]))).summary.changed).toBe(1);
    const all = (await good(ask(cityA, 'GET', `${rows}?limit=50`))).items as (typeof row)[];
    await good(
      send(
        'replace',
        all.map(({ inheritedFrom: __, ...one }) => ({ ...one, remark: '都改' })),
      ),
    );
    expect((await good(rowOf(cityA, 2))).inheritedFrom).toContain('/000100000002');
    // Back to when one item was taken over: what was taken over since stays, the city's own words go back.
    const found = await ask(cityA, 'GET', `${rows}:versions`);
    const { items: versions } = await bodyOf(found);
    const first = versions.find(({ number }: { number: number }) => number === 1);
    const restored = await ask(cityA, 'POST', `${rows}:restore`, {
      body: { version: first.id, reason: '回到首批' },
      headers: { 'if-match': found.headers.get('etag')! },
    });
    expect(await bodyOf(restored.clone())).toMatchObject({ summary: { changed: 1 } });
    expect([restored.status, (await good(ask(cityA, 'GET', rows))).total]).toEqual([200, 4]);
    expect((await good(rowOf(cityA, 1))).remark).toBeUndefined();
  });

  it('cannot be taken into its own hands by a definition of the city', async () => {
    const store = await system.store.forTenant(cityA.code);
    const { list: definition } = (await tenantLists.find(store, list))!;
    const elements = definition.elements.map(({ owner: _, ...element }) => element);
    const kinds = '/v1/catalogues/lists';
    const body = { ...definition, elements };
    await good(ask(cityA, 'PUT', `${kinds}/${list}`, { body, headers: { 'if-none-match': '*' } }));
    const versions = await ask(cityA, 'GET', `${kinds}:versions`);
    const { items: made } = await bodyOf(versions);
    const headers = { 'if-match': versions.headers.get('etag')! };
    await good(ask(cityA, 'POST', `${kinds}:publish`, { body: { version: made[0].id }, headers }));
    const etag = (await rowOf(cityA, 1)).headers.get('etag')!;
    const patch = { body: { name: '改名' }, headers: { 'if-match': etag } };
    expect(await refused(ask(cityA, 'PATCH', `${rows}/000100000001`, patch))).toEqual([
      422,
      'invalid',
      '/name',
    ]);
  });
});

describe('a new edition', () => {
  it('shows what changed, what came and what went, and is decided upon element by element', async () => {
    await write(gansu, [
      directoryRow(1, { name: '事项1（新）', basis: '《新条例》第一条' }),
      directoryRow(2, { basis: '《新条例》第二条' }),
      '000100000003',
      directoryRow(5),
    ]);
    const found = await look(cityA, 'state=pending');
    expect(named(found)).toEqual(['事项1 changed', '事项2 changed', '事项3 removed', '事项5 new']);
    expect(found.items[0].elements).toEqual([
      {
        ...{ field: 'name', header: '事项名称', decidedBy: '国家', state: 'pending', conflict: false },
        ...{ base: '事项1', own: '事项1', offered: '事项1（新）' },
      },
      expect.objectContaining({ field: 'basis', offered: '《新条例》第一条' }),
    ]);
    const edition = found.edition.version;
    const [first, , third] = found.items;
    await good(accept(cityA, { edition, items: [{ item: first.item, etag: first.etag, fields: ['name'] }] }));
    const refuse = (body: object) => ask(cityA, 'POST', `${items}:refuse`, { body: { edition, ...body } });
    const both = [{ item: first.item }, { item: '000100000005' }];
    expect(await refused(refuse({ items: both, reason: ' ' }))).toEqual([422, 'invalid', '/reason']);
    expect(await good(refuse({ items: both, reason: '本市没有相应机构' }))).toEqual({ refused: 2 });
    expect(await refused(refuse({ items: [{ item: '000100000004' }], reason: '没有不同的' }))).toEqual([
      422,
      'invalid',
      '/items/0/item',
    ]);
    expect(named(await look(cityA, 'state=pending'))).toEqual(['事项2 changed', '事项3 removed']);
    const no = await look(cityA, 'state=refused');
    expect(no.items[0].refusal).toMatchObject({ elements: ['设定依据'], reason: '本市没有相应机构' });
    // What is taken off is not there any more, and its history is.
    await good(accept(cityA, { edition, items: [{ item: third.item, etag: third.etag }] }));
    expect((await rowOf(cityA, 3)).status).toBe(404);
    const { items: history } = await good(ask(cityA, 'GET', `${rows}/000100000003/history`));
    expect(history[0].action).toBe('removed');
  });

  it('comes again for what the province changes once more, and a refusal holds for the rest', async () => {
    await write(gansu, [directoryRow(5, { basis: '《第三条例》第五条' })]);
    expect(named(await look(cityA, 'state=pending'))).toEqual(['事项2 changed', '事项5 new']);
    expect(named(await look(cityA, 'state=refused'))).toEqual(['事项1（新） changed']);
    // Taken over after all.
    const { edition, draft, items: left } = await look(cityA, 'state=refused');
    const one = { item: left[0].item, etag: left[0].etag };
    await good(accept(cityA, { edition: edition.version, items: [one] }));
    const row = await good(rowOf(cityA, 1));
    expect([row.basis, row.inheritedFrom.split('/')[1]]).toEqual([
      '《新条例》第一条',
      String(edition.number),
    ]);
    const stale = { edition: edition.version, all: {}, draft, own: own(cityA) };
    expect((await refused(accept(cityA, stale)))[1]).toBe('register-changed');
  });

  it('joins with a row that the city had already, and lets two who decide not overwrite one another', async () => {
    const dept = cityB.departments[0]!.id;
    const mine = directoryRow(1, { name: '老名称', dept, adoption: '已认领', remark: '老的' });
    await write(cityB, [mine, directoryRow(2, { dept, basis: '《旧条例》第九条', remark: undefined })]);
    const found = await look(cityB, 'kind=existing');
    expect(named(found)).toEqual(['老名称 existing', '事项2 existing']);
    const [one] = found.items;
    const body = { edition: found.edition.version, items: [{ item: one.item, etag: one.etag }] };
    const answers = await Promise.all([accept(cityB, body), accept(cityB, body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await good(rowOf(cityB, 1))).toMatchObject({
      name: '事项1（新）',
      remark: '老的',
      adoption: '已认领',
    });
  });
});

describe('the comparison', () => {
  const compare = (query = '') => good(ask(gansu, 'GET', `/v1/province/levels/${list}/comparison?${query}`));

  it('is of what cities have published and let the province read, with every element that differs and the way out', async () => {
    await publishList(system, cityA.code);
    const { tenants, items: differing, counts } = await compare();
    expect(tenants.map(({ called }: { called: string }) => called)).toEqual(['甘肃省', '金昌市', '平凉市']);
    // What the city joined since is a draft.
    expect(differing.map(({ name }: { name: string }) => name)).toEqual(['事项1（新）', '事项2']);
    const at2 = differing[1].elements;
    expect(at2).toEqual([
      {
        ...{
          field: 'basis',
          header: '设定依据',
          decidedBy: '国家',
          take: ['620300', '620800'],
          reconsider: false,
          like: '甘肃省',
        },
        cells: [
          { has: true, value: '《新条例》第二条' },
          { has: true, value: '《某某条例》第三条' },
          { has: true, value: '《旧条例》第九条' },
        ],
      },
    ]);
    expect(counts).toEqual({ differing: 2, missing: 2, all: 4 });
    expect(tenants[1].sameness).toMatchObject({ items: 3, equalItems: 2 });
    expect(tenants[2].sameness.score).toBeLessThan(tenants[1].sameness.score);
    expect((await compare('tenant=620800&field=name')).total).toBe(1);
    expect((await compare('show=missing&tenant=620300')).total).toBe(1);
    const refusals = await good(ask(gansu, 'GET', `/v1/province/levels/${list}/refusals`));
    expect(refusals.items).toMatchObject([
      { called: '金昌市', name: '事项5', reason: '本市没有相应机构', by: expect.any(String) },
    ]);
    const saved = await ask(gansu, 'GET', `/v1/province/levels/${list}/refusals:export?format=csv&q=事项5`);
    const [head, ...lines] = (await saved.text()).trim().split('\r\n');
    expect([head, lines]).toEqual([
      expect.stringContaining('城市,编码,事项,情形'),
      [expect.stringMatching(/^金昌市,.*事项5,.*本市没有相应机构/)],
    ]);
    const { items: told } = await good(ask(gansu, 'GET', '/v1/audit?action=list.export'));
    expect(told[0].detail).toMatchObject({ count: 1, where: ['q=事项5'] });
    expect(JSON.stringify([tenants, differing])).not.toMatch(/备注|老的/);
  });

  it('is for a city of its own draft, whose rows take the province’s values', async () => {
    const path = `/v1/levels/${list}/comparison`;
    const { items: differing, tenants } = await good(ask(cityB, 'GET', path));
    expect(tenants[1]).toMatchObject({ tenant: cityB.code, isDraft: true });
    expect(differing.map(({ name }: { name: string }) => name)).toEqual(['事项2']);
    const saved = await ask(cityB, 'GET', `${path}:export?format=csv`);
    const [, ...lines] = (await saved.text()).trim().split('\r\n');
    expect(lines).toEqual([expect.stringContaining('事项2')]);
    const { items: told } = await good(ask(cityB, 'GET', '/v1/audit?action=list.export'));
    expect(told[0].detail.count).toBe(1);
    const { edition } = await look(cityB);
    const [{ item, etag }] = differing;
    await good(accept(cityB, { edition: edition.version, items: [{ item, etag }] }));
    const evened = await good(ask(cityB, 'GET', path));
    expect([evened.total, evened.tenants[1].sameness.score]).toEqual([0, 1]);
    expect((await good(ask(cityB, 'GET', `${path}?of=published`))).total).toBe(2);
    expect((await ask(cityB, 'GET', `/v1/province/levels/${list}/comparison`)).status).toBe(403);
  });

  it('leaves out a city from when it lets the province read it no more', async () => {
    await good(ask(cityB, 'DELETE', '/v1/tenant/province-access'));
    const { tenants } = await compare();
    expect(tenants.map(({ tenant }: { tenant: string }) => tenant)).toEqual(['620000', '620300']);
    expect((await good(ask(gansu, 'GET', '/v1/province/levels'))).items).toEqual(
      expect.arrayContaining([expect.objectContaining({ list, cities: 1 })]),
    );
  });
});
