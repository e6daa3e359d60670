import { describe, expect, it } from 'vitest';
import { issuesOf, readAllRows } from '../testing.ts';

describe('JSON lines', () => {
  it('are rows as they are, by line', async () => {
    const text = '\uFEFF{"id":"甲","n":1,"tags":["a"]}\r\n\n{"id":" 乙 ","id":"丙"}';
    const expected = [
      { row: 1, values: { id: '甲', n: 1, tags: ['a'] }, issues: [] },
      { row: 3, values: { id: '丙' }, issues: [] },
    ];
    expect(await readAllRows(text)).toEqual(expected);
    expect(await readAllRows(text, { chunk: 1 })).toEqual(expected);
  });

  it.each([
    ['no JSON', '{"a":1', '2 - bad-json'],
    ['an array', '[1]', '2 - bad-json'],
    ['null', 'null', '2 - bad-json'],
    ['a long text', `{"a":"${'x'.repeat(101)}"}`, '2 a cell-too-long'],
    ['a long line', `{"a":"${'x'.repeat(500)}"}`, '2 - line-too-long'],
    ['deep nesting', `{"a":${'['.repeat(9)}${']'.repeat(9)}}`, '2 a too-deep'],
    ['a prototype', '{"__proto__":{"admin":true}}', '2 __proto__ bad-header'],
    ['an escaped prototype within', '{"a":[{"__proto\\u005f_":1}]}', '2 a bad-header'],
    ['too many fields', '{"a":1,"b":1,"c":1,"d":1}', '2 - too-many-columns'],
  ])('report %s, and go on', async (_, line, issue) => {
    const limits = { cell: 100, line: 400, depth: 8, columns: 3 };
    const rows = await readAllRows(`{"ok":1}\n${line}\n{"ok":2}\n`, { limits });
    expect(issuesOf(rows)).toEqual([issue]);
    expect(rows.map((row) => row.values)).toEqual([{ ok: 1 }, {}, { ok: 2 }]);
  });

  it('survive nesting that would overflow a stack', async () => {
    const rows = await readAllRows(`{"a":${'['.repeat(400_000)}${']'.repeat(400_000)}}\n`);
    expect(issuesOf(rows)).toEqual(['1 a too-deep']);
  });

  it('do not change the prototype of anything', async () => {
    await readAllRows('{"constructor":{"prototype":{"x":1}}}\n{"__proto__":{"x":1}}\n');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it.each([
    ['an empty file', '', 'empty-file', undefined],
    ['another encoding', Buffer.from('{"a":"\xd6\xd0"}\n', 'latin1'), 'bad-encoding', 1],
    ['too many rows', '{"a":1}\n{"a":2}\n{"a":3}\n', 'too-many-rows', 3],
  ])('end with %s', async (_, text, code, row) => {
    const error: unknown = await readAllRows(text, { format: 'ndjson', limits: { rows: 2 } }).catch((e) => e);
    expect(error).toMatchObject({ code });
    expect((error as { row?: number }).row).toBe(row);
  });
});
