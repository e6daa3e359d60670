import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import type { TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditAction, auditActions } from './actions.ts';
import { auditChanges } from './changes.ts';
import { auditKinds, auditLink, auditRowId } from './objects.ts';
import { type AuditWhere, allAudit, readAudit } from './read.ts';
import { type AuditMore, audit } from './record.ts';
import { auditSentence, auditSentenceText } from './sentence.ts';

const actions = Object.keys(auditActions) as AuditAction[];
const root = join(import.meta.dirname, '../../..');

describe('every action', () => {
  it('that is declared is recorded somewhere', () => {
    const files = ['packages', 'functions', 'infra'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => join(folder, file))
        .filter((file) => /(?<!\.test)\.ts$/.test(file) && !/node_modules|dist|http\/audit\//.test(file)),
    );
    const code = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
    const unused = actions.filter(
      (action) => !code.includes(`'${action}'`) && !code.includes(`\`${action.split('.')[0]}.\${`),
    );
    expect(unused).toEqual([]);
  });

  it.each(actions)('%s is a Chinese sentence with what it names', (action) => {
    const { on, says, name } = auditActions[action];
    const words = [...says.matchAll(/\{(\w+)\}/g)].map(([, word]) => word!);
    const detail = Object.fromEntries(words.map((word) => [word, `〈${word}〉`]));
    const object = { kind: on, id: 'X1', name: '某对象', in: 'Y1' };
    const text = auditSentenceText({ action, object, detail });
    expect(text).toMatch(/^[^a-zA-Z[\]{}]*(〈\w+〉[^a-zA-Z[\]{}]*)*$/u);
    expect(name).toMatch(/^\p{Script=Han}+$/u);
    // What is missing leaves neither a brace nor half a clause behind.
    expect(auditSentenceText({ action, object })).not.toMatch(/[[\]{}〈]|：$/);
  });
});

describe('a sentence', () => {
  it('names its objects and leaves out what it does not know', () => {
    const object = { kind: 'chase' as const, id: 'C1', name: '督办〔2026〕003号' };
    const dept = { kind: 'department' as const, id: '620300-scjg', name: '市市场监督管理局' };
    expect(
      auditSentence({ action: 'chase.issue', object, others: { dept }, detail: { letter: '督办函' } }),
    ).toEqual([
      { text: '签发了 ' },
      { text: '督办函' },
      { text: ' ' },
      { text: object.name, object },
      { text: '，发给 ' },
      { text: dept.name, object: dept },
    ]);
    expect(auditSentenceText({ action: 'chase.close', object })).toBe('办结了 督办〔2026〕003号');
    expect(auditSentenceText({ action: 'chase.close', object, detail: { reason: '已整改' } })).toBe(
      '办结了 督办〔2026〕003号，原因：已整改',
    );
  });

  it('takes names as they are, braces and all', () => {
    const object = { kind: 'draw' as const, id: 'D', name: '{reason}[{number}]$&' };
    expect(auditSentenceText({ action: 'draw.publish', object })).toBe(
      '公示了抽查任务 {reason}[{number}]$& 的结果',
    );
  });
});

describe('an object', () => {
  it('has its page in the console, wherever it lies', () => {
    const row = { kind: 'row' as const, id: auditRowId('objects', 'A 1'), name: '店', in: 'objects' };
    expect(auditLink(row)).toBe('/registers/objects?row=A%201');
    expect(auditLink({ kind: 'measure', id: 'N-1', name: '', in: 'N' })).toBe('/measures/N/m/N-1');
    expect(auditLink({ kind: 'measure', id: 'N-1', name: '' })).toBeUndefined();
    for (const kind of Object.keys(auditKinds) as (keyof typeof auditKinds)[])
      expect(auditLink({ kind, id: 'X', name: '', in: 'Y' }) ?? '/').not.toMatch(/[{}]/);
  });
});

describe('changes', () => {
  it('give old and new values of labelled fields in words, shown as they may be', () => {
    const before = { name: '甲', open: true, tags: ['a', 'b'], phone: '13800001234', secret: '1' };
    const after = { name: '甲', open: false, tags: [], phone: '13900001234', secret: '2' };
    const labels = { name: '名称', open: '开放', tags: '标签', phone: '电话', note: '备注' };
    const mask = (field: string, value: unknown) => (field === 'phone' ? '***' : value);
    expect(auditChanges(before, after, labels, mask)).toEqual([
      { label: '开放', before: '是', after: '否' },
      { label: '标签', before: 'a、b', after: '' },
      { label: '电话', before: '***', after: '***' },
    ]);
  });
});

describe('the log', () => {
  let test: TestStore;
  let store: TenantStore;
  const zheng = { sub: 'zheng', name: '郑玉梅' };
  const li = { sub: 'li', name: '李明' };
  const chase = (n: number) => ({ id: `C${n}`, name: `督办〔2026〕00${n}号` });
  const draw = { id: 'D1', name: '食品抽查' };
  const measure = { kind: 'measure' as const, id: 'N-1', name: '1 举措', in: 'N' };

  const write = (at: string, by: typeof zheng, action: AuditAction, object: typeof draw, more?: AuditMore) =>
    store.write(...audit(() => new Date(at), by, action, object, more));
  const found = async (where: AuditWhere) => {
    const texts: string[] = [];
    for await (const record of allAudit(store, where, 1_000))
      texts.push(`${record.by.name} ${auditSentenceText(record)}`);
    return texts;
  };

  beforeAll(async () => {
    test = await startTestStore();
    store = await test.store.forTenant(testTenants.a);
    await write('2026-06-01T01:00:00.000Z', zheng, 'draw.plan', draw);
    await write('2026-06-02T01:00:00.000Z', zheng, 'chase.answer', chase(1), { others: { measure } });
    await write('2026-06-02T16:30:00.000Z', li, 'chase.close', chase(1), { detail: { reason: '已整改' } });
    await write('2026-06-03T01:00:00.000Z', zheng, 'chase.answer', chase(2));
    // Written late under an earlier time, as where two processes' clocks differ.
    await write('2026-06-01T02:00:00.000Z', li, 'draw.publish', draw);
  });
  afterAll(() => test.stop());

  it('is in the order of time, for any order of writing', async () => {
    expect(await found({})).toEqual([
      '郑玉梅 答复了 督办〔2026〕002号',
      '李明 办结了 督办〔2026〕001号，原因：已整改',
      '郑玉梅 答复了 督办〔2026〕001号',
      '李明 公示了抽查任务 食品抽查 的结果',
      '郑玉梅 拟定了抽查计划 食品抽查',
    ]);
  });

  it('is read from its beginning too, as far as a day', async () => {
    const forwards = await found({ sort: 'at' });
    expect(forwards).toEqual((await found({})).reverse());
    const day = { from: '2026-06-01T01:30:00.000Z', to: '2026-06-02T02:00:00.000Z' } as const;
    expect(await found({ ...day, sort: 'at' })).toEqual((await found(day)).reverse());
  });

  it('is found by person, action, object, kind, words and time, and by all of them together', async () => {
    expect(await found({ by: 'li' })).toHaveLength(2);
    expect(await found({ action: 'chase.answer' })).toHaveLength(2);
    expect(await found({ object: { kind: 'chase', id: 'C1' } })).toHaveLength(2);
    // An object that a record only names has it in its trail too.
    expect(await found({ object: measure })).toEqual(['郑玉梅 答复了 督办〔2026〕001号']);
    expect(await found({ kind: 'draw' })).toHaveLength(2);
    expect(await found({ q: '整改' })).toHaveLength(1);
    expect(await found({ q: 'c2' })).toHaveLength(1);
    const day = { from: '2026-06-01T16:00:00.000Z', to: '2026-06-02T16:00:00.000Z' };
    expect(await found(day)).toEqual(['郑玉梅 答复了 督办〔2026〕001号']);
    expect(await found({ ...day, by: 'li' })).toEqual([]);
    expect(await found({ from: '2026-06-03T01:00:00.000Z' })).toHaveLength(1);
    expect(await found({ to: '2026-06-01T01:00:00.000Z' })).toEqual([]);
    const one = {
      by: 'zheng',
      action: 'chase.answer',
      q: '002',
      object: { kind: 'chase', id: 'C2' },
    } as const;
    expect(await found(one)).toEqual(['郑玉梅 答复了 督办〔2026〕002号']);
  });

  it.each(['at', '-at'] as const)('comes page by page, each record once, sorted by %s', async (sort) => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await readAudit(store, { by: 'zheng', sort }, { limit: 1, cursor });
      expect(page.items.length).toBeLessThanOrEqual(1);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
  });

  it('has cursors that fit no other question', async () => {
    const { next } = await readAudit(store, { by: 'zheng' }, { limit: 1 });
    await expect(readAudit(store, { by: 'li' }, { limit: 1, cursor: next! })).rejects.toMatchObject({
      code: 'bad-cursor',
    });
  });

  it('is another tenant’s own', async () => {
    const other = await test.store.forTenant(testTenants.b);
    for (const where of [{}, { by: 'zheng' }, { action: 'chase.answer' as const }, { object: measure }])
      expect((await readAudit(other, where, {})).items).toEqual([]);
    const { next } = await readAudit(store, {}, { limit: 1 });
    await expect(readAudit(other, {}, { limit: 1, cursor: next! })).rejects.toMatchObject({
      code: 'bad-cursor',
    });
  });

  it('finds what is rare behind many others, in several looks', async () => {
    const busy = await test.store.forTenant(testTenants.b);
    const at = Date.parse('2026-07-01T00:00:00.000Z');
    const one = (i: number, by: typeof li) => audit(() => new Date(at + i * 1_000), by, 'draw.edit', draw);
    await busy.write(...one(0, zheng), ...Array.from({ length: 45 }, (_, i) => one(i + 1, li)).flat());
    const looks = { chunk: 8, most: 30 };
    const first = await readAudit(busy, { q: '郑玉梅' }, {}, looks);
    expect(first.items).toEqual([]);
    const second = await readAudit(busy, { q: '郑玉梅' }, { cursor: first.next! }, looks);
    expect([second.items.map(({ by }) => by.name), second.next]).toEqual([['郑玉梅'], null]);
    expect((await readAudit(busy, { by: 'zheng' }, {}, looks)).items).toHaveLength(1);
  });
});
