import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { create } from '@mingcha/store';
import { departmentEntity, departmentSchema } from '@mingcha/tenancy';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../notice/notice.ts';
import { deptId, followNotice } from '../rounds/testing.ts';
import { type MeasuresApi, startMeasuresApi } from '../testing/api.ts';
import type { BoardEntry } from './boardEntry.ts';

const { a, b } = testTenants;
let api: MeasuresApi;
let notice: Notice;
beforeAll(async () => {
  api = await startMeasuresApi();
  for (const office of ['scjg', 'fgw'] as const) {
    const own = departmentSchema.parse({
      id: deptId(office),
      name: `市${office}局`,
      short: office,
      division: '620300',
    });
    await (await api.test.store.forTenant(a)).write(create(departmentEntity, own));
  }
});
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await api.stop();
});
beforeEach(async () => {
  api.time.set('2026-06-01T04:00:00.000Z');
  notice = await followNotice(api);
  api.time.set('2026-11-20T04:00:00.000Z');
});

const scjg = deptId('scjg');
type Seen = BoardEntry & { lock: number; can: string[] };
type Ask = { role?: string; dept?: string; tenant?: string; body?: unknown; etag?: string };

const ask = (method: string, path: string, { role, dept, tenant = a, ...init }: Ask = {}) =>
  api.call(tenant, role ?? (dept ? 'department-admin' : 'city-admin'), method, path, {
    ...init,
    ...(dept !== undefined && { dept }),
  });
const propose = async (body: object = {}): Promise<Seen> => {
  const given = { board: 'black', dept: scjg, reason: '连续两轮迟报', ...body };
  const response = await ask('POST', `/v1/notices/${notice.id}/boards`, { body: given });
  expect(response.status).toBe(201);
  return bodyOf(response);
};
const step = (entry: Seen, action: string, { body, ...who }: Ask = {}) =>
  ask('POST', `/v1/boards/${entry.id}/${action}`, {
    etag: `"${entry.lock}"`,
    ...(body !== undefined && { body }),
    ...who,
  });
const went = async (entry: Seen, action: string, who: Ask = {}): Promise<Seen> => {
  const response = await step(entry, action, who);
  const after = await bodyOf(response);
  expect([response.status, after.detail]).toEqual([200, undefined]);
  return after;
};
const listed = async (who: Ask = {}): Promise<Seen[]> =>
  (await bodyOf(ask('GET', `/v1/notices/${notice.id}/boards`, who))).items;
const appeal = { dept: scjg, body: { text: '当时系统故障，有记录可查。' } };

describe('an entry on a board', () => {
  it('is proposed, published, appealed against and ruled on', async () => {
    const proposed = await propose({ round: '2026-06-20' });
    expect(proposed).toMatchObject({ state: 'proposed', can: ['publish', 'remove'] });
    expect(await listed({ dept: scjg })).toEqual([]);
    const published = await went(proposed, 'publish');
    // 2026-11-20 is a Friday.
    expect(published).toMatchObject({ state: 'published', appealDue: '2026-11-27' });
    expect((await listed({ dept: scjg }))[0]).toMatchObject({ can: ['appeal'] });
    expect((await listed({ dept: deptId('fgw') }))[0]).toMatchObject({ dept: scjg, can: [] });
    const appealed = await went(published, 'appeal', appeal);
    expect(appealed.appeal).toMatchObject({ text: '当时系统故障，有记录可查。' });
    expect(await bodyOf(ask('GET', '/v1/notices:waiting'))).toMatchObject({
      appeals: [{ notice: notice.id, docNo: notice.docNo, count: 1 }],
    });
    const upheld = await went(appealed, 'uphold', { body: { reason: '记录不支持所述情况' } });
    expect(upheld).toMatchObject({ state: 'upheld', can: ['remove'] });
    const removed = await went(upheld, 'remove', { body: { reason: '已完成整改' } });
    expect(removed).toMatchObject({ state: 'removed', can: [], ruling: { reason: '已完成整改' } });
    expect(await listed({ dept: scjg })).toHaveLength(1);
    expect(await listed({ dept: deptId('fgw') })).toEqual([]);
    expect(await bodyOf(ask('GET', '/v1/notices:waiting'))).toMatchObject({ appeals: [] });
  });

  it('once showed every department what another one said in its appeal', async () => {
    const published = await went(await propose(), 'publish');
    const { id } = await went(published, 'appeal', appeal);
    const shownTo = async (who: Ask) => (await listed(who)).find((entry) => entry.id === id)!;
    for (const who of [
      { dept: deptId('fgw') },
      { role: 'inspector', dept: deptId('fgw') },
      { role: 'inspector' },
    ])
      expect(await shownTo(who)).toEqual(expect.not.objectContaining({ appeal: expect.anything() }));
    for (const who of [{ dept: scjg }, { role: 'auditor' }, {}])
      expect(await shownTo(who)).toMatchObject({ state: 'appealed', appeal: { text: appeal.body.text } });
  });

  it('is appealed against by its own department, within five working days, and only on the black board', async () => {
    const entry = await went(await propose(), 'publish');
    for (const dept of [deptId('fgw'), undefined]) {
      const response = await step(entry, 'appeal', {
        ...appeal,
        ...(dept ? { dept } : { dept: undefined! }),
      });
      expect([dept, response.status]).toEqual([dept, 403]);
    }
    expect((await step(entry, 'appeal', { ...appeal, role: 'inspector' })).status).toBe(403);
    api.time.set('2026-11-27T15:59:00.000Z');
    expect((await listed({ dept: scjg }))[0]!.can).toEqual(['appeal']);
    api.time.set('2026-11-27T16:01:00.000Z');
    expect((await listed({ dept: scjg }))[0]!.can).toEqual([]);
    const late = await step(entry, 'appeal', appeal);
    expect([late.status, (await bodyOf(late)).code]).toEqual([409, 'appeal-closed']);
    const red = await went(await propose({ board: 'red', reason: '三轮均按期报送' }), 'publish');
    expect((await bodyOf(step(red, 'appeal', appeal))).code).toBe('appeal-closed');
  });

  it('proposed twice at the same moment was put up twice; one is, and the other proposal is refused', async () => {
    const at = `/v1/notices/${notice.id}/boards`;
    for (const round of [undefined, '2026-06-20', '2026-12-10']) {
      const body = { board: 'red', dept: scjg, reason: '清单公布及时', ...(round && { round }) };
      for (let again = 0; again < 3; again++) {
        const responses = await Promise.all([1, 2, 3].map(() => ask('POST', at, { body })));
        const seen = await Promise.all(responses.map((response) => bodyOf(response)));
        const [won, ...others] = seen.sort((x, y) => (x.status ?? 0) - (y.status ?? 0));
        expect(won).toMatchObject({ state: 'proposed', lock: 1 });
        expect(others).toMatchObject([1, 2].map(() => ({ status: 409, code: 'board-twice', id: won.id })));
        // What was taken down makes room again.
        await went(won, 'remove', { body: { reason: '重复列入' } });
      }
    }
    expect((await listed()).filter(({ state }) => state !== 'removed')).toEqual([]);
  });

  it('is not put up twice, nor of a department or a round that there is not', async () => {
    const first = await propose();
    const at = `/v1/notices/${notice.id}/boards`;
    const body = { board: 'black', dept: scjg, reason: '再次迟报' };
    const twice = await ask('POST', at, { body });
    expect(await bodyOf(twice)).toMatchObject({ status: 409, code: 'board-twice', id: first.id });
    expect((await ask('POST', at, { body: { ...body, dept: 'nobody' } })).status).toBe(422);
    expect((await ask('POST', at, { body: { ...body, round: '2026-01-01' } })).status).toBe(404);
    await went(first, 'remove', { body: { reason: '填写有误' } });
    expect((await ask('POST', at, { body })).status).toBe(201);
  });

  it('changes only as its state allows, under the eyes of who acts', async () => {
    const entry = await propose();
    expect((await ask('POST', `/v1/boards/${entry.id}/publish`)).status).toBe(428);
    const early = await step(entry, 'uphold', { body: { reason: '维持' } });
    expect([early.status, (await bodyOf(early)).code]).toEqual([409, 'board-state']);
    const presses = await Promise.all([
      step(entry, 'publish'),
      step(entry, 'publish'),
      step(entry, 'publish'),
    ]);
    const statuses = presses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.every((status) => [200, 409, 412].includes(status))).toBe(true);
  });

  it('is the office’s to put up, and another city’s not at all', async () => {
    const entry = await went(await propose(), 'publish');
    const body = { board: 'red', dept: scjg, reason: '很好' };
    for (const role of ['department-admin', 'inspector', 'auditor', 'department-client'])
      expect((await ask('POST', `/v1/notices/${notice.id}/boards`, { role, dept: scjg, body })).status).toBe(
        403,
      );
    for (const path of [`/v1/notices/${notice.id}/boards`])
      expect((await ask('GET', path, { tenant: b })).status).toBe(404);
    for (const action of ['publish', 'uphold', 'remove']) {
      const reason = action === 'publish' ? {} : { body: { reason: '理由' } };
      expect((await step(entry, action, { tenant: b, ...reason })).status).toBe(404);
    }
    expect((await ask('POST', '/v1/boards/x/publish', { etag: '"1"' })).status).toBe(404);
  });
});
