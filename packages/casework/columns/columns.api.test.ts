import { compileCaseType, defineCaseType } from '@mingcha/cases';
import { bodyOf } from '@mingcha/http/testing';
import { Crash, dyingStore, testTenants } from '@mingcha/local/testing';
import { check, drop, queryAll, replace, type TenantStore } from '@mingcha/store';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadOffice } from '../engine/opening/office.ts';
import { shownOf } from '../engine/pointers.ts';
import { figureOf } from '../figures/figuresOf.ts';
import { frozenOf } from '../figures/frozen.ts';
import { figureSources } from '../figures/sources.ts';
import { caseEntity } from '../kept/case.ts';
import { newRowEntity, rowPageEntity, rowPagesEntity } from '../kept/row.ts';
import { brokenCases, type CaseApi, startCaseApi } from '../testing/api.ts';
import { requireType } from '../types/caseTypes.ts';
import { fillRows } from './fillRows.ts';
import { foldRows } from './fold.ts';
import { rowOf } from './rowOf.ts';
import { rowsOf } from './rowsOf.ts';

const requests = defineCaseType({
  format: 1,
  name: 'requests',
  title: '诉求',
  group: 'requests',
  basis: ['内部制度'],
  number: { pattern: '诉{seq}' },
  open: { by: ['office', 'engine'], fills: ['name', 'kind', 'dept'], asks: ['urgent'], to: 'received' },
  fields: {
    name: { title: '诉求人', type: 'text', personal: true },
    kind: { title: '类别', type: 'choice', choices: ['咨询', '投诉'], list: true },
    dept: { title: '承办单位', type: 'department' },
    urgent: { title: '紧急', type: 'yesNo' },
  },
  parties: {
    office: { title: '受理', right: 'cases:requests:write' },
    unit: { title: '承办', right: 'cases:requests:sign', dept: 'dept' },
  },
  states: {
    received: { title: '办理中', kind: 'open', for: ['unit', 'office'] },
    paused: { title: '中止', kind: 'open', for: ['office'], noClock: '测试' },
    closed: { title: '办结', kind: 'done', results: ['solved', 'explained'] },
  },
  results: { solved: '解决', explained: '解释' },
  actions: {
    pause: { title: '中止', from: ['received'], by: ['office'], to: 'paused', times: 2 },
    goOn: { title: '恢复', from: ['paused'], by: ['office'], to: 'received' },
    solve: { title: '解决', from: ['received'], by: ['office', 'unit'], to: 'closed', result: 'solved' },
    explain: { title: '解释', from: ['received'], by: ['office'], to: 'closed', result: 'explained' },
  },
  clocks: {
    answer: {
      title: '答复',
      while: ['received'],
      again: 'resume',
      limit: { workingDays: 5 },
      expires: { tell: ['office'] },
    },
  },
  figures: {
    received: { title: '收到', count: 'opened', by: ['kind', 'dept'] },
    open: { title: '在办', count: 'open' },
    urgent: { title: '紧急件', count: 'opened', when: 'urgent' },
    onTime: { title: '按期率', onTime: 'answer', by: ['dept'] },
    mean: { title: '平均用时', mean: 'answer', days: 'net' },
    solved: { title: '解决率', share: ['solved'], atLeast: 2 },
    satisfied: { title: '满意率', satisfaction: true },
  },
  rating: {
    by: 'office',
    in: ['closed'],
    within: { workingDays: 15 },
    bad: { opens: 'requests', passes: { name: 'name', kind: 'kind', dept: 'dept' } },
  },
  retention: [{ months: 12, do: 'archive' }],
});
const { a, b } = testTenants;
const depts = ['dept-a', 'dept-b'] as const;
let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({ library: [requests] });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected.filter((one) => !(one instanceof Crash))).toEqual([]);
});
beforeEach(() => api.time.set('2026-03-02T01:00:00.000Z'));

const path = '/v1/cases/requests';
type Given = { kind?: string; dept?: string; urgent?: boolean };
async function open(given: Given = {}, tenant: string = a): Promise<string> {
  const body = { values: { name: '王小明', kind: '咨询', dept: 'dept-a', ...given } };
  return (await bodyOf(api.call({ tenant }, 'POST', path, { body }))).id;
}
async function act(id: string, action: string, tenant: string = a): Promise<number> {
  const etag = (await api.call({ tenant }, 'GET', `${path}/${id}`)).headers.get('etag')!;
  const body = { values: {} };
  return (await api.call({ tenant }, 'POST', `${path}/${id}/actions/${action}`, { body, etag })).status;
}
const storeOf = (tenant: string = a): Promise<TenantStore> => api.test.store.forTenant(tenant);
const later = (minutes: number) => new Date(api.time.now().getTime() + minutes * 60_000);

/** What the rows of a city would be, made anew of its cases. */
async function expected(ids: readonly string[]) {
  const store = await storeOf();
  const office = await loadOffice(store);
  const { compiled } = await requireType(api.deps.types, store, 'requests');
  const cases = await Promise.all(ids.map((id) => store.get(caseEntity, { id })));
  return [...cases]
    .sort((one, other) => (one!.id < other!.id ? -1 : 1))
    .map((found) =>
      rowOf(compiled, found!, found!.lock, { office, shown: shownOf(compiled, found!, office) }),
    );
}
const rows = async (tenant: string = a) => rowsOf(await storeOf(tenant), 'requests');
const mine = async (ids: readonly string[]) => (await rows()).filter(({ id }) => ids.includes(id));

describe('all cases of a type as rows', () => {
  it('are there at once, folded or not, without what is personal, and of one city alone', async () => {
    const ids = [await open(), await open({ kind: '投诉', urgent: true })];
    const elsewhere = await open({}, b);
    expect(await mine(ids)).toEqual(await expected(ids));
    expect((await rows()).some(({ id }) => id === elsewhere)).toBe(false);
    expect(await foldRows(await storeOf(), later(20))).toBeUndefined();
    expect(await queryAll(await storeOf(), newRowEntity, [])).toEqual([]);
    expect(await mine(ids)).toEqual(await expected(ids));
    await act(ids[0]!, 'solve');
    expect(await mine(ids)).toEqual(await expected(ids));
    expect(JSON.stringify(await rows())).not.toContain('王小明');
    expect(await brokenCases(await storeOf(), 'requests', ids)).toEqual([]);
  });

  it('wait to be folded until ten minutes are over, or three hundred wait', async () => {
    const store = await storeOf();
    await foldRows(store, later(20));
    await open();
    const at = await foldRows(store, api.time.now());
    expect(at).toBe('2026-03-02T01:10:00.000Z');
    await api.tick();
    expect(await queryAll(store, newRowEntity, [])).toHaveLength(1);
    api.time.set(at!);
    await api.tick();
    expect(await queryAll(store, newRowEntity, [])).toEqual([]);
  });

  it('hold whatever is done and folded in whatever order, and no page is left over', async () => {
    const store = await storeOf();
    const ids: string[] = [];
    const step = fc.constantFrom('open', 'pause', 'goOn', 'solve', 'explain', 'fold');
    const steps = fc.array(fc.tuple(step, fc.nat(50)), { minLength: 5, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        for (const [what, n] of list) {
          if (what === 'open' || ids.length === 0) ids.push(await open({ dept: depts[n % 2]! }));
          else if (what === 'fold') await foldRows(store, later(20));
          else await act(ids[n % ids.length]!, what);
        }
        expect(await mine(ids)).toEqual(await expected(ids));
      }),
      { numRuns: 6 },
    );
    await foldRows(store, later(20));
    const { pages } = (await store.get(rowPagesEntity, { type: 'requests' }))!;
    const kept = await queryAll(store, rowPageEntity, ['requests']);
    expect(kept.map(({ hash }) => hash).sort()).toEqual(pages.map(({ hash }) => hash).sort());
  });

  it('were missing of cases from before there were rows, until the clock has gone through them once', async () => {
    const [tenant, store] = [b, await storeOf(b)];
    const ids = [];
    for (const kind of ['咨询', '投诉', '咨询']) ids.push(await open({ kind }, tenant));
    await act(ids[1]!, 'solve', tenant);
    const before = await rows(tenant);
    await foldRows(store, later(20));
    const head = (await store.get(rowPagesEntity, { type: 'requests' }))!;
    await store.write(replace(rowPagesEntity, { type: 'requests', pages: [] }, head.lock));
    expect(await rows(tenant)).toEqual([]);
    const office = await loadOffice(store);
    const look = (of = store) => fillRows(of, api.deps, office, 2);
    // Broken off at any point, it goes on where it stopped; two cases in a look.
    for (const when of ['before', 'after'] as const)
      for (let n = 1; n <= 3; n++) await look(dyingStore(store, n, when)).catch(() => undefined);
    while (await look());
    expect(await rows(tenant)).toEqual(before);
    const third = await open({}, tenant);
    await store.write(
      drop(newRowEntity, { type: 'requests', id: third, version: 1 }),
      check(caseEntity, { id: third }, 1),
    );
    for (let i = 0; i < 3; i++) expect(await look()).toBe(false);
    // Once it is through it never looks again.
    expect((await rows(tenant)).map(({ id }) => id)).not.toContain(third);
  });

  it('are right after a fold that died anywhere, and after two at once', async () => {
    const store = await storeOf();
    const ids = [await open(), await open()];
    for (const when of ['before', 'after'] as const) {
      for (let n = 1; n <= 4; n++) {
        ids.push(await open());
        await foldRows(dyingStore(store, n, when), later(20)).catch(() => undefined);
        expect(await mine(ids)).toEqual(await expected(ids));
      }
    }
    await open();
    await Promise.allSettled([foldRows(store, later(20)), foldRows(store, later(20))]);
    await foldRows(store, later(40));
    expect(await mine(ids)).toEqual(await expected(ids));
    expect(await queryAll(store, newRowEntity, [])).toEqual([]);
  });
});

describe('figures', () => {
  type Figure = {
    name: string;
    total: { value: number | null; of: number };
    months: { month: string; value: number | null; of: number }[];
    groups: { field: string; title: string; items: { key: string; title: string; value: number | null }[] }[];
  };
  const ask = async (query: string, who: { role?: string; dept?: string } = {}) => {
    const response = await api.call(who, 'GET', `/v1/case-types/requests/figures${query}`);
    return { status: response.status, body: (await response.json()) as { figures: Figure[]; cases: number } };
  };
  const of = ({ body }: { body: { figures: Figure[] } }, name: string) =>
    body.figures.find((one) => one.name === name)!;
  let first: string;

  beforeAll(async () => {
    api.time.set('2026-06-01T01:00:00.000Z');
    first = await open({ kind: '投诉', urgent: true });
    await open({ dept: 'dept-b' });
    api.time.set('2026-06-03T01:00:00.000Z');
    await act(first, 'pause');
    api.time.set('2026-06-08T01:00:00.000Z');
    await act(first, 'goOn');
    api.time.set('2026-06-09T01:00:00.000Z');
    await act(first, 'solve');
    const rated = await api.call({}, 'POST', `${path}/${first}/rating`, { body: { level: 5 } });
    expect(rated.status).toBe(200);
    const late = await open();
    api.time.set('2026-07-01T01:00:00.000Z');
    await act(late, 'explain');
  });

  it('count by month and group, and take out what was held', async () => {
    const found = await ask('?from=2026-06&to=2026-07');
    expect(of(found, 'received')).toMatchObject({
      total: { value: 3 },
      months: [
        { month: '2026-06', value: 3 },
        { month: '2026-07', value: 0 },
      ],
    });
    const [kinds, units] = of(found, 'received').groups;
    expect(kinds!.items).toEqual([
      { key: '咨询', title: '咨询', value: 2, of: 2 },
      { key: '投诉', title: '投诉', value: 1, of: 1 },
    ]);
    expect(units).toMatchObject({
      title: '承办单位',
      items: [
        { key: 'dept-a', title: 'dept-a局', value: 2 },
        { key: 'dept-b', title: 'dept-b局', value: 1 },
      ],
    });
    expect(of(found, 'urgent').total).toEqual({ value: 1, of: 1 });
    // 06-01 to 06-09 are six working days, of which 06-04, 06-05 and 06-08 were taken out.
    expect(of(found, 'mean').months).toEqual([
      { month: '2026-06', value: 3, of: 1 },
      { month: '2026-07', value: expect.any(Number), of: 1 },
    ]);
    expect(of(found, 'onTime').months.map(({ value }) => value)).toEqual([1, 0]);
    expect(of(found, 'onTime').total).toEqual({ value: 0.5, of: 2 });
    expect(of(found, 'solved')).toMatchObject({
      total: { value: 0.5, of: 2 },
      months: [{ value: null }, { value: null }],
    });
    expect(of(found, 'open').months).toEqual([]);
    expect(of(found, 'satisfied').total).toEqual({ value: 1, of: 1 });
  });

  it('count for a department what concerns it, and for another city nothing', async () => {
    const found = await ask('?from=2026-06&to=2026-07', { role: 'department-admin', dept: 'dept-b' });
    expect(of(found, 'received').total.value).toBe(1);
    const response = await api.call(
      { tenant: b },
      'GET',
      '/v1/case-types/requests/figures?from=2026-06&to=2026-07',
    );
    expect(of({ body: (await response.json()) as { figures: Figure[] } }, 'received').total.value).toBe(0);
  });

  it('are sources of numbers for other work, whole and by group, each of a month', async () => {
    const sources = figureSources(api.deps.types);
    const store = await storeOf();
    expect((await sources.list(store)).map(({ id, unit }) => [id, unit])).toContainEqual([
      'figure:requests.mean',
      '个工作日',
    ]);
    expect(await sources.value(store, 'figure:requests.mean', '2026-06')).toBe(3);
    // What the cases of other tests come to decides which group is the largest.
    const groups = await sources.list(store, 'figure:requests.onTime');
    const group = groups.find(({ id }) => id.endsWith('dept-a'));
    expect(group).toEqual({
      ...{ id: 'figure:requests.onTime@dept=dept-a', title: '诉求：按期率（dept-a局）' },
      ...{ unit: '%', hasGroups: false },
    });
    expect(await sources.find(store, group!.id)).toEqual(group);
    expect(await sources.value(store, group!.id, '2026-06')).toBe(100);
    expect(await sources.value(store, group!.id, '2026-05')).toBeUndefined();
    for (const id of ['', 'figure:requests.none', 'figure:none.mean', 'figure:requests.mean@dept=dept-z'])
      expect([id, await sources.find(store, id), await sources.value(store, id, '2026-06')]).toEqual([
        id,
        undefined,
        undefined,
      ]);
    expect(await sources.value(await storeOf(b), 'figure:requests.mean', '2026-06')).toBeUndefined();
  });

  it('of a month are frozen after it, and what comes to it later is told beside it', async () => {
    const sources = figureSources(api.deps.types);
    const store = await storeOf();
    api.time.set('2026-08-20T01:00:00.000Z');
    await open();
    await foldRows(store, later(20));
    api.time.set('2026-09-01T01:00:00.000Z');
    await api.tick();
    await api.tick();
    const month = (found: Awaited<ReturnType<typeof ask>>, name = 'received') =>
      of(found, name).months.find((one) => one.month === '2026-08');
    expect(month(await ask('?from=2026-07&to=2026-09'))).toEqual({
      ...{ month: '2026-08', value: 1, of: 1 },
      frozen: { at: '2026-09-01T01:00:00.000Z', isOther: false },
    });
    const late = { at: '2026-08-21T09:00:00+08:00', reason: '纸质登记补录' };
    const values = { name: '李', kind: '投诉', dept: 'dept-b' };
    expect((await api.call({}, 'POST', path, { body: { values, late } })).status).toBe(201);
    const found = await ask('?from=2026-08&to=2026-09');
    expect(month(found)).toMatchObject({ value: 1, of: 1, now: { value: 2, of: 2 } });
    expect(of(found, 'received').total).toEqual({ value: 1, of: 1 });
    expect(of(found, 'received').groups[0]!.items).toMatchObject([{ key: '咨询', value: 1 }]);
    expect(await sources.value(store, 'figure:requests.received', '2026-08')).toBe(1);
    const unit = { role: 'department-admin', dept: 'dept-b' };
    expect(month(await ask('?from=2026-08&to=2026-08', unit))).toMatchObject({ value: 0, now: { value: 1 } });
    expect(await sources.value(await storeOf(b), 'figure:requests.received', '2026-08')).not.toBe(1);
  });

  it('that are frozen stay what they are when their definition changes', () => {
    const then = compileCaseType(requests);
    const row = {
      ...{ id: 'a', version: 1, state: 'received', listed: { kind: '咨询' }, depts: ['dept-a'], spent: {} },
      ...{ openedAt: '2026-08-01T01:00:00.000Z', openedOn: '2026-08-01' },
    };
    const kept = frozenOf(then, [row], '2026-08').received!;
    expect(kept).toMatchObject({
      cells: [{ depts: ['dept-a'], state: 'received', sum: 1, of: 1, by: { kind: { 咨询: { sum: 1 } } } }],
    });
    const frozen = new Map([
      ['2026-08', { ...kept.cells[0]!, at: 'x', atLeast: undefined, isOther: true, isOtherUnit: false }],
    ]);
    const changed = { ...requests.figures!.received!, when: 'urgent' };
    const period = { from: '2026-08', to: '2026-08' };
    const found = figureOf(then, [row], { name: 'received', figure: changed, period, frozen });
    expect(found.months).toEqual([{ month: '2026-08', value: 1, of: 1, frozen: { at: 'x', isOther: true } }]);
  });

  it.each([
    ['?from=2026-07&to=2026-06', 400],
    ['?from=2020-01&to=2026-06', 400],
    ['?from=2026-13', 422],
    ['?to=x', 422],
  ] as const)('refuse the period %s', async (query, status) => {
    expect((await ask(query)).status).toBe(status);
  });
});
