import { type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { registerKinds } from '@mingcha/inspection';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hooks, library, listedKinds, paperTemplates, systemKinds } from './index.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({
    library: library.map(({ type }) => type),
    kinds: [...[...registerKinds, ...systemKinds].map(({ kind }) => kind), ...listedKinds],
    templates: paperTemplates,
    hooks,
  });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const writer: Who = {};
const publisher: Who = { role: 'city-admin', dept: 'dept-a' };
const at = (type: string) => `/v1/case-types/${type}`;

async function save(type: string, body: object, who = writer) {
  const before = await api.call(who, 'GET', `${at(type)}/definition`);
  return api.call(who, 'PUT', `${at(type)}/draft`, { body, etag: before.headers.get('etag') ?? '"0"' });
}
async function publish(type: string, who = publisher) {
  const before = await api.call(who, 'GET', `${at(type)}/definition`);
  return api.call(who, 'POST', `${at(type)}/publish`, { etag: before.headers.get('etag')! });
}
const message = { kind: '咨询', text: '如何办理？' };
const open = (type: string, values: object, who: Who = {}) =>
  bodyOf(api.call(who, 'POST', `/v1/cases/${type}`, { body: { values } }));

const shorter = {
  note: '本市承诺咨询三个工作日答复',
  patch: {
    fields: { town: { title: '所在乡镇', type: 'text', list: true } },
    open: { asks: ['contact', 'page', 'town'] },
    clocks: { answer: { limit: { rules: null, workingDays: 3 } } },
  },
};

describe('a city’s definition', () => {
  it('changes a limit and adds a field without code; open cases keep theirs, another city too', async () => {
    const before = await open('messages', message);
    expect(before.limits[0].due).toBe('2026-02-24');
    expect((await save('messages', shorter)).status).toBe(200);
    expect((await open('messages', { ...message, town: '宁远堡镇' })).status).toBe(422);
    const published = await bodyOf(publish('messages'));
    expect(published).toMatchObject({ origin: 'tenant', versions: [{ number: 1, note: shorter.note }] });
    const after = await open('messages', { ...message, town: '宁远堡镇' });
    expect(after.limits[0].due).toBe('2026-02-13');
    const still = await bodyOf(api.call({}, 'GET', `/v1/cases/messages/${before.id}`));
    expect(still.limits[0].due).toBe('2026-02-24');
    expect(still.fields.some(({ name }: { name: string }) => name === 'town')).toBe(false);
    const elsewhere = await open('messages', message, { tenant: testTenants.b });
    expect(elsewhere.limits[0].due).toBe('2026-02-24');
  });

  it('is listed with its version, and with the cases that are not done', async () => {
    const { items } = await bodyOf(api.call(writer, 'GET', '/v1/case-type-definitions'));
    const row = (type: string) => items.find(({ name }: { name: string }) => name === type);
    expect(row('messages')).toMatchObject({ title: '网上留言', origin: 'tenant', version: 1, open: 2 });
    expect(row('complaints')).toMatchObject({ origin: 'library', open: 0, upgrade: false });
    expect((await api.call({ role: 'inspector' }, 'GET', '/v1/case-type-definitions')).status).toBe(403);
  });

  it('is written over the library’s version that was looked at, no other', async () => {
    const { library: seen } = await bodyOf(api.call(writer, 'GET', `${at('rectifications')}/definition`));
    const change = { note: '改标题', patch: { title: '问题整改' } };
    expect(await bodyOf(save('rectifications', { ...change, library: 'old' }))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/library' }],
    });
    await save('rectifications', { ...change, library: seen });
    const { items } = await bodyOf(api.call(writer, 'GET', '/v1/case-type-definitions'));
    expect(items.find(({ name }: { name: string }) => name === 'rectifications').draft.by).toBeDefined();
    expect(await bodyOf(publish('rectifications'))).toMatchObject({ versions: [{ base: { hash: seen } }] });
  });

  it('shows where it differs from the library, in words', async () => {
    const shown = await bodyOf(api.call(writer, 'GET', `${at('messages')}/definition`));
    const places = shown.differences.map(({ where }: { where: string }) => where);
    expect(places).toContain('字段“所在乡镇”');
    expect(places.some((where: string) => where.startsWith('时限“答复”'))).toBe(true);
  });

  it('is published by a second person only', async () => {
    await save('access-requests', { note: '改标题', patch: { title: '政府信息依申请公开' } });
    expect((await publish('access-requests', writer)).status).toBe(403);
    expect((await publish('access-requests')).status).toBe(200);
    expect(await bodyOf(publish('access-requests'))).toMatchObject({ status: 409, code: 'no-draft' });
  });

  it('that is unsound is kept as a draft, and refused with the way to the fault', async () => {
    const stuck = {
      note: '补正只等申请人，不再视为放弃',
      patch: {
        states: { abandoned: null, correcting: { noClock: '等申请人' } },
        actions: { abandon: null, correct: { by: ['applicant'] } },
        clocks: { correction: null },
      },
    };
    const saved = await bodyOf(save('access-requests', stuck));
    expect(saved.draft.findings.some(({ level }: { level: string }) => level === 'error')).toBe(true);
    const refused = await bodyOf(publish('access-requests'));
    expect(refused).toMatchObject({ status: 409, code: 'unsound' });
    expect(refused.findings.some(({ path }: { path: unknown[] }) => path.length > 0)).toBe(true);
    expect(refused.detail).toMatch(/待补正/);
  });

  it('names what cannot be read at its place, hostile or not', async () => {
    const typo = await bodyOf(
      save('messages', { note: '写错', patch: { actions: { assign: { to: 'handlin' } } } }),
    );
    expect(typo.errors).toEqual([
      { pointer: '/patch/actions/assign/to', message: expect.stringContaining('handling') },
    ]);
    const prototype = JSON.parse('{"states":{"__proto__":{"title":"x","kind":"done"}}}');
    expect((await save('messages', { note: '原型', patch: prototype })).status).toBeLessThan(500);
    const states = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`s${i}`, { title: '状态', kind: 'done' }]),
    );
    expect(await bodyOf(save('messages', { note: '很多', patch: { states } }))).toMatchObject({
      status: 422,
    });
    expect((await save('messages', { note: '两样', patch: {}, definition: {} })).status).toBe(422);
    expect((await save('messages', { note: '改名', patch: { name: 'other' } })).status).toBe(422);
  });

  it('of its own is written whole, and used once it is published', async () => {
    const { type } = library[0]!;
    const own = { ...type, name: 'suggestions', title: '意见建议', number: { pattern: '建{year}{seq:4}' } };
    expect((await save('suggestions', { note: '新增', definition: own })).status).toBe(200);
    expect((await api.call({}, 'POST', '/v1/cases/suggestions', { body: { values: message } })).status).toBe(
      404,
    );
    expect((await publish('suggestions')).status).toBe(200);
    expect((await open('suggestions', message)).number).toBe('建20260001');
    const elsewhere = { tenant: testTenants.b };
    expect((await api.call(elsewhere, 'GET', `${at('suggestions')}/definition`)).status).toBe(404);
  });

  it('published while cases are opened and acted on lets each go by one of the two, and none fail', async () => {
    const firm = { kind: '经营异议', text: '异议' };
    const own = (limit: number) => ({
      ...library[0]!.type,
      name: 'objections',
      title: '异议',
      number: { pattern: '异{year}{seq:4}' },
      fields: {
        ...library[0]!.type.fields,
        kind: { ...library[0]!.type.fields.kind, choices: ['经营异议'] },
      },
      clocks: { answer: { ...library[0]!.type.clocks!.answer, limit: { workingDays: limit } } },
    });
    await save('objections', { note: '新增', definition: own(5) });
    await publish('objections');
    await save('objections', { note: '缩短', definition: own(3) });
    const one = async () => {
      const { id, definition, limits } = await open('objections', firm);
      const acted = await api.call({}, 'POST', `/v1/cases/objections/${id}/actions/assign`, {
        body: { values: { dept: 'dept-a' } },
        etag: '"1"',
      });
      const after = await bodyOf(Promise.resolve(acted));
      return { status: acted.status, same: after.definition === definition, due: limits[0].due as string };
    };
    const [published, ...cases] = await Promise.all([
      publish('objections'),
      ...Array.from({ length: 12 }, one),
    ]);
    const later = await one();
    expect(published.status).toBe(200);
    expect(cases.map(({ status, same }) => [status, same])).toEqual(cases.map(() => [200, true]));
    expect(later.due).not.toBe('2026-02-24');
    for (const { due } of cases) expect(['2026-02-24', later.due]).toContain(due);
  });

  it('that is closed takes no new cases, and its open ones go on', async () => {
    const { id } = await open('messages', message);
    const seen = await api.call(publisher, 'GET', `${at('messages')}/definition`);
    const closed = await api.call(publisher, 'POST', `${at('messages')}/close`, {
      body: { reason: '并入热线' },
      etag: seen.headers.get('etag')!,
    });
    expect(closed.status).toBe(200);
    expect(await open('messages', message)).toMatchObject({ status: 409, code: 'type-closed' });
    const assigned = await api.call({}, 'POST', `/v1/cases/messages/${id}/actions/assign`, {
      body: { values: { dept: 'dept-a' } },
      etag: '"1"',
    });
    expect(assigned.status).toBe(200);
  });

  it('keeps its states and fields in the order in which they were written', async () => {
    const { type } = library[0]!;
    const { definition } = await bodyOf(api.call(writer, 'GET', `${at('suggestions')}/definition`));
    expect(Object.keys(definition.states)).toEqual(Object.keys(type.states));
    expect(Object.keys(definition.fields)).toEqual(Object.keys(type.fields));
  });

  it('that two people write at once is that of the first, and 412 to the other', async () => {
    const seen = await api.call(writer, 'GET', `${at('approvals')}/definition`);
    const etag = seen.headers.get('etag')!;
    const put = (title: string, who: Who) =>
      api.call(who, 'PUT', `${at('approvals')}/draft`, { body: { note: '改标题', patch: { title } }, etag });
    const race = await Promise.all([put('甲', writer), put('乙', publisher)]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
