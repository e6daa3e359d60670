import { defineCaseType } from '@mingcha/cases';
import { bodyOf } from '@mingcha/http/testing';
import { Crash, dyingStore, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCases } from '../clock.ts';
import { brokenCases, type CaseApi, startCaseApi, type Who } from '../testing/api.ts';

const queriesOf = (name: string) =>
  defineCaseType({
    format: 1,
    name,
    title: '咨询',
    group: 'queries',
    basis: ['内部制度'],
    number: { pattern: '询{seq}' },
    open: { by: ['office'], fills: ['text'], to: 'received' },
    fields: {
      text: { title: '内容', type: 'text' },
      kind: { title: '类别', type: 'choice', choices: ['一般', '疑难'] },
      reply: { title: '答复', type: 'text' },
    },
    parties: { office: { title: '主办', right: 'cases:queries:write' } },
    states: {
      received: { title: '待办', kind: 'open', for: ['office'] },
      hard: { title: '会商', kind: 'open', for: ['office'] },
      done: { title: '办结', kind: 'done' },
    },
    actions: {
      discuss: { title: '会商', from: ['received'], by: ['office'], to: 'hard', fills: ['kind'] },
      answer: { title: '答复', from: ['received', 'hard'], by: ['office'], to: 'done', fills: ['reply'] },
    },
    clocks: {
      answer: {
        title: '答复',
        while: ['received', 'hard'],
        again: 'resume',
        limit: { workingDays: 10 },
        expires: { tell: ['office'] },
      },
    },
    retention: [{ months: 12, do: 'archive' }],
  });

const names = ['queries-a', 'queries-b', 'queries-c', 'queries-d', 'queries-e', 'queries-f'];
let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({ library: names.map(queriesOf), start: '2026-03-02T01:00:00.000Z' });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected.filter((one) => !(one instanceof Crash))).toEqual([]);
});

const publisher: Who = { roles: ['city-admin'], dept: 'dept-a' };
const open = async (type: string, who: Who = {}): Promise<string> =>
  (await bodyOf(api.call(who, 'POST', `/v1/cases/${type}`, { body: { values: { text: '如何办理？' } } }))).id;
const see = (type: string, id: string, who: Who = {}) =>
  bodyOf(api.call(who, 'GET', `/v1/cases/${type}/${id}`));
async function act(type: string, id: string, action: string, values: object): Promise<void> {
  const path = `/v1/cases/${type}/${id}`;
  const etag = (await api.call({}, 'GET', path)).headers.get('etag')!;
  expect((await api.call({}, 'POST', `${path}/actions/${action}`, { body: { values }, etag })).status).toBe(
    200,
  );
}
const etagOf = async (type: string) =>
  (await api.call({}, 'GET', `/v1/case-types/${type}/definition`)).headers.get('etag') ?? '"0"';
async function draft(type: string, patch: object) {
  const body = { note: '本市从快答复', patch };
  const saved = await api.call({}, 'PUT', `/v1/case-types/${type}/draft`, { body, etag: await etagOf(type) });
  expect(saved.status).toBe(200);
  return bodyOf(Promise.resolve(saved));
}
const publish = async (type: string, move?: string[]) =>
  api.call(publisher, 'POST', `/v1/case-types/${type}/publish`, {
    etag: await etagOf(type),
    ...(move && { body: { move } }),
  });
const movesOf = async (type: string) =>
  (await bodyOf(api.call({}, 'GET', `/v1/case-types/${type}/moves`))).items;
const check = (type: string, move: string[]) =>
  bodyOf(api.call(publisher, 'POST', `/v1/case-types/${type}/draft/moves`, { body: { move } }));

const shorter = {
  fields: { town: { title: '乡镇', type: 'text' } },
  open: { asks: ['town'] },
  clocks: { answer: { title: '限时答复', limit: { workingDays: 5 } } },
};

describe('open cases', () => {
  it('move to the parts that are named, and keep the others; each says so in its history', async () => {
    const type = 'queries-a';
    const [id, elsewhere] = [await open(type), await open(type, { tenant: testTenants.b })];
    expect((await see(type, id)).limits[0].due).toBe('2026-03-16');
    const { parts } = (await draft(type, shorter)).draft;
    expect(parts).toEqual([
      { part: 'fields/town', where: '字段“乡镇”' },
      { part: 'clocks/answer', where: '时限“限时答复”' },
    ]);
    expect(await check(type, ['clocks/answer'])).toEqual({ open: 1, unmoved: [], unmovedCount: 0 });
    expect((await publish(type, ['clocks/answer'])).status).toBe(200);
    expect(await movesOf(type)).toMatchObject([{ number: 1, moved: 0, parts: ['clocks/answer'] }]);
    while ((await api.tick()) !== undefined && (await movesOf(type))[0].endedAt === undefined);
    const seen = await see(type, id);
    expect(seen.limits[0]).toMatchObject({ title: '限时答复', due: '2026-03-09' });
    expect(seen.fields.map(({ name }: { name: string }) => name)).not.toContain('town');
    const { items } = await bodyOf(api.call({}, 'GET', `/v1/cases/${type}/${id}/events`));
    expect(items.at(-1)).toMatchObject({ kind: 'moved', text: '本市从快答复' });
    expect(await movesOf(type)).toMatchObject([{ moved: 1, unmovedCount: 0, endedAt: expect.any(String) }]);
    await act(type, id, 'answer', { reply: '请到窗口办理' });
    const other = await see(type, elsewhere, { tenant: testTenants.b });
    expect(other.limits[0].due).toBe('2026-03-16');
    expect(await brokenCases(await api.test.store.forTenant(testTenants.a), type, [id])).toEqual([]);
  });

  it('are listed where they cannot move, and nothing is published', async () => {
    const type = 'queries-b';
    const [late, hard] = [await open(type), await open(type)];
    await act(type, hard, 'discuss', { kind: '疑难' });
    api.time.set('2026-03-12T01:00:00.000Z');
    const fresh = await open(type);
    await draft(type, shorter);
    const refused = await bodyOf(publish(type, ['clocks/answer']));
    expect(refused).toMatchObject({ status: 409, code: 'cannot-move', unmovedCount: 2 });
    expect(refused.unmoved.map(({ id }: { id: string }) => id).sort()).toEqual([late, hard].sort());
    expect(refused.unmoved[0].reasons).toEqual(['按新定义，时限“限时答复”已经届满。']);
    const gone = {
      states: { hard: null },
      actions: { discuss: null, answer: { from: ['received'] } },
      clocks: { answer: { while: ['received'] } },
      fields: { kind: { choices: ['一般'] } },
    };
    await draft(type, gone);
    const parts = ['states/hard', 'actions/discuss', 'actions/answer', 'clocks/answer', 'fields/kind'];
    expect(await check(type, parts)).toEqual({
      open: 3,
      unmovedCount: 1,
      unmoved: [{ id: hard, number: expect.any(String), reasons: ['新定义中没有状态“会商”。'] }],
    });
    expect((await publish(type)).status).toBe(200);
    expect((await see(type, fresh)).limits[0].due).toBe('2026-03-26');
    expect(await movesOf(type)).toEqual([]);
    api.time.set('2026-03-02T01:00:00.000Z');
  });

  it('do not move to parts that do not hold together, or have not changed', async () => {
    const type = 'queries-c';
    await open(type);
    await draft(type, {
      states: { checking: { title: '复核', kind: 'open', for: ['office'], noClock: '当日复核' } },
      actions: {
        answer: { to: 'checking' },
        check: { title: '复核', from: ['checking'], by: ['office'], to: 'done' },
      },
    });
    const broken = await bodyOf(publish(type, ['actions/answer']));
    expect(broken).toMatchObject({ status: 422 });
    expect(broken.errors[0]).toMatchObject({
      pointer: '/move',
      message: expect.stringContaining('checking'),
    });
    const unknown = await bodyOf(publish(type, ['clocks/answer', 'fields/constructor']));
    expect(unknown.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/move/0', '/move/1']);
    expect((await publish(type, ['states/checking', 'actions/answer', 'actions/check'])).status).toBe(200);
    // One move after the other.
    await draft(type, shorter);
    expect(await bodyOf(publish(type, ['clocks/answer']))).toMatchObject({ code: 'move-running' });
  });

  it('that are pinned to an earlier version move too, and what is proposed meanwhile is left where it is', async () => {
    const type = 'queries-d';
    const first = await open(type);
    await draft(type, { fields: { town: { title: '乡镇', type: 'text' } }, open: { asks: ['town'] } });
    await publish(type);
    const second = await open(type);
    await draft(type, { clocks: { answer: { limit: { workingDays: 5 } } } });
    expect((await publish(type, ['clocks/answer'])).status).toBe(200);
    // After the look, before the move.
    await act(type, second, 'answer', { reply: '已答复' });
    for (let i = 0; i < 4; i++) await api.tick();
    expect((await see(type, first)).limits[0].due).toBe('2026-03-09');
    expect(await movesOf(type)).toMatchObject([{ moved: 1, unmovedCount: 0, endedAt: expect.any(String) }]);
  });

  it.each([
    ['queries-e', 1],
    ['queries-f', 3],
  ] as const)('of %s are all moved once, where the process dies at write %i', async (type, n) => {
    const ids = [await open(type), await open(type), await open(type)];
    await draft(type, shorter);
    await publish(type, ['clocks/answer']);
    const store = await api.test.store.forTenant(testTenants.a);
    for (const when of ['after', 'before'] as const)
      await runCases(dyingStore(store, n, when), api.deps).catch(() => undefined);
    for (let i = 0; i < 4; i++) await api.tick();
    for (const id of ids) {
      expect((await see(type, id)).limits[0].due).toBe('2026-03-09');
      const { items } = await bodyOf(api.call({}, 'GET', `/v1/cases/${type}/${id}/events`));
      expect(items.filter(({ kind }: { kind: string }) => kind === 'moved')).toHaveLength(1);
    }
    expect(await movesOf(type)).toMatchObject([{ moved: 3, endedAt: expect.any(String) }]);
    expect(await brokenCases(store, type, ids)).toEqual([]);
  });
});
