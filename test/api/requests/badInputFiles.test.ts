import { encodeGb18030, inline, workbook, zipOf } from '@mingcha/tabular/testing';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { writtenBy } from '../../support/api/written.ts';
import { waitOfOthers } from '../../support/run/waitOfOthers.ts';
import { cityA } from '../../support/system.ts';

let system: CheckedSystem;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 20, cities: [cityA] });
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

type File = string | Uint8Array<ArrayBuffer>;
const base = '/v1/rosters/objects';

const send = (raw: File, query = 'mode=merge', headers: Record<string, string> = {}) =>
  system.call(cityA, 'city-admin', 'POST', `${base}:import?${query}`, { raw, headers });

/** What a refused file is told, as `row column code`; its job and report are all that was written. */
async function faultsOf(raw: File, query?: string, headers?: Record<string, string>): Promise<string[]> {
  const before = await writtenBy(system.test, cityA.code, ['JOB', 'BLOB']);
  const response = await send(raw, query, headers);
  const { code, errors, errorCount } = await bodyOf(response);
  expect([response.status, code]).toEqual([422, 'import-rejected']);
  expect(errorCount).toBeGreaterThanOrEqual(errors.length);
  for (const { message } of errors) expect(message).toMatch(/\p{Script=Han}/u);
  expect(await writtenBy(system.test, cityA.code, ['JOB', 'BLOB'])).toBe(before);
  return errors.map(
    ({ row, column, code }: { row?: number; column?: string; code: string }) =>
      `${row ?? '-'} ${column ?? '-'} ${code}`,
  );
}

const bytes = (buffer: Buffer) => Uint8Array.from(buffer);
const header = '统一社会信用代码,名称,主体类型,区划';
const good = 'JC-0001,金昌市测试商店,企业,620302';
const csv = (...lines: string[]) => [header, ...lines].join('\r\n');
const headerRow = `<row r="1">${['统一社会信用代码', '名称', '主体类型', '区划']
  .map((text, i) => inline(`${'ABCD'[i]}1`, text))
  .join('')}</row>`;
const sheet = (cells: string, more: Partial<Parameters<typeof workbook>[0]> = {}) =>
  workbook({ rows: `${headerRow}<row r="2">${cells}</row>`, ...more });
const goodCells = good
  .split(',')
  .map((text, i) => inline(`${'ABCD'[i]}2`, text))
  .join('');

describe('a file is refused', () => {
  it.each<[string, File, string[]]>([
    ['that is empty', '', ['- - empty-file']],
    ['with blank lines only', '\r\n\r\n', ['- - empty-file']],
    ['with a header only', header, ['- - no-rows']],
    ['with a column that is not known', csv(good).replace('名称', '名 字 甲'), ['- 名 字 甲 unknown-column']],
    ['with a column named twice', `${header},名称\r\n${good},又名`, ['1 E duplicate-header']],
    ['with an id given twice', csv(good, good), ['3 统一社会信用代码 duplicate-id']],
    ['with a formula', csv('JC-0001,=1+1,企业,620302'), ['2 名称 formula']],
    ['with a command', csv("JC-0001,=cmd|' /C calc'!A0,企业,620302"), ['2 名称 formula']],
    ['with a NUL', csv('JC-0001,a\0b,企业,620302'), ['2 - nul-character']],
    ['with an open quote', csv('JC-0001,"店,企业,620302'), ['2 B bad-quote']],
    ['with a row too long', csv(`${good},x`), ['2 E ragged-row']],
    ['of another kind', '%PDF-1.7', ['- - unsupported-format']],
    ['that is a web page', '<!DOCTYPE html><table></table>', ['- - unsupported-format']],
    ['that is a JSON list', '[{"id":"JC-0001"}]', ['- - unsupported-format']],
  ])('%s', async (_, file, expected) => {
    const faults = await faultsOf(file);
    for (const fault of expected) expect(faults).toContain(fault);
  });

  it.each<[string, string, string]>([
    ['a malformed code', '91620302MA0000000O,店铺,企业,620302', '2 统一社会信用代码 uscc-malformed'],
    ['a type that is not on the list', 'JC-0001,店铺,公司,620302', '2 主体类型 unknown-value'],
    ['a division of another city', 'JC-0001,店铺,企业,620802', '2 区划 foreign-division'],
    ['no name', 'JC-0001,,企业,620302', '2 名称 missing-value'],
    ['a name of one character', 'JC-0001,店,企业,620302', '2 名称 invalid-value'],
    ['an id with a path', 'JC/../1,店铺,企业,620302', '2 统一社会信用代码 bad-id'],
  ])('with %s, by row and column', async (_, line, expected) => {
    expect(await faultsOf(csv(line), 'mode=replace')).toContain(expected);
  });

  it('with a bad date and a division of another city: both are told at once', async () => {
    const faults = await faultsOf(
      csv('JC-0001,店铺,企业,620802,2025-13-01').replace('区划', '区划,成立日期'),
    );
    expect(faults.toSorted()).toEqual(['2 区划 foreign-division', '2 成立日期 bad-date'].toSorted());
  });

  it('of inspectors with a control character in a speciality: no draw with them verified', async () => {
    const raw = `{"id":"X-001","name":"王五","certificate":"27030000001","validUntil":"2030-01-01","dept":"${cityA.code}-scjg","skills":["食\\u0007品"]}`;
    const response = await system.call(cityA, 'city-admin', 'POST', '/v1/rosters/inspectors:import', { raw });
    expect([response.status, (await bodyOf(response)).errors]).toEqual([
      422,
      [expect.objectContaining({ row: 1, column: '业务专长', code: 'invalid-value' })],
    ]);
  });

  it('of inspectors with a division of another city: it stood for all of this one', async () => {
    const raw = `人员编号,姓名,执法证号,有效期,单位,管辖片区\nX-001,王五,27030000001,2030-01-01,${cityA.code}-scjg,621200、620302`;
    const response = await system.call(cityA, 'city-admin', 'POST', '/v1/rosters/inspectors:import', { raw });
    expect([response.status, (await bodyOf(response)).errors]).toEqual([
      422,
      [expect.objectContaining({ row: 2, column: '管辖片区', code: 'foreign-division' })],
    ]);
  });

  it('with cells of 10 MB', async () => {
    const long = 'x'.repeat(3_500_000);
    expect(await faultsOf(csv(`JC-0001,${long},企业,620302`))).toContain('2 名称 cell-too-long');
    expect(await faultsOf(JSON.stringify({ id: 'JC-0001', name: long }))).toContain('1 - line-too-long');
    const wide = await sheet(`${inline('A2', 'JC-0001')}${inline('B2', 'x'.repeat(10_000_000))}`);
    expect(wide.length).toBeLessThan(100_000);
    expect(await faultsOf(bytes(wide))).toContain('2 名称 cell-too-long');
  });

  it('in an encoding that is none, or two in one', async () => {
    const broken = bytes(Buffer.concat([Buffer.from(csv(good, '')), Buffer.from([0xff, 0xff, 0x80])]));
    expect(await faultsOf(broken)).toEqual(['3 - bad-encoding']);
    const mixed = bytes(Buffer.concat([Buffer.from(csv(good, '')), encodeGb18030(good)]));
    expect(await faultsOf(mixed)).toEqual(['3 - bad-encoding']);
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    ['with macros', () => sheet(goodCells, { parts: { 'xl/vbaProject.bin': 'x' } }), '- - macros'],
    [
      'with a formula',
      () => sheet(`${inline('A2', 'JC-0001')}<c r="B2"><f>1+1</f><v>2</v></c>`),
      '2 名称 formula',
    ],
    [
      'with an error value',
      () => sheet(`${inline('A2', 'JC-0001')}<c r="B2" t="e"><v>#REF!</v></c>`),
      '2 名称 error-value',
    ],
    [
      'with a password',
      async () =>
        Buffer.from(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${[...'EncryptedPackage'].join('\0')}`, 'latin1'),
      '- - encrypted',
    ],
    ['of 1997', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), '- - legacy-xls'],
    ['that is cut', async () => (await sheet(goodCells)).subarray(0, 300), '- - damaged-file'],
    ['that is a plain archive', () => zipOf({ 'a.txt': 'x' }), '- - unsupported-format'],
  ])('that is a workbook %s', async (_, file, expected) => {
    expect(await faultsOf(bytes(await file()))).toContain(expected);
  });

  it('that is a workbook of 130 KB that unpacks to 130 MB, unread: it was read among the requests', async () => {
    const bomb = await sheet(`${inline('A2', 'JC-0001')}${inline('B2', 'x'.repeat(130 * 2 ** 20))}`);
    expect(bomb.length).toBeLessThan(2 ** 20);
    const { result, wait } = await waitOfOthers(() => faultsOf(bytes(bomb)));
    expect(result).toEqual(['- - too-large']);
    expect(wait).toBeLessThan(200);
  });

  it.each<[string, string, string]>([
    [
      'that nests too deep',
      `{"id":"JC-0001","labels":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      '1 labels too-deep',
    ],
    ['with a prototype', '{"id":"JC-0001","__proto__":{"x":1}}', '1 __proto__ bad-header'],
    ['that is cut', '{"id":"JC-0001"', '1 - bad-json'],
    [
      'with half a character',
      '{"id":"JC-0001","name":"店\\ud800铺","type":"企业","division":"620302"}',
      '1 名称 bad-text',
    ],
    [
      'with half a character in a list',
      '{"id":"JC-0001","name":"店铺","type":"企业","division":"620302","labels":["\\udfff"]}',
      '1 监管标签 bad-text',
    ],
    [
      'with an object for a department, which could not be shown',
      '{"id":"JC-0001","name":"店铺","type":"企业","division":"620302","jurisdiction":{"toString":1}}',
      '1 管辖单位 invalid-value',
    ],
  ])('of JSON lines %s', async (_, file, expected) => {
    expect(await faultsOf(file, 'mode=merge', { 'content-type': 'application/x-ndjson' })).toContain(
      expected,
    );
  });
});

describe('the request of an import is refused', () => {
  it.each<[string, string, Record<string, string>, number, string]>([
    ['for a mode that is none', 'mode=delete', {}, 422, 'invalid'],
    ['for a partial that is neither', 'partial=yes', {}, 422, 'invalid'],
    ['for a reason too long', `reason=${'x'.repeat(201)}`, {}, 422, 'invalid'],
    ['for a file of another name', 'file=../../620800/imports/x', {}, 422, 'invalid'],
    ['for a file name that is not encoded', '', { 'x-file-name': '%E0%A4%A' }, 400, 'bad-file-name'],
    ['for a key that is none', '', { 'idempotency-key': 'a b' }, 400, 'bad-idempotency-key'],
  ])('%s', async (_, query, headers, status, code) => {
    const before = await writtenBy(system.test, cityA.code);
    const response = await send(csv(good), query, headers);
    expect([response.status, (await bodyOf(response)).code]).toEqual([status, code]);
    expect(await writtenBy(system.test, cityA.code)).toBe(before);
  });

  it('not for a file name that is cut in the middle of a character: the store failed on its half', async () => {
    const name = encodeURIComponent(`${'a'.repeat(199)}𠮷𠮷.csv`);
    const response = await send(csv(good), 'mode=remove', { 'x-file-name': name });
    const { job } = await bodyOf(response);
    expect(response.status).toBe(200);
    const { fileName } = await bodyOf(system.call(cityA, 'city-admin', 'GET', `/v1/jobs/${job}`));
    expect(fileName).toBe(`${'a'.repeat(199)}𠮷`);
  });
});

describe('an import', () => {
  it('of more than 256 MB is refused while it comes in', async () => {
    const block = new Uint8Array(2 ** 20).fill(0x61);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ < 300) controller.enqueue(block);
        else controller.close();
      },
    });
    const before = await writtenBy(system.test, cityA.code);
    const token = await system.tokenOf({ tenant: cityA.code, roles: ['city-admin'] });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const response = await system.api.request(`${base}:import?mode=merge`, init);
    expect([response.status, (await bodyOf(response)).code]).toEqual([413, 'file-too-large']);
    expect(sent).toBeLessThan(300);
    expect(await writtenBy(system.test, cityA.code)).toBe(before);
  });

  it('repeated under its key is done once, and refused with another file', async () => {
    const headers = { 'content-type': 'text/csv', 'idempotency-key': 'import-1' };
    const first = await send(csv(good), 'mode=merge', headers);
    const again = await send(csv(good), 'mode=merge', headers);
    expect([first.status, again.status, again.headers.get('idempotent-replay')]).toEqual([200, 200, 'true']);
    expect((await bodyOf(again)).job).toBe((await bodyOf(first)).job);
    for (const [file, query] of [
      [csv('JC-0002,别的商店,企业,620302'), 'mode=merge'],
      [csv(good), 'mode=remove'],
    ] as const) {
      const other = await send(file, query, headers);
      expect([other.status, (await bodyOf(other)).code]).toEqual([422, 'idempotency-mismatch']);
    }
  });
});

describe('a row is refused', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  it.each<[string, string, string]>([
    [
      'with an object for a department: it could not be shown',
      '{"jurisdiction":{"toString":1,"valueOf":1}}',
      '/jurisdiction',
    ],
    ['with lists 300,000 deep for a department', `{"jurisdiction":${nested(300_000)}}`, '/jurisdiction'],
    ['with a masked phone and lists 300,000 deep', `{"phone":["*",${nested(300_000)}]}`, '/phone'],
    ['with labels 300,000 deep', `{"labels":${nested(300_000)}}`, '/labels/0'],
    ['with half a character in a permit', '{"permits":[{"name":"\\ud800","number":"1"}]}', '/permits'],
    [
      'with an unknown field in a permit, which was refused without a reason',
      '{"permits":[{"name":"证","number":"1","x":1}]}',
      '/permits/0',
    ],
    ['with a prototype', '{"__proto__":{"riskClass":"A"}}', '/__proto__'],
    ['with another id', '{"id":"JC-9999"}', '/id'],
    [
      'over the size of a row',
      `{"permits":[${Array.from({ length: 50 }, (_, i) => `{"name":"${'证'.repeat(100)}","number":"${i}${'号'.repeat(90)}","authority":"${'局'.repeat(100)}"}`).join()}]}`,
      '',
    ],
  ])('%s', async (_, raw, pointer) => {
    const { items } = await bodyOf(system.call(cityA, 'city-admin', 'GET', `${base}?limit=1`));
    const before = await writtenBy(system.test, cityA.code);
    const headers = { 'content-type': 'application/merge-patch+json', 'if-match': '*' };
    const response = await system.call(cityA, 'city-admin', 'PATCH', `${base}/${items[0].id}`, {
      raw,
      headers,
    });
    const { code, errors } = await bodyOf(response);
    expect([response.status, code]).toEqual([422, 'invalid']);
    expect(errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(await writtenBy(system.test, cityA.code)).toBe(before);
  });
});
