import { readTable, writeNdjson, writeXlsx } from '@mingcha/tabular';
import { encodeGb18030 } from '@mingcha/tabular/testing';
import { bodyOf } from '@mingcha/tenancy/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { cityA } from '../../support/system.ts';

let system: CheckedSystem;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 120, cities: [cityA] });
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

type File = string | Uint8Array<ArrayBuffer>;
const objects = '/v1/rosters/objects';
const registers = [objects, '/v1/rosters/inspectors', '/v1/catalogues/inspection/items', '/v1/divisions'];

const admin = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  system.call(cityA, 'city-admin', method, path, { body, headers });
const send = (query: string, raw: File, type = 'text/csv', base = objects) =>
  system.call(cityA, 'city-admin', 'POST', `${base}:import?${query}`, {
    raw,
    headers: { 'content-type': type },
  });
/** Imports what must be good. */
async function imported(query: string, raw: File, type?: string, base?: string) {
  const response = await send(query, raw, type, base);
  const body = await bodyOf(response);
  expect([response.status, body.errors]).toEqual([200, undefined]);
  return body;
}
const rowOf = async (id: string) => bodyOf(admin('GET', `${objects}/${id}`));
const current = async (base = objects) => (await bodyOf(admin('GET', `${base}?limit=1`))).version;
const bytesOf = async (chunks: AsyncIterable<Uint8Array>) => {
  const parts = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Uint8Array.from(Buffer.concat(parts));
};

const header = ['统一社会信用代码', '名称', '主体类型', '区划', '监管标签', '成立日期', '许可证'];
const lines = [
  [
    'JC-1001',
    '金昌市东街小吃店',
    '个体工商户',
    '620302',
    '食品经营、餐饮服务',
    '2020/5/18',
    '食品经营许可证|JY1|2027-01-01',
  ],
  ['JC-1002', '永昌县𠮷祥商行', '企业', '620321', '', '2019年3月2日', ''],
  ['JC-1003', '金昌市“引号”,逗号;商店', '企业', '620302', '烟草', '20210105', ''],
];
const rows = [
  {
    id: 'JC-1001',
    name: '金昌市东街小吃店',
    type: '个体工商户',
    division: '620302',
    labels: ['食品经营', '餐饮服务'],
    established: '2020-05-18',
    permits: [{ name: '食品经营许可证', number: 'JY1', validUntil: '2027-01-01' }],
    status: '在营',
  },
  {
    id: 'JC-1002',
    name: '永昌县𠮷祥商行',
    type: '企业',
    division: '620321',
    established: '2019-03-02',
    status: '在营',
  },
  {
    id: 'JC-1003',
    name: '金昌市“引号”,逗号;商店',
    type: '企业',
    division: '620302',
    labels: ['烟草'],
    established: '2021-01-05',
    status: '在营',
  },
];
const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (...table: string[][]) => table.map((cells) => cells.map(quoted).join(',')).join('\r\n');

describe('the same rows as', () => {
  const text = csv(header, ...lines);
  const sheet = () =>
    writeXlsx([{ name: '一', columns: header.map((title) => ({ header: title, width: 12 })), rows: lines }]);
  const ndjson = () => writeNdjson(rows);
  const files: [string, string, () => Promise<File>][] = [
    ['CSV in UTF-8', 'text/csv', async () => text],
    ['CSV in UTF-8 with its mark', 'text/csv', async () => `\ufeff${text}`],
    ['CSV in GB 18030', 'text/csv', async () => Uint8Array.from(encodeGb18030(text))],
    [
      'a workbook',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      async () => bytesOf(sheet()),
    ],
    ['JSON lines', 'application/x-ndjson', async () => bytesOf(ndjson())],
  ];

  it.each(files)('%s become the same rows', async (_, type, file) => {
    await imported('mode=merge&reason=登记', await file(), type);
    for (const row of rows) expect(await rowOf(row.id)).toEqual(row);
    const first = await current();
    const again = await imported('mode=merge', await file(), type);
    expect(again.summary).toMatchObject({ rows: 3, unchanged: 3, added: 0, changed: 0 });
    expect(again.version).toEqual(first);
    await imported('mode=remove', csv(['统一社会信用代码'], ...rows.map(({ id }) => [id])));
    expect((await admin('GET', `${objects}/JC-1001`)).status).toBe(404);
  });
});

describe('an import', () => {
  const line = (id: string, name: string, type = '企业') => [id, name, type, '620302', '', '', ''];

  it('merges, removes, replaces; and tells what it did', async () => {
    const before = await current();
    const merged = await imported(
      'mode=merge',
      csv(header, line('JC-2001', '甲商店'), line('JC-2002', '乙商店')),
    );
    expect(merged.summary).toMatchObject({ rows: 2, added: 2, changed: 0, removed: 0 });
    expect(merged.version).toMatchObject({ number: before.number + 1, count: before.count + 2 });
    const part = await imported('mode=merge', csv(['统一社会信用代码', '名称'], ['JC-2001', '甲商行']));
    expect(part.summary).toMatchObject({ rows: 1, changed: 1 });
    expect(await rowOf('JC-2001')).toMatchObject({ name: '甲商行', type: '企业', division: '620302' });
    const removed = await imported(
      'mode=remove',
      csv(['统一社会信用代码'], ['JC-2001'], ['JC-2002'], ['JC-none']),
    );
    expect(removed.summary).toMatchObject({ rows: 3, removed: 2, warnings: 1 });
    // The root tells the rows, not the way to them.
    expect(removed.version.root).toBe(before.root);

    const whole = await bytesOf((await admin('GET', `${objects}:export?format=csv&personal=true`)).body!);
    const replaced = await imported('mode=replace', csv(header, line('JC-2003', '丙商店')));
    expect(replaced.summary).toMatchObject({ added: 1, removed: before.count });
    expect((await bodyOf(admin('GET', objects))).total).toBe(1);
    const back = await imported('mode=replace', whole);
    expect(back.version).toMatchObject({ root: before.root, number: removed.version.number + 2 });
  });

  it('takes the good rows where it may, and reports the others by row and column', async () => {
    const before = await current();
    const file = csv(
      header,
      line('JC-3001', '好的商店'),
      line('JC-3002', '坏的商店', '公司'),
      line('', '没有编号'),
    );
    const refused = await bodyOf(send('mode=merge', file));
    expect(refused).toMatchObject({ code: 'import-rejected', errorCount: 2 });
    expect(await current()).toEqual(before);
    const partial = await imported('mode=merge&partial=true', file);
    expect(partial.summary).toMatchObject({ rows: 3, added: 1, rejected: 2 });
    expect((await admin('GET', `${objects}/JC-3002`)).status).toBe(404);

    const { errors, state } = await bodyOf(admin('GET', `/v1/jobs/${partial.job}`));
    expect([state, errors.map(({ row, column }: { row: number; column: string }) => [row, column])]).toEqual([
      'done',
      [
        [3, '主体类型'],
        [4, '统一社会信用代码'],
      ],
    ]);
    for (const format of ['xlsx', 'csv']) {
      const response = await admin('GET', `/v1/jobs/${partial.job}/errors.${format}`);
      expect(response.headers.get('content-disposition')).toContain(`.${format}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const report = [];
      for await (const { values } of readTable(() => [bytes]))
        if (values.级别 === '错误') report.push(values);
      expect(report).toMatchObject([
        { 行: '3', 列: '主体类型', 级别: '错误', 原内容: '公司' },
        { 行: '4', 列: '统一社会信用代码', 级别: '错误' },
      ]);
    }
    await imported('mode=remove', csv(['统一社会信用代码'], ['JC-3001']));
  });

  it('marks special libraries by labels, which listings find', async () => {
    const found = await bodyOf(admin('GET', `${objects}?labels=${encodeURIComponent('餐饮服务')}&limit=200`));
    expect(found.total).toBeGreaterThan(0);
    for (const row of found.items) expect(row.labels).toContain('餐饮服务');
    const both = await bodyOf(
      admin('GET', `${objects}?labels=餐饮服务&labels=医疗机构&sort=-name&limit=200`),
    );
    expect(both.total).toBeGreaterThan(found.total);
  });
});

describe('a sheet of inspectors that still has a load', () => {
  const base = '/v1/rosters/inspectors';
  const header = ['人员编号', '姓名', '执法证号', '有效期', '单位', '负荷', '增加负荷的理由'];
  const own = (id: string, ...rest: string[]) => [
    id,
    '魏清',
    '27030009999',
    '2028-12-31',
    `${cityA.code}-scjg`,
    ...rest,
  ];
  const row = async (id: string) => bodyOf(admin('GET', `${base}/${id}`));

  it('is imported; the load becomes an adjustment where it has a ground, else the column says that it is not taken', async () => {
    const sheet = csv(header, own('FH-1', '12', '另有任务'), own('FH-2', '40', ''), own('FH-3', '0', ''));
    const dry = await bodyOf(send('dryRun=true', sheet, 'text/csv', base));
    expect(dry.errors).toEqual([]);
    expect(dry.warnings).toEqual([
      expect.objectContaining({ row: 3, column: '负荷', code: 'column-retired', value: '40' }),
    ]);
    expect(dry.warnings[0].message).toContain('负荷不再填写');
    const { summary } = await imported('mode=merge', sheet, undefined, base);
    expect(summary).toMatchObject({ added: 3, warnings: 1, rejected: 0 });
    expect(await row('FH-1')).toMatchObject({ adjust: 12, adjustGround: 'duty' });
    for (const id of ['FH-2', 'FH-3']) {
      expect(await row(id)).not.toHaveProperty('adjust');
      expect(await row(id)).not.toHaveProperty('load');
    }
  });

  it('changes no adjustment whose ground stands in the roster and not in the sheet', async () => {
    await imported('mode=merge', csv(['人员编号', '已有任务数'], ['FH-1', '500']), undefined, base);
    expect(await row('FH-1')).toMatchObject({ adjust: 12, adjustGround: 'duty' });
  });

  it('is refused where it gives a ground without a number, and so is a load by the API', async () => {
    const half = await send('mode=merge', csv(header, own('FH-4', '', '其他')), 'text/csv', base);
    expect(await bodyOf(half)).toMatchObject({
      errors: [{ column: '增加的负荷', code: 'adjustment-incomplete' }],
    });
    const put = await admin('PUT', `${base}/FH-5`, { name: '魏清', load: 3 }, { 'if-none-match': '*' });
    const problem = await bodyOf(put);
    expect([put.status, problem.errors[0].pointer]).toEqual([422, '/load']);
    expect(problem.errors[0].message).toContain('负荷不再填写');
  });

  it('has no such column in the template and the export', async () => {
    for (const path of [':template?format=csv', ':export?format=csv']) {
      const text = await (await admin('GET', `${base}${path}`)).text();
      const columns = text.split(/\r?\n/)[0]!.split(',');
      expect(columns).toContain('增加的负荷');
      for (const gone of ['已有任务数', '负荷', 'load']) expect(columns).not.toContain(gone);
    }
  });
});

describe('a template', () => {
  it.each(registers)('of %s has the columns of its rows, and can be filled in and sent', async (base) => {
    const { columns } = await bodyOf(admin('GET', `${base}:columns`));
    const template = await admin('GET', `${base}:template?format=csv`);
    const [titles] = (await template.text()).replace('\ufeff', '').split('\r\n');
    expect(titles).toBe(columns.map((column: { header: string }) => column.header).join(','));
    const examples = columns.map(({ example = '' }: { example?: string }) => quoted(example)).join(',');
    const before = await current(base);
    const { summary, version } = await imported('mode=merge', `${titles}\n${examples}`, 'text/csv', base);
    expect(summary).toMatchObject({ rows: 1, rejected: 0 });
    expect(version.count).toBeLessThanOrEqual(before.count + 1);
  });

  it('in a workbook explains every column', async () => {
    const response = await admin('GET', `${objects}:template`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const headers: string[] = [];
    const read = readTable(() => [bytes], { onHeader: (names) => headers.push(...names) });
    await expect(read.next()).rejects.toMatchObject({ code: 'no-rows' });
    expect(headers.slice(0, 3)).toEqual(['统一社会信用代码', '名称', '主体类型']);
  });
});

describe('an export', () => {
  it.each(registers.flatMap((base) => ['xlsx', 'csv', 'ndjson'].map((format) => [base, format] as const)))(
    'of %s as %s imports back unchanged',
    async (base, format) => {
      const before = await current(base);
      const file = await admin('GET', `${base}:export?format=${format}`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      for (const mode of ['replace', 'merge']) {
        const type = file.headers.get('content-type')!;
        const { summary, version } = await imported(`mode=${mode}`, bytes, type, base);
        expect(summary).toMatchObject({ rows: before.count, unchanged: before.count, rejected: 0 });
        expect(version).toEqual(before);
      }
    },
  );

  it('imports back unchanged whatever a row says', async () => {
    const unit = fc.constantFrom(
      ...[...'甲𠮷e\u0301"\',;、|\\\n\t =+-@_x0041_<&>%\0\u0001\u200b\u2028\u00a0１1'],
      '\r\n',
      '\u001f',
      '_x000D_',
    );
    const text = fc.string({ unit, minLength: 2, maxLength: 12 }).filter((value) => value.trim().length >= 2);
    const row = fc.record({
      name: text,
      scope: text,
      labels: fc.array(text, { maxLength: 3 }),
      permits: fc.array(fc.record({ name: text, number: text }), { maxLength: 2 }),
    });
    const put = { type: '企业', division: '620302' };
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(row, async (given) => {
        const old = await admin('GET', `${objects}/JC-ODD`);
        const match = old.ok ? { 'if-match': old.headers.get('etag')! } : { 'if-none-match': '*' };
        const response = await admin('PUT', `${objects}/JC-ODD`, { ...put, ...given }, match);
        // What a row cannot hold is refused, not changed.
        if (response.status === 422) return;
        kept++;
        const before = await current();
        for (const format of ['xlsx', 'csv', 'ndjson']) {
          const file = await admin('GET', `${objects}:export?format=${format}`);
          const bytes = new Uint8Array(await file.arrayBuffer());
          const { summary, version } = await imported(
            'mode=replace',
            bytes,
            file.headers.get('content-type')!,
          );
          expect([format, summary.changed, version]).toEqual([format, 0, before]);
        }
      }),
      { seed: 20261120, numRuns: 8 },
    );
    expect(kept).toBeGreaterThan(4);
  });

  it('of an old version is of that version', async () => {
    const before = await current();
    await imported('mode=merge', csv(header, lines[0]!));
    const text = await (await admin('GET', `${objects}:export?format=csv&version=${before.id}`)).text();
    expect(text).not.toContain('JC-1001');
    expect(await (await admin('GET', `${objects}:export?format=csv`)).text()).toContain('JC-1001');
  });
});

describe('divisions by name', () => {
  const file = (...divisions: string[]) =>
    csv(
      ['统一社会信用代码', '名称', '主体类型', '区划'],
      ...divisions.map((division, i) => [`QH-${i}001`, '区划商店', '企业', division]),
    );
  beforeAll(async () => {
    const towns = [
      ['620302100', '城关镇', '乡'],
      ['620321100', '城关镇', '乡'],
      ['620321101', '河西堡镇', '乡'],
    ];
    await imported('mode=merge', csv(['区划代码', '名称', '层级'], ...towns), 'text/csv', '/v1/divisions');
  });

  it('were refused, though they are shown by name', async () => {
    const names = ['永昌县', '金昌市永昌县', '河西堡镇', '永昌县城关镇', '620302199', '６２０３２１'];
    await imported('mode=merge', file(...names));
    const codes = ['620321', '620321', '620321101', '620321100', '620302199', '620321'];
    for (const [i, division] of codes.entries())
      expect(await rowOf(`QH-${i}001`)).toMatchObject({ division });
    const people = csv(
      ['人员编号', '姓名', '执法证号', '有效期', '单位', '管辖片区'],
      ['QH-P1', '魏清', '27030009999', '2028-12-31', `${cityA.code}-scjg`, '金川区、河西堡镇'],
    );
    await imported('mode=merge', people, 'text/csv', '/v1/rosters/inspectors');
    expect(await bodyOf(admin('GET', '/v1/rosters/inspectors/QH-P1'))).toMatchObject({
      divisions: ['620302', '620321101'],
    });
  });

  it('that several have, or none, are refused with what they may mean', async () => {
    const { errors } = await bodyOf(send('mode=merge', file('城关镇', '河西铺镇')));
    expect(errors).toEqual([
      expect.objectContaining({ row: 2, column: '区划', code: 'ambiguous-value' }),
      expect.objectContaining({ row: 3, column: '区划', code: 'unknown-value' }),
    ]);
    for (const name of ['金川区城关镇（620302100）', '永昌县城关镇（620321100）'])
      expect(errors[0].message).toContain(name);
  });
});
