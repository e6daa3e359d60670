import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { openRegister } from '@mingcha/register';
import { divisionKind } from '@mingcha/tenancy/divisions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MeasuresApi, startMeasuresApi } from '../testing/api.ts';
import { anotherPlan, createOffice, type Held } from '../testing/office.ts';

const { a, b } = testTenants;
let api: MeasuresApi;
let office: ReturnType<typeof createOffice>;
let notice: Held['notice'];
beforeAll(async () => {
  api = await startMeasuresApi();
  office = createOffice(api, a);
  ({ notice } = await office.followed());
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const path = (no: number) => `/v1/measures/${notice.id}-${no}/progress`;
const read = (no: number) => office.ask('GET', path(no));
const asUnit = (dept: string, method: string, at: string, body?: unknown, etag?: string) =>
  api.call(a, 'department-admin', method, at, { body, dept, ...(etag !== undefined && { etag }) });

describe('the work on a measure', () => {
  it('begins with an indicator for each target, and nothing stored', async () => {
    const response = await read(3);
    expect(response.headers.get('etag')).toBe('"0"');
    const progress = await bodyOf(response);
    expect(progress).toMatchObject({
      state: 'pending',
      milestones: [],
      can: ['edit', 'start', 'finish', 'stop'],
    });
    expect(progress.indicators.length).toBeGreaterThan(0);
    expect(progress.indicators[0]).toMatchObject({ id: 'target-1', values: [] });
  });

  it('is moved on by its lead unit and the office, and by nobody else', async () => {
    expect((await asUnit('dept-fg', 'POST', `${path(3)}/start`, {}, '"0"')).status).toBe(403);
    expect(
      (await api.call(a, 'inspector', 'POST', `${path(3)}/start`, { dept: 'dept-zj', etag: '"0"' })).status,
    ).toBe(403);
    expect((await asUnit('dept-zj', 'POST', `${path(3)}/start`)).status).toBe(428);
    const started = await asUnit('dept-zj', 'POST', `${path(3)}/start`, undefined, '"0"');
    expect([started.status, started.headers.get('etag')]).toEqual([200, '"1"']);
    expect((await asUnit('dept-zj', 'POST', `${path(3)}/finish`, {}, '"0"')).status).toBe(412);
    const again = await asUnit('dept-zj', 'POST', `${path(3)}/start`, {}, '"1"');
    expect([again.status, (await bodyOf(again)).code]).toEqual([409, 'progress-state']);
    const done = await bodyOf(office.ask('POST', `${path(3)}/finish`, {}, '"1"'));
    expect(done).toMatchObject({
      state: 'done',
      doneAt: '2026-11-20',
      light: { colour: 'blue' },
      can: ['reopen'],
    });
    const reopened = await bodyOf(office.ask('POST', `${path(3)}/reopen`, {}, '"2"'));
    expect(reopened.state).toBe('active');
    expect(reopened).not.toHaveProperty('doneAt');
    expect((await office.ask('POST', `${path(3)}/stop`, {}, '"3"')).status).toBe(422);
    const stopped = await bodyOf(office.ask('POST', `${path(3)}/stop`, { reason: '上级调整' }, '"3"'));
    expect(stopped).toMatchObject({ state: 'stopped', light: { colour: 'grey' } });
  });

  it('a unit could end its own chase by stopping the measure; only the office gives one up', async () => {
    await office.ask('POST', `${path(3)}/reopen`, {}, '"4"');
    expect((await bodyOf(asUnit('dept-zj', 'GET', path(3)))).can).toEqual(['edit', 'finish']);
    const refused = await asUnit('dept-zj', 'POST', `${path(3)}/stop`, { reason: '不办了' }, '"5"');
    expect([refused.status, (await bodyOf(refused)).code]).toEqual([403, 'forbidden']);
    expect((await office.ask('POST', `${path(3)}/stop`, { reason: '上级调整' }, '"5"')).status).toBe(200);
  });

  it('a unit could turn its light by lowering the target that the notice set', async () => {
    await office.ask('POST', `${path(3)}/reopen`, {}, '"6"');
    const { indicators } = await bodyOf(asUnit('dept-zj', 'GET', path(3)));
    const given = indicators.map(({ values: _, ...one }: { values: unknown }) => one);
    const [first, ...others] = given;
    const own = { metric: '窗口满意率', comparison: '>=', target: 90, unit: '%' };
    const put = (list: object[]) =>
      asUnit('dept-zj', 'PUT', `${path(3)}/indicators`, { indicators: list }, '"7"');
    expect((await put([{ ...first, target: 1_000 }, ...others])).status).toBe(403);
    expect((await put(others)).status).toBe(403);
    expect((await put([...given, own])).status).toBe(200);
    const stop = { reason: '上级调整' };
    expect((await office.ask('POST', `${path(3)}/stop`, stop, '"8"')).status).toBe(200);
  });

  it('pressed twice at once is done once', async () => {
    const press = () => office.ask('POST', `${path(2)}/start`, {}, '"0"');
    const statuses = (await Promise.all([press(), press()])).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409]);
  });

  it.each([1e300, -1e300, 1e16, 1e-200])(
    'a number that the store does not take, %s, was an error of the server; it is refused with words',
    async (number) => {
      const indicators = [{ metric: '公开率', comparison: '>=', target: number, unit: '%' }];
      const target = await office.ask('PUT', `${path(1)}/indicators`, { indicators }, '"0"');
      const body = { date: '2026-11-19', value: number };
      const value = await office.ask('POST', `${path(1)}/indicators/target-1/values`, body, '"0"');
      const { items } = await bodyOf(office.ask('GET', `/v1/measures?notice=${notice.id}`));
      const { id, ...row } = items[0];
      const targets = [{ metric: '公开率', comparison: '>=', value: number, unit: '%' }];
      const etag = (await office.ask('GET', `/v1/measures/${id}`)).headers.get('etag')!;
      const put = await office.ask('PUT', `/v1/measures/${id}`, { ...row, targets }, etag);
      for (const response of [target, value, put]) {
        const problem = await bodyOf(response);
        expect([response.status, problem.code]).toEqual([422, 'invalid']);
        expect(JSON.stringify(problem.errors)).toMatch(/位/);
      }
    },
  );

  it('keeps milestones and indicators by their ids, and values with the indicator', async () => {
    const set = await office.ask(
      'PUT',
      `${path(4)}/indicators`,
      { indicators: [{ metric: '公开率', comparison: '>=', target: 95, unit: '%' }] },
      '"0"',
    );
    const [indicator] = (await bodyOf(set)).indicators;
    const value = { date: '2026-10-01', value: 96, note: '月报' };
    const at = `${path(4)}/indicators/${indicator.id}/values`;
    expect((await office.ask('POST', at, { ...value, date: '2026-11-21' }, '"1"')).status).toBe(422);
    expect((await office.ask('POST', at.replace(indicator.id, 'none'), value, '"1"')).status).toBe(404);
    expect((await office.ask('POST', at, value, '"1"')).status).toBe(200);
    const { values: _, ...kept } = indicator;
    const again = await office.ask(
      'PUT',
      `${path(4)}/indicators`,
      { indicators: [{ ...kept, target: 90 }] },
      '"2"',
    );
    expect((await bodyOf(again)).indicators).toMatchObject([{ target: 90, values: [{ value: 96 }] }]);
    const late = { title: '上线', due: '2026-10-01' };
    const lit = await bodyOf(office.ask('PUT', `${path(4)}/milestones`, { milestones: [late] }, '"3"'));
    expect(lit).toMatchObject({ milestones: [late], light: { colour: 'red' } });
  });

  it('is another city’s business only there', async () => {
    expect((await createOffice(api, b).ask('GET', path(1))).status).toBe(404);
    expect((await createOffice(api, b).ask('POST', `${path(1)}/start`, {}, '"0"')).status).toBe(404);
    expect((await createOffice(api, b).ask('GET', `/v1/notices/${notice.id}/board`)).status).toBe(404);
  });

  it('rests once the notice is closed', async () => {
    const { notice: other, etag } = await office.followed(anotherPlan());
    await office.ask('POST', `/v1/notices/${other.id}/close`, { reason: '并入新方案' }, etag);
    const at = `/v1/measures/${other.id}-1/progress`;
    expect((await bodyOf(office.ask('GET', at))).can).toEqual([]);
    expect((await office.ask('POST', `${at}/start`, {}, '"0"')).status).toBe(409);
  });
});

describe('the board', () => {
  it('shows every measure with its light, filtered and page by page', async () => {
    const at = `/v1/notices/${notice.id}/board`;
    const all = await bodyOf(office.ask('GET', at));
    expect(all.items.map(({ measure }: { measure: { no: string } }) => measure.no)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(all.totals).toMatchObject({ stopped: 1, blue: 0 });
    const counts: number[] = Object.values(all.totals);
    expect(counts.reduce((total, count) => total + count)).toBe(4);
    expect(all.items[0].light).toEqual({
      colour: 'red',
      reasons: ['已过完成时限 2025-09-30', '指标“一窗通收率”尚未达到'],
    });
    expect(all.items[3].progress).toEqual({
      state: 'pending',
      milestones: { done: 0, total: 1 },
      indicators: { reached: 1, total: 1 },
    });
    const stopped = await bodyOf(office.ask('GET', `${at}?light=stopped`));
    expect(stopped.items.map(({ light }: { light: { colour: string } }) => light.colour)).toEqual(['grey']);
    const grey = await bodyOf(office.ask('GET', `${at}?light=grey`));
    expect(grey.items).toHaveLength(all.totals.grey);
    const first = await bodyOf(office.ask('GET', `${at}?limit=3`));
    const rest = await bodyOf(office.ask('GET', `${at}?limit=3&cursor=${encodeURIComponent(first.next)}`));
    expect([first.items.length, rest.items.length, rest.next]).toEqual([3, 1, null]);
    const ofUnit = await bodyOf(office.ask('GET', `${at}?dept=dept-fg`));
    expect(ofUnit.items.map(({ measure }: { measure: { no: string } }) => measure.no)).toEqual(['3']);
  });

  it('links the lists a measure is about with what is published of them', async () => {
    const id = `${notice.id}-1`;
    const row = await office.ask('GET', `/v1/measures/${id}`);
    const patched = await office.ask(
      'PATCH',
      `/v1/measures/${id}`,
      { registers: ['divisions'] },
      row.headers.get('etag')!,
    );
    expect(patched.status).toBe(200);
    const first = async () => (await bodyOf(office.ask('GET', `/v1/notices/${notice.id}/board`))).items[0];
    expect((await first()).registers).toEqual([{ kind: 'divisions', title: '区划' }]);
    const register = openRegister(await api.store.forTenant(a), divisionKind);
    await register.publish((await register.current()).id, { by: { sub: 'x', name: '某人' } });
    expect((await first()).registers).toMatchObject([{ kind: 'divisions', version: 1, count: 3 }]);
  });

  it('follows the tenant’s own rules of its lights', async () => {
    const at = '/v1/measure-rules';
    const first = await office.ask('GET', at);
    expect(first.headers.get('etag')).toBe('"0"');
    const rules = { ...(await bodyOf(first)), milestoneLate: 250 };
    expect((await api.call(a, 'auditor', 'PUT', at, { body: rules, etag: '"0"' })).status).toBe(403);
    expect((await office.ask('PUT', at, rules, '"0"')).status).toBe(200);
    expect((await office.ask('PUT', at, rules, '"0"')).status).toBe(412);
    expect((await bodyOf(read(4))).light.colour).toBe('yellow');
  });
});
