import { allRights, type Right } from '@mingcha/http';
import { testTenants } from '@mingcha/local/testing';
import { readTable } from '@mingcha/tabular';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, startTestApi, type TestApi } from '../testing/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const header = '编号,名称,类型,标签,开业日期,人数,营业,电话,风险,许可证';
const send = (
  query: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  rights: readonly Right[] = allRights,
) =>
  api.call('POST', `/v1/shops:import?${query}`, {
    body,
    headers: { 'content-type': 'text/csv', ...headers },
    rights,
  });
const replace = (...lines: string[]) => send('mode=replace', [header, ...lines].join('\n'));
const rows = async () => (await bodyOf(api.call('GET', '/v1/shops?limit=200&sort=id&personal=true'))).items;
const errorsOf = async (response: Promise<Response>) => {
  const body = await bodyOf(response);
  expect(body.code).toBe('import-rejected');
  return body.errors.map((e: { row?: number; column?: string; code: string }) =>
    [e.row ?? '-', e.column ?? '-', e.code].join(' '),
  );
};

const twoShops = async () => {
  const response = await replace(
    'A1,甲店,店铺,食品、烟草,2024/1/5,3,是,13800001234,A,卫生许可|WS-1|2027年1月1日；烟草证|YC-9',
    'A2,乙店,地摊,,20240105,,否,,,',
  );
  expect(response.status).toBe(200);
};

describe('an import', () => {
  beforeEach(twoShops);

  it('reads cells as people write them', async () => {
    expect(await rows()).toEqual([
      {
        id: 'A1',
        name: '甲店',
        kind: '店铺',
        labels: ['食品', '烟草'],
        opened: '2024-01-05',
        staff: 3,
        open: true,
        phone: '13800001234',
        risk: 'A',
        permits: [
          { name: '卫生许可', number: 'WS-1', validUntil: '2027-01-01' },
          { name: '烟草证', number: 'YC-9' },
        ],
      },
      { id: 'A2', name: '乙店', kind: '摊位', opened: '2024-01-05', open: false },
    ]);
  });

  it('says what it did, and makes no version where nothing changes', async () => {
    const answer = await bodyOf(send('mode=merge', '编号,名称\nA2,丙店\nA3,丁店\nA1,甲店'));
    const counts = { added: 1, changed: 1, unchanged: 1, removed: 0 };
    expect(answer.summary).toEqual({ rows: 3, ...counts, rejected: 0, warnings: 0 });
    const { items } = await bodyOf(api.call('GET', '/v1/shops:versions?limit=1'));
    expect(items[0]).toMatchObject({
      id: answer.version.id,
      counts,
      source: { type: 'import', job: answer.job },
    });
    const again = await bodyOf(send('mode=merge', '编号,名称\nA2,丙店'));
    expect(again.version).toEqual(answer.version);
    expect(again.summary).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it('merge leaves alone what the file has no column for, and clears what it leaves empty', async () => {
    await send('mode=merge', '编号,人数,标签\nA1,,烟草');
    expect((await rows())[0]).toMatchObject({ name: '甲店', labels: ['烟草'], phone: '13800001234' });
    expect((await rows())[0]).not.toHaveProperty('staff');
    await send('mode=merge', '{"id":"A1","labels":null,"open":false}', {
      'content-type': 'application/x-ndjson',
    });
    expect((await rows())[0]).toMatchObject({ name: '甲店', open: false });
    expect((await rows())[0]).not.toHaveProperty('labels');
  });

  it('reports a cell that cannot be read once: a formula in a required column was missing too', async () => {
    const errors = await errorsOf(send('mode=merge', '编号,名称,人数\nB1,=1+1,-1'));
    expect(errors).toEqual(['2 名称 formula', '2 人数 invalid-value']);
  });

  it('refuses a JSON line that names a column twice: the last one was taken without a word', async () => {
    const line = '{"id":"B1","name":"甲店","名称":"乙店"}';
    const errors = await errorsOf(send('mode=merge', line, { 'content-type': 'application/x-ndjson' }));
    expect(errors).toEqual(['1 名称 duplicate-column']);
  });

  it('replace removes what the file does not name; remove removes what it names', async () => {
    expect((await bodyOf(replace('A2,乙店,摊位,,2024-01-05,,否,,,'))).summary).toMatchObject({
      unchanged: 1,
      removed: 1,
    });
    const removed = await bodyOf(send('mode=remove', '编号\nA2\nA9'));
    expect(removed.summary).toMatchObject({ rows: 2, removed: 1, warnings: 1, rejected: 0 });
    expect(await rows()).toEqual([]);
  });

  it('dropped rows that their kind keeps; it is refused, and each is named', async () => {
    const first = await replace('A1,甲店,,,,,,,,', 'A2,老字号,,,,,,,,', 'A3,老字号,,,,,,,,');
    expect(first.status).toBe(200);
    expect(await errorsOf(replace('A1,甲店,,,,,,,,', 'A3,老字号,,,,,,,,'))).toEqual(['- 编号 row-kept']);
    expect(await errorsOf(send('mode=remove', '编号\nA1\nA3'))).toEqual(['3 编号 row-kept']);
    expect((await rows()).map(({ id }: { id: string }) => id)).toEqual(['A1', 'A2', 'A3']);
    // With all of them, it is an import like any other.
    expect((await replace('A2,老字号,,,,,,,,', 'A3,老字号,店铺,,,,,,,')).status).toBe(200);
    expect((await rows()).map(({ id }: { id: string }) => id)).toEqual(['A2', 'A3']);
    const partial = await send('mode=replace&partial=true', `${header}\nA4,丁店,,,,,,,,`);
    expect(await bodyOf(partial)).toMatchObject({ summary: { added: 1, removed: 0, rejected: 0 } });
    const removal = await send('mode=remove&partial=true', '编号\nA2\nA4');
    expect(await bodyOf(removal)).toMatchObject({ summary: { removed: 1, rejected: 1 } });
    const { headers } = await api.call('GET', '/v1/shops/A2');
    const deleted = await api.call('DELETE', '/v1/shops/A2', {
      headers: { 'if-match': headers.get('etag')! },
    });
    expect([deleted.status, await bodyOf(deleted)]).toMatchObject([
      409,
      { code: 'row-kept', detail: '老字号不能移除，请改为停业。' },
    ]);
    expect((await rows()).map(({ id }: { id: string }) => id)).toEqual(['A2', 'A3']);
    // What makes it kept can go, and then it can.
    expect((await send('mode=merge', '编号,名称\nA2,乙店\nA3,丙店')).status).toBe(200);
    expect((await replace('A1,甲店,,,,,,,,')).status).toBe(200);
  });

  it('with partial takes the good rows, and keeps what a bad one stands for', async () => {
    const answer = await bodyOf(
      send('mode=replace&partial=true', `${header}\nA1,甲店,超市,,,,,,,\nA4,新店,,,,,,,,\nA5,,,,,,,,,`),
    );
    expect(answer.summary).toMatchObject({ rows: 3, added: 1, unchanged: 1, removed: 1, rejected: 2 });
    expect((await rows()).map((row: { id: string; kind?: string }) => [row.id, row.kind])).toEqual([
      ['A1', '店铺'],
      ['A4', undefined],
    ]);
    expect(await errorsOf(send('mode=replace&partial=true', `${header}\nA5,,,,,,,,,`))).toHaveLength(1);
    expect(await rows()).toHaveLength(2);
  });

  it('leaves a report to download, without personal values', async () => {
    const { job } = await bodyOf(replace('B1,店,超市,,,,,12*,,', 'B2,店,,,2999-01-01,,,,,'));
    const seen = await bodyOf(api.call('GET', `/v1/jobs/${job}`));
    expect(seen).toMatchObject({ state: 'failed', errorCount: 1, by: { name: '王五' } });
    const file = await api.call('GET', `/v1/jobs/${job}/errors.xlsx`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const report = [];
    for await (const row of readTable(() => [bytes])) report.push(row.values);
    expect(report).toEqual([
      {
        行: '2',
        列: '类型',
        级别: '错误',
        问题: expect.stringContaining('可填：店铺、摊位'),
        原内容: '超市',
        代码: 'unknown-value',
      },
      {
        行: '3',
        列: '开业日期',
        级别: '提醒',
        问题: expect.any(String),
        原内容: '2999-01-01',
        代码: 'future',
      },
    ]);
    const csv = await (await api.call('GET', `/v1/jobs/${job}/errors.csv`)).text();
    expect(csv).not.toContain('12*');
    expect((await api.call('GET', `/v1/jobs/${job}`, { tenant: testTenants.b })).status).toBe(404);
    expect((await api.call('GET', `/v1/jobs/${job}/errors.pdf`)).status).toBe(422);
  });
});

describe('a file with faults', () => {
  beforeAll(twoShops);

  it.each<[string, string, string[]]>([
    ['no id', ',店,,,,,,,,', ['2 编号 missing-value']],
    ['a bad id', 'A/1,店,,,,,,,,', ['2 编号 bad-id']],
    ['no name', 'B1,,,,,,,,,', ['2 名称 missing-value']],
    ['an unknown value', 'B1,店,超市,,,,,,,', ['2 类型 unknown-value']],
    ['a day that is not', 'B1,店,,,2024-02-30,,,,,', ['2 开业日期 bad-date']],
    ['no date', 'B1,店,,,去年,,,,,', ['2 开业日期 bad-date']],
    ['no number', 'B1,店,,,,三,,,,', ['2 人数 bad-integer']],
    ['a number out of range', 'B1,店,,,,-1,,,,', ['2 人数 invalid-value']],
    ['neither yes nor no', 'B1,店,,,,,也许,,,', ['2 营业 bad-boolean']],
    ['half a record', 'B1,店,,,,,,,,卫生许可', ['2 许可证 bad-record']],
    ['what the kind refuses', 'B1,禁用,,,,,,,,', ['2 名称 banned']],
    ['a mask without a value', 'B1,店,,,,,,138****0000,,', ['2 电话 masked-value']],
    ['an id given twice', 'B1,店,,,,,,,,\nB2,店,,,,,,,,\nB1,店,,,,,,,,', ['4 编号 duplicate-id']],
    ['a formula', 'B1,=1+1,,,,,,,,', ['2 名称 formula']],
    ['too few cells', 'B1,店', ['2 类型 ragged-row']],
    [
      'everything at once',
      ',,超市,,x,y,z,,,',
      [
        '2 类型 unknown-value',
        '2 开业日期 bad-date',
        '2 人数 bad-integer',
        '2 营业 bad-boolean',
        '2 编号 missing-value',
        '2 名称 missing-value',
      ],
    ],
  ])('is refused for %s, by row and column', async (_, lines, expected) => {
    const before = await bodyOf(api.call('GET', '/v1/shops'));
    expect(await errorsOf(replace(lines))).toEqual(expected);
    expect(await bodyOf(api.call('GET', '/v1/shops'))).toEqual(before);
  });

  it.each<[string, string | Uint8Array, string[]]>([
    ['nothing in it', '', ['- - empty-file']],
    ['a header alone', header, ['- - no-rows']],
    ['an unknown column', '编号,名称,电 话号\n1,2,3', ['- 电 话号 unknown-column']],
    ['a column named twice', '编号,名称,name\n1,2,3', ['- name duplicate-column']],
    ['a required column missing', '编号,人数\n1,2', ['- 名称 missing-column']],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), ['- - legacy-xls']],
    ['another kind of file', '%PDF-1.7', ['- - unsupported-format']],
  ])('is refused as a whole for %s', async (_, body, expected) => {
    expect(await errorsOf(send('mode=replace', body))).toEqual(expected);
  });

  it('names the nearest column for one it does not know', async () => {
    const { errors } = await bodyOf(send('mode=merge', '编号,名 称,开业日\n1,2,3'));
    expect(errors[0].message).toContain('“开业日期”');
  });
});

describe('an export', () => {
  const odd = {
    id: 'X1',
    name: '=甲"乙、丙；',
    labels: ['a、b', 'c"d', '|'],
    staff: 0,
    open: false,
    phone: '13800001234',
    permits: [
      { name: '一；二|三', number: 'N-1' },
      { name: '四', number: 'N-2', validUntil: '2030-01-01' },
    ],
  };

  it.each(['xlsx', 'csv', 'ndjson'])('as %s imports back unchanged, masked or not', async (format) => {
    const put = { 'content-type': 'application/json', 'if-none-match': '*' };
    await replace('A2,乙店,摊位,,2024-01-05,,否,,,');
    expect((await api.call('PUT', '/v1/shops/X1', { body: JSON.stringify(odd), headers: put })).status).toBe(
      201,
    );
    const stored = await rows();
    expect(stored).toContainEqual(odd);
    for (const rights of [allRights, allRights.filter((right) => right !== 'rosters:personal')]) {
      const path = `/v1/shops:export?format=${format}&personal=${rights === allRights}`;
      const file = await api.call('GET', path, { rights });
      const bytes = new Uint8Array(await file.arrayBuffer());
      const type = file.headers.get('content-type')!;
      for (const mode of ['replace', 'merge']) {
        const answer = await bodyOf(send(`mode=${mode}`, bytes, { 'content-type': type }, rights));
        expect(answer.summary, JSON.stringify(answer)).toMatchObject({
          rows: 2,
          unchanged: 2,
          changed: 0,
          removed: 0,
        });
      }
    }
    expect(await rows()).toEqual(stored);
  });

  it('too large for an answer goes through the file store', async () => {
    await send('mode=merge', '编号,名称\nX1,甲');
    api.deps.maxResponseBytes = 10;
    const response = await api.call('GET', '/v1/shops:export?format=csv');
    api.deps.maxResponseBytes = 5_000_000;
    expect(response.status).toBe(303);
    const key = response.headers.get('location')!.split(`${testTenants.a}/`)[1]!;
    const parts = [];
    for await (const part of (await api.files.open(testTenants.a, key))!) parts.push(part);
    expect(Buffer.concat(parts).toString()).toContain('X1,甲');
  });
});

describe('a template', () => {
  it.each(['xlsx', 'csv'])('as %s can be filled in and imported', async (format) => {
    const file = await api.call('GET', `/v1/shops:template?format=${format}`);
    const headers: string[] = [];
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = readTable(() => [bytes], { onHeader: (names) => headers.push(...names) });
    await expect(read.next()).rejects.toMatchObject({ code: 'no-rows' });
    expect(headers.join(',')).toBe(header);
  });
});

it('no route met an error of our own', () => expect(api.reported).toEqual([]));
