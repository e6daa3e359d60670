import { defineCaseType } from '@mingcha/cases';
import { runCases } from '@mingcha/casework/clock';
import { brokenCases, type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { Crash, dyingStore, testTenants } from '@mingcha/local/testing';
import { create, type TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roleEntity } from '../../tenancy/roles/role.ts';
import { hooks, library, paperTemplates, systemKinds } from '../index.ts';
import { approvalItems } from './items.ts';

/** A project opens an approval for each item that it names; they go on without it. */
const projects = defineCaseType({
  format: 1,
  name: 'projects',
  title: '建设项目',
  group: 'construction',
  basis: ['内部制度'],
  number: { pattern: '项{seq}' },
  open: { by: ['office'], fills: ['items', 'builder'], to: 'open' },
  fields: {
    items: { title: '事项', type: 'row', register: 'items', many: true },
    builder: { title: '建设单位', type: 'text' },
  },
  parties: { office: { title: '工改办', right: 'cases:construction:write' } },
  states: {
    open: { title: '办理中', kind: 'open', for: ['office'], noClock: '各许可有时限' },
    stopped: { title: '终止', kind: 'done' },
  },
  actions: {
    start: { title: '申报', from: ['open'], by: ['office'], opens: ['permits'] },
    stop: { title: '终止', from: ['open'], by: ['office'], to: 'stopped' },
  },
  children: {
    permits: {
      title: '许可',
      type: 'approvals',
      one: { each: 'items' },
      about: 'item',
      passes: { applicantName: 'builder' },
      atEnd: 'livesOn',
    },
  },
  retention: [{ months: 12, do: 'archive' }],
});

/** More than are opened while somebody waits. */
const many = Array.from({ length: 22 }, (_, i) => `item-${i + 1}`);

let api: CaseApi;
const start = '2026-03-02T01:00:00.000Z';
beforeAll(async () => {
  api = await startCaseApi({
    library: [...library.map(({ type }) => type), projects],
    kinds: systemKinds.map(({ kind }) => kind),
    templates: paperTemplates,
    hooks,
    start,
  });
  const names: Record<string, string> = { food: '食品经营许可', sign: '户外招牌', fire: '消防检查' };
  const items = [...Object.keys(names), ...many].map((id) => ({
    id,
    name: names[id] ?? `事项${id}`,
    dept: 'dept-a',
    statutoryDays: 20,
    promisedDays: 5,
  }));
  await api.fill(approvalItems, items);
  await (await api.test.store.forTenant(testTenants.a)).write(
    create(roleEntity, readers),
    create(roleEntity, builders),
  );
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected.filter((one) => !(one instanceof Crash))).toEqual([]);
});

const path = '/v1/cases/packages';
const window: Who = {};
const unit: Who = { role: 'department-admin', dept: 'dept-a' };
/** Sees the cases that concern the own department, and is no party of any. */
const readers = { id: 'readers', name: '查阅', reach: { 'cases:*:read': 'department' as const } };
const builders = { id: 'builders', name: '工改查阅', reach: { 'cases:construction:read': 'city' as const } };
const reader = (dept: string): Who => ({ role: readers.id, dept });
const head: Who = { roles: ['city-admin', 'department-admin'], dept: 'dept-a' };

type Seen = Awaited<ReturnType<typeof bodyOf>>;
type Child = { id: string; status: string; problem?: string; case?: { id: string; number?: string } };
const values = { theme: '我要开餐馆', applicantName: '甲食品店', contact: '13800000000' };
const see = (id: string, who = window): Promise<Seen> => bodyOf(api.call(who, 'GET', `${path}/${id}`));
async function open(more: object = {}): Promise<string> {
  return (await bodyOf(api.call(window, 'POST', path, { body: { values: { ...values, ...more } } }))).id;
}
async function act(on: string, action: string, body: object = {}, who = window, over?: TenantStore) {
  const etag = (await api.call(window, 'GET', on)).headers.get('etag')!;
  return api.call(who, 'POST', `${on}/actions/${action}`, { body, etag, ...(over && { over }) });
}
const split = (id: string, items: string[], more: object = {}, over?: TenantStore) =>
  act(`${path}/${id}`, 'split', { asked: { approvals: items }, ...more }, window, over);
const statuses = ({ children }: Seen) => children.map(({ status }: Child) => status);
const given = ({ fields }: Seen): string[] =>
  fields.find(({ name }: { name: string }) => name === 'given')?.value ?? [];
const approval = ({ children }: Seen, i: number) => `/v1/cases/approvals/${children[i].case.id}`;

/** An approval that is refused: accepted, proposed and approved. */
async function refuse(at: string): Promise<void> {
  await act(at, 'accept', { values: { dept: 'dept-a' } });
  await act(at, 'decide', { values: { outcome: '不予', ground: '不符合条件' } }, unit);
  expect((await api.call(head, 'POST', `${at}/approvals/decide`)).status).toBe(200);
}

describe('a package of approvals', () => {
  it('opens what is asked of the list, each with what it passes, and shows them as far as somebody may see them', async () => {
    const id = await open();
    const { can } = await see(id);
    expect(can.find(({ name }: { name: string }) => name === 'split').children).toEqual([
      {
        kind: 'approvals',
        field: { name: 'approvals', title: '联办事项', type: 'row', register: 'items', many: true },
      },
    ]);
    const done = await split(id, ['food', 'sign', 'food']);
    const seen = await bodyOf(Promise.resolve(done));
    expect(seen.children).toMatchObject([
      { title: '联办事项', about: '食品经营许可', status: 'open', case: { typeTitle: '行政审批' } },
      { about: '户外招牌', status: 'open', case: { state: { title: '待受理' }, due: '2026-03-09' } },
    ]);
    expect(done.headers.get('etag')).toBe(
      (await api.call(window, 'GET', `${path}/${id}`)).headers.get('etag'),
    );
    const child = await bodyOf(api.call(window, 'GET', `${approval(seen, 0)}?personal=true`));
    expect(child.parent).toEqual({ type: 'packages', typeTitle: '一件事', id, number: seen.number });
    const filled = Object.fromEntries(
      child.fields.map(({ name, value }: { name: string; value: unknown }) => [name, value]),
    );
    expect(filled).toMatchObject({ item: 'food', applicantName: '甲食品店', contact: '13800000000' });
    await act(approval(seen, 0), 'accept', { values: { dept: 'dept-a' } });
    const ofUnit = await bodyOf(api.call(reader('dept-a'), 'GET', approval(seen, 0)));
    expect([ofUnit.id, ofUnit.parent]).toEqual([child.id, undefined]);
    expect((await api.call(reader('dept-b'), 'GET', approval(seen, 0))).status).toBe(404);
  });

  it('gives each approval copies of the files of the whole, which are its own', async () => {
    const sent = await Promise.all(['申请表.pdf', '平面图.pdf'].map((name) => api.sendFile(window, name)));
    const id = await open({ given: sent });
    const seen = await bodyOf(split(id, ['food', 'sign']));
    const files = await Promise.all(
      [0, 1].map(async (i) => {
        const at = approval(seen, i);
        const ids = given(await bodyOf(api.call(window, 'GET', at)));
        const answers = ids.map((file) => api.call(window, 'GET', `${at}/files/${file}`));
        expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([303, 303]);
        expect((await api.call(window, 'GET', `${at}/files/${sent[0]}`)).status).toBe(404);
        return ids;
      }),
    );
    expect(new Set([...sent, ...files.flat()]).size).toBe(6);
    expect(given(await see(id))).toEqual(sent);
  });

  it('shows that a child is there, and not the child itself, to who sees the parent alone; children live on', async () => {
    const of = '/v1/cases/projects';
    const body = { values: { items: ['food', 'fire'], builder: '乙公司' } };
    const { id } = await bodyOf(api.call(window, 'POST', of, { body }));
    await act(`${of}/${id}`, 'start');
    const closed = await bodyOf(act(`${of}/${id}`, 'stop'));
    expect(closed.children.map((one: Child) => [one.status, one.case !== undefined])).toEqual([
      ['open', true],
      ['open', true],
    ]);
    const theirs = await bodyOf(api.call({ roles: [builders.id] }, 'GET', `${of}/${id}`));
    expect(theirs.children).toEqual([
      { id: 'c1', title: '许可', about: '食品经营许可', status: 'open' },
      { id: 'c2', title: '许可', about: '消防检查', status: 'open' },
    ]);
    await refuse(approval(closed, 1));
    const seen = await bodyOf(api.call(window, 'GET', `${of}/${id}`));
    expect([seen.state.name, statuses(seen)]).toEqual(['stopped', ['open', 'done']]);
  });

  it('refuses what is not on the list, nothing at all, and what it does not open, each at its place', async () => {
    const id = await open();
    const errors = async (asked: object) =>
      (await bodyOf(act(`${path}/${id}`, 'split', { asked }))).errors.map(
        ({ pointer }: { pointer: string }) => pointer,
      );
    expect(await errors({ approvals: ['food', 'nothing'] })).toEqual(['/asked/approvals/1']);
    expect(await errors({})).toEqual(['/asked/approvals']);
    expect(await errors({ approvals: ['food'], constructor: ['x'] })).toEqual(['/asked/constructor']);
    expect((await see(id)).children).toEqual([]);
  });

  it('goes on once all have ended, and is not handed out as granted where one is refused', async () => {
    const id = await open();
    await split(id, ['food', 'sign']);
    const seen = await see(id);
    await refuse(approval(seen, 0));
    expect(await see(id)).toMatchObject({ state: { name: 'running' }, children: [{ status: 'done' }, {}] });
    await refuse(approval(seen, 1));
    expect(await see(id)).toMatchObject({ state: { name: 'gathered' } });
    expect(await bodyOf(act(`${path}/${id}`, 'handOut'))).toMatchObject({ code: 'case-needs' });
    const closed = act(`${path}/${id}`, 'handOutSome', { values: { outcome: '均未准予' } });
    expect(await bodyOf(closed)).toMatchObject({ result: { name: 'none' } });
    const { items } = await bodyOf(api.call(window, 'GET', `${path}/${id}/events`));
    expect(items.map(({ title }: { title: string }) => title)).toContain('子事项办结：联办事项（户外招牌）');
  });

  it('counts its days while an approval is worked on, and not while one waits for the applicant', async () => {
    const id = await open();
    const seen = await bodyOf(split(id, ['food', 'sign'], { values: { days: 10 } }));
    const whole = async () => (await see(id)).limits.find(({ name }: { name: string }) => name === 'whole');
    expect(await whole()).toMatchObject({ status: 'running', due: '2026-03-16' });
    api.time.set('2026-03-03T01:00:00.000Z');
    await act(approval(seen, 0), 'ask', { values: { missing: '申请书' } });
    expect(await whole()).toMatchObject({ status: 'held', heldSince: '2026-03-03T01:00:00.000Z' });
    api.time.set('2026-03-05T01:00:00.000Z');
    await act(approval(seen, 0), 'correct');
    // The day on which a hold begins counts, the one on which it ends does not.
    expect(await whole()).toMatchObject({ status: 'running', due: '2026-03-18' });
    api.time.set(start);
  });

  it('takes its approvals with it when it is withdrawn, but for those that are decided', async () => {
    const id = await open();
    const seen = await bodyOf(split(id, ['food', 'sign', 'fire']));
    await refuse(approval(seen, 1));
    const gone = await bodyOf(act(`${path}/${id}`, 'withdraw'));
    expect(statuses(gone)).toEqual(['withdrawn', 'done', 'withdrawn']);
    const states = gone.children.map((one: { case: { state: { name: string } } }) => one.case.state.name);
    expect(states).toEqual(['withdrawn', 'closed', 'withdrawn']);
  });

  it('is not split while approvals are closed; what closes between is told, tried again, and opened once', async () => {
    const [early, late] = [await open(), await open()];
    const store = await api.test.store.forTenant(testTenants.a);
    const close = async (verb: string, body?: object) => {
      const etag = (await api.call(head, 'GET', '/v1/case-types/approvals/definition')).headers.get('etag')!;
      return api.call(head, 'POST', `/v1/case-types/approvals/${verb}`, { etag, ...(body && { body }) });
    };
    await split(early, ['food', 'sign'], {}, dyingStore(store, 2, 'before'));
    expect(statuses(await see(early))).toEqual(['waiting', 'waiting']);
    expect((await close('close', { reason: '系统升级' })).status).toBe(200);
    expect(await bodyOf(split(late, ['food']))).toMatchObject({ status: 409, code: 'type-closed' });
    expect((await see(late)).children).toEqual([]);
    await api.tick();
    const waiting = await see(early);
    expect(waiting.children[1]).toMatchObject({
      status: 'waiting',
      problem: '“行政审批”已停止受理：系统升级',
    });
    await close('reopen');
    api.time.set('2026-03-02T01:11:00.000Z');
    await api.tick();
    expect(statuses(await see(early))).toEqual(['open', 'open']);
    expect((await see(early)).children[1].problem).toBeUndefined();
    api.time.set(start);
  });

  it('of very many opens the first while somebody waits, and the others by the clock', async () => {
    const id = await open();
    const now = statuses(await bodyOf(split(id, many)));
    expect([now.filter((one: string) => one === 'open').length, now.length]).toEqual([20, 22]);
    await api.tick();
    expect(new Set(statuses(await see(id)))).toEqual(new Set(['open']));
  });

  it('splits two at once, each into its own', async () => {
    const ids = [await open(), await open()];
    const done = await Promise.all(ids.map((id) => split(id, ['food', 'sign', 'fire'])));
    const children = (await Promise.all(done.map((one) => bodyOf(Promise.resolve(one))))).flatMap(
      (seen) => seen.children,
    );
    expect(new Set(children.map((one) => one.case.id)).size).toBe(6);
  });
});

describe('a process that dies', () => {
  // Right after a write is right before the next one.
  const shapes = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [n, 'after'] as const);

  it.each([[1, 'before'] as const, ...shapes])(
    'at write %i, %s it, opens each approval once in the end, with its own copy of a file',
    async (n, when) => {
      const kept = api.files.size();
      const id = await open({ given: [await api.sendFile(window, '申请表.pdf')] });
      const store = await api.test.store.forTenant(testTenants.a);
      const count = async () =>
        (await bodyOf(api.call(window, 'GET', '/v1/cases/approvals?limit=200'))).items.length;
      const before = await count();
      await split(id, ['food', 'sign'], {}, dyingStore(store, n, when));
      const isSplit = (await see(id)).state.name === 'running';
      expect(isSplit).toBe(n > 1 || when === 'after');
      const deps = api.deps;
      await runCases(dyingStore(store, 1, 'after'), deps).catch(() => undefined);
      await runCases(store, deps);
      await runCases(store, deps);
      const seen = await see(id);
      expect((await count()) - before).toBe(isSplit ? 2 : 0);
      expect(statuses(seen)).toEqual(isSplit ? ['open', 'open'] : []);
      expect(seen.limits.every(({ status }: { status: string }) => status !== 'held')).toBe(true);
      const ids = seen.children.map((one: { case: { id: string } }) => one.case.id);
      expect(await brokenCases(store, 'approvals', ids)).toEqual([]);
      expect(await brokenCases(store, 'packages', [id])).toEqual([]);
      const copies = await Promise.all(
        ids.map(async (_: string, i: number) =>
          given(await bodyOf(api.call(window, 'GET', approval(seen, i)))),
        ),
      );
      expect(new Set(copies.flat()).size).toBe(ids.length);
      expect(api.files.size() - kept).toBe(1 + ids.length);
    },
  );
});
