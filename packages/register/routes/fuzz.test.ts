import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const piece = fc.oneof(
  fc.constantFrom(
    '编号',
    '名称',
    '类型',
    '电话',
    '许可证',
    '标签',
    '人数',
    '开业日期',
    'id',
    'name',
    '__proto__',
  ),
  fc.constantFrom(
    ',',
    ',',
    '\n',
    '\n',
    '"',
    '""',
    '|',
    '；',
    '、',
    '*',
    '=',
    "'",
    '\t',
    '\r',
    '{',
    '}',
    ':',
    '[',
    ']',
    'null',
  ),
  fc.constantFrom(
    'A1',
    'A2',
    '店',
    '地摊',
    '2024-01-05',
    '1e999',
    '-0',
    '\ud800',
    '\u0000',
    '😀',
    '138****0000',
  ),
  fc.string({ maxLength: 4 }),
);
const file = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 30 }).map((pieces) => `编号,名称,类型,电话,许可证\n${pieces.join('')}`),
  fc.array(fc.json({ maxDepth: 3 }), { maxLength: 4 }).map((lines) => lines.join('\n')),
  fc.uint8Array({ maxLength: 60 }),
);
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>('*', ['*'], [[]], {}, '店铺', '2024-01-05', 1e21),
);
const row = fc.dictionary(
  fc.constantFrom(
    'id',
    'name',
    'kind',
    'labels',
    'opened',
    'staff',
    'open',
    'phone',
    'risk',
    'permits',
    'x',
    '__proto__',
  ),
  value,
);
const text = fc.string({ unit: 'grapheme', maxLength: 8 });

const runs = { numRuns: 40, size: 'max' as const };

it('no file, with any content, is an error of ours', async () => {
  await fc.assert(
    fc.asyncProperty(
      file,
      fc.constantFrom('replace', 'merge', 'remove'),
      fc.boolean(),
      fc.constantFrom('text/csv', 'application/x-ndjson', 'application/octet-stream'),
      async (body, mode, partial, type) => {
        const path = `/v1/shops:import?mode=${mode}&partial=${partial}`;
        const response = await api.call('POST', path, { body, headers: { 'content-type': type } });
        expect([200, 422], await response.text()).toContain(response.status);
      },
    ),
    runs,
  );
  expect(api.reported).toEqual([]);
});

it('no row and no question is an error of ours', async () => {
  const known = await api.call('PUT', '/v1/shops/A1', {
    body: '{"name":"店"}',
    headers: { 'content-type': 'application/json', 'if-none-match': '*' },
  });
  expect([201, 412]).toContain(known.status);
  await fc.assert(
    fc.asyncProperty(row, text, fc.constantFrom('PUT', 'PATCH'), async (body, words, method) => {
      const word = encodeURIComponent(words);
      const headers = { 'content-type': 'application/json', 'if-match': '*' };
      const responses = await Promise.all([
        api.call(method, '/v1/shops/A1', { body: JSON.stringify(body), headers }),
        api.call(method, `/v1/shops/${word || 'x'}`, { body: JSON.stringify(body), headers }),
        api.call('GET', `/v1/shops?q=${word}&sort=${word}&cursor=${word}&version=${word}`),
        api.call('GET', `/v1/shops?kind=${word}&kind=x&limit=${word}`),
        api.call('GET', `/v1/shops/${word || 'x'}/history?cursor=${word}`),
        api.call('GET', `/v1/shops/${word || 'x'}/inclusion?version=${word}`),
        api.call('GET', `/v1/shops:diff?from=${word}&to=${word}`),
        api.call('GET', `/v1/jobs/${word || 'x'}`),
      ]);
      for (const response of responses) expect(response.status, await response.text()).toBeLessThan(500);
    }),
    runs,
  );
  expect(api.reported).toEqual([]);
});
