import { defineCaseType } from '@mingcha/cases';
import { auditEntity } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { canonicalJson } from '@mingcha/kernel';
import { Crash, dyingStore, testTenants } from '@mingcha/local/testing';
import { queryAll, type TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCases } from './clock.ts';
import { caseEntity } from './kept/case.ts';
import { eventsOf } from './kept/event.ts';
import { papersOf } from './kept/paper.ts';
import { pointerEntity } from './kept/pointer.ts';
import { brokenCases, type CaseApi, startCaseApi, type Who } from './testing/api.ts';

/** Somebody asks, a unit is asked in turn, and a paper is sent; all of them name people. */
const pleas = defineCaseType({
  format: 1,
  name: 'pleas',
  title: '求助',
  group: 'pleas',
  basis: ['内部制度'],
  number: { pattern: '助{seq}' },
  unique: [{ by: ['phone'], among: 'all' }],
  open: { by: ['office'], fills: ['topic', 'name', 'phone'], to: 'open' },
  fields: {
    topic: { title: '事由', type: 'text' },
    name: { title: '姓名', type: 'text', personal: true },
    phone: { title: '电话', type: 'text', personal: true },
    proof: { title: '证明', type: 'file', personal: true },
    outcome: { title: '结论', type: 'text' },
  },
  parties: {
    office: { title: '受理单位', right: 'cases:pleas:write' },
  },
  states: {
    open: { title: '待办', kind: 'open', for: ['office'], noClock: '测试' },
    done: { title: '办结', kind: 'done', results: ['helped', 'refused'] },
  },
  results: { helped: '已帮助', refused: '未帮助' },
  actions: {
    ask: { title: '询问', from: ['open'], by: ['office'], asks: ['proof'], opens: ['witness'] },
    help: {
      title: '帮助',
      from: ['open'],
      by: ['office'],
      to: 'done',
      fills: ['outcome'],
      result: 'helped',
      papers: ['letter'],
    },
    refuse: { title: '不帮助', from: ['open'], by: ['office'], to: 'done', result: 'refused' },
  },
  tasks: {
    witness: {
      title: '证人',
      to: 'office',
      form: {
        who: { title: '证人姓名', type: 'text', personal: true },
        said: { title: '证言', type: 'text' },
      },
      answers: { yes: '属实' },
      atEnd: 'cancelled',
    },
  },
  papers: { letter: { title: '答复', to: 'office', number: '答{seq}', template: 'plea' } },
  retention: [
    { months: 6, do: 'erasePersonal' },
    { months: 12, do: 'archive' },
    { result: 'refused', months: 1, do: 'archive' },
  ],
});

let api: CaseApi;
let store: TenantStore;
beforeAll(async () => {
  api = await startCaseApi({
    library: [pleas],
    templates: new Map([
      ['plea', { title: '答复', to: '{name}', paragraphs: ['{name}：{outcome}', '电话 {phone}'] }],
    ]),
  });
  store = await api.test.store.forTenant(testTenants.a);
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected.filter((one) => !(one instanceof Crash))).toEqual([]);
});

const path = '/v1/cases/pleas';
const start = '2026-02-10T01:00:00.000Z';
const secrets = ['王小明', '1390000', '李证人', '身份证.pdf', '据邻居称', '听错了名字', '补记当日来访'];
let made = 0;
async function act(id: string, action: string, body: object): Promise<void> {
  const etag = (await api.call({}, 'GET', `${path}/${id}`)).headers.get('etag')!;
  expect((await api.call({}, 'POST', `${path}/${id}/actions/${action}`, { body, etag })).status).toBe(200);
}
/** A plea that has gone all its way, with personal data everywhere. */
async function helped(): Promise<string> {
  api.time.set(start);
  const values = { topic: '路灯不亮', name: '王小民', phone: `1390000${++made}` };
  const { id } = await bodyOf(api.call({}, 'POST', path, { body: { values } }));
  const proof = await api.sendFile({}, '身份证.pdf');
  await act(id, 'ask', {
    values: { proof },
    late: { at: api.time.now().toISOString(), reason: '补记当日来访' },
  });
  const comment = { text: '据邻居称独居' };
  expect((await api.call({}, 'POST', `${path}/${id}/comments`, { body: comment })).status).toBe(200);
  const correction = { values: { name: '王小明' }, reason: '登记时听错了名字' };
  const etag = (await api.call({}, 'GET', `${path}/${id}`)).headers.get('etag')!;
  const corrected = api.call({}, 'POST', `${path}/${id}/corrections`, { body: correction, etag });
  expect((await corrected).status).toBe(200);
  const body = { answer: 'yes', values: { who: '李证人', said: '属实' } };
  expect((await api.call({}, 'POST', `${path}/${id}/tasks/t1`, { body })).status).toBe(200);
  await act(id, 'help', { values: { outcome: '已修复' } });
  return id;
}
/** Everything of a case in the table and among the files, as text. */
async function allOf(id: string): Promise<string> {
  const found = await store.get(caseEntity, { id });
  const [events, papers] = await Promise.all([eventsOf(store, id), papersOf(store, id)]);
  const pointers = await Promise.all(
    (found?.kept.pointers ?? []).map(({ place }) => queryAll(store, pointerEntity, [...place])),
  );
  const own = pointers.flat().filter((one) => one.id === id);
  const { files } = await bodyOf(api.call({}, 'GET', `${path}/${id}?personal=true`));
  const audited = (await queryAll(store, auditEntity, [])).filter(
    ({ object, action }) => object?.id === id && action !== 'case.personal',
  );
  return canonicalJson([found, events, papers, own, files, audited]);
}
const listed = async (query = '') =>
  (await bodyOf(api.call({}, 'GET', `${path}?limit=200${query}`))).items.map(({ id }: { id: string }) => id);

describe('what is kept long enough', () => {
  it('loses its personal data everywhere, says so, and keeps what proves the rest', async () => {
    const id = await helped();
    const before = await allOf(id);
    for (const secret of secrets.slice(0, 6)) expect(before).toContain(secret);
    api.time.set('2026-08-10T01:00:00.000Z');
    await api.tick();
    expect(await allOf(id)).toBe(before);
    api.time.set('2026-08-11T01:00:00.000Z');
    await api.tick();
    const after = await allOf(id);
    for (const secret of secrets) expect(after).not.toContain(secret);
    for (const kept of ['路灯不亮', '已修复', '属实', '助', '答']) expect(after).toContain(kept);
    const seen = await bodyOf(api.call({}, 'GET', `${path}/${id}?personal=true`));
    const fields = seen.fields.map(
      ({ name, value, erased }: { name: string; value: unknown; erased?: true }) => [name, value, erased],
    );
    expect(fields.slice(0, 3)).toEqual([
      ['topic', '路灯不亮', undefined],
      ['name', undefined, true],
      ['phone', undefined, true],
    ]);
    const { items } = await bodyOf(api.call({}, 'GET', `${path}/${id}/events`));
    expect(items.at(-1)).toMatchObject({ kind: 'erased', at: '2026-08-10T15:59:59.999Z', by: '系统' });
    const comment = items.find(({ kind }: { kind: string }) => kind === 'comment');
    expect(comment).toMatchObject({ text: '（保存期满，已清除）', at: start });
    expect(comment.by).not.toBe('');
    expect(items[0].values).toContainEqual(
      expect.objectContaining({ title: '姓名', type: 'text', value: '（保存期满，已清除）' }),
    );
    expect((await api.call({}, 'GET', `${path}/${id}/papers/p1?format=docx`)).status).toBe(200);
    // Whatever was written now would stay for ever.
    expect(seen.canComment).toBe(false);
    const late = api.call({}, 'POST', `${path}/${id}/comments`, { body: { text: '又来电' } });
    expect(await bodyOf(late)).toMatchObject({ status: 409, code: 'case-erased' });
    // Nobody holds the number any more: it was known by its hash alone.
    const again = { topic: '再次求助', name: '甲', phone: `1390000${made}` };
    expect((await api.call({}, 'POST', path, { body: { values: again } })).status).toBe(201);
    expect(await brokenCases(store, 'pleas', [id])).toEqual([]);
  });

  it('leaves the lists when it is archived, by its result, and is found among what is archived', async () => {
    api.time.set(start);
    const values = { topic: '无关', name: '乙', phone: '1' };
    const { id } = await bodyOf(api.call({}, 'POST', path, { body: { values } }));
    await act(id, 'refuse', {});
    api.time.set('2026-03-11T01:00:00.000Z');
    await api.tick();
    expect([await listed(), await listed('&state=done')].flat()).not.toContain(id);
    expect(await listed('&archived=true')).toContain(id);
    const seen = await bodyOf(api.call({}, 'GET', `${path}/${id}`));
    expect(seen.archivedAt).toBe('2026-03-10T15:59:59.999Z');
    expect(await brokenCases(store, 'pleas', [id])).toEqual([]);
  });

  it.each([1, 2, 3])('is erased whole in the end, where the process dies at write %i', async (n) => {
    const id = await helped();
    api.time.set('2026-08-11T01:00:00.000Z');
    for (const when of ['before', 'after'] as const)
      await runCases(dyingStore(store, n, when), api.deps).catch(() => undefined);
    await api.tick();
    const after = await allOf(id);
    for (const secret of secrets.filter((one) => one !== '1390000')) expect(after).not.toContain(secret);
    const { items } = await bodyOf(api.call({}, 'GET', `${path}/${id}/events`));
    expect(items.filter(({ kind }: { kind: string }) => kind === 'erased')).toHaveLength(1);
  });

  it('is kept longer at once where the definition of now says so, and not shorter', async () => {
    const id = await helped();
    const publisher: Who = { roles: ['city-admin'], dept: 'dept-a' };
    const publish = async (retention: object[]) => {
      const at = '/v1/case-types/pleas';
      const etag = async () => (await api.call({}, 'GET', `${at}/definition`)).headers.get('etag') ?? '"0"';
      const body = { note: '保存期限', patch: { retention } };
      expect((await api.call({}, 'PUT', `${at}/draft`, { body, etag: await etag() })).status).toBe(200);
      expect((await api.call(publisher, 'POST', `${at}/publish`, { etag: await etag() })).status).toBe(200);
    };
    await publish([{ months: 9, do: 'erasePersonal' }]);
    api.time.set('2026-08-11T01:00:00.000Z');
    await api.tick();
    expect(await allOf(id)).toContain('王小明');
    expect((await store.get(caseEntity, { id }))?.kept.alarm).toBe('2026-11-10T15:59:59.999Z');
    await publish([{ months: 1, do: 'erasePersonal' }]);
    await api.tick();
    expect(await allOf(id)).toContain('王小明');
    api.time.set('2026-11-11T01:00:00.000Z');
    await api.tick();
    expect(await allOf(id)).not.toContain('王小明');
  });
});
