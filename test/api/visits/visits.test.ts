import { generateItems } from '@mingcha/demo';
import { createApi } from '@mingcha/fn-api';
import { createClock } from '@mingcha/fn-clock';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createCeremony, type Handled } from '../../support/ceremony.ts';
import { openCompose } from '../../support/composes.ts';
import { callThrough, cityA, cityB } from '../../support/system.ts';
import { capAt, type DispatchedVisits, dayAfter, readVisit, visitTerms } from '../../support/visits.ts';

let system: CheckedSystem;
let a: ReturnType<typeof createCeremony>;
beforeAll(async () => {
  system = await startCheckedSystem();
  a = createCeremony(system, cityA);
});
afterAll(async () => {
  await system.stop();
  expect(system.unexpected).toEqual([]);
});

const scjg = `${cityA.code}-scjg`;
const small = { ...openCompose, recusals: [], strata: [{ stratum: 'all', count: 4, reserve: 2 }] };
const visits = '/v1/cases/inspection-visits';

/** An inspector by their row in the roster, with an account; or who signs for the department. */
const asPerson = (
  { roles: [role], inspector }: { roles: [string]; inspector?: string },
  method: string,
  path: string,
  { body, etag }: { body?: unknown; etag?: string } = {},
) =>
  system.call(cityA, role, method, path, {
    ...{ dept: scjg, ...(inspector && { inspector }), ...(body !== undefined && { body }) },
    headers: etag === undefined ? {} : { 'if-match': etag },
  });

const drawn = async (compose: object): Promise<Handled> => {
  const committed = await a.commit(await a.commitParties(await a.plan(compose)));
  return a.step(await a.revealParties(committed), 'execute', {});
};
const day = (days: number) => dayAfter(system.time.now(), days);
const terms = () => visitTerms(system.time.now());
const dispatch = ({ draw, etag }: Handled, body: object = terms()) =>
  a.admin('POST', `/v1/draws/${draw.id}/visits`, body, etag);
const standing = async (id: string): Promise<DispatchedVisits> =>
  bodyOf(a.admin('GET', `/v1/draws/${id}/visits?limit=200`));
const visitOf = (id: string) => readVisit(a.admin, id);
const tick = () => createClock(system).tick();
/** Whether an inspector of the roster was told of a visit and has not read it; of several at once the bell leads to the list. */
async function isTold(inspector: string, visit: string): Promise<boolean> {
  const who: Parameters<typeof asPerson>[0] = { roles: ['inspector'], inspector };
  const { latest } = await bodyOf(asPerson(who, 'GET', '/v1/me/notifications/unread'));
  const ways = [`/cases/inspection-visits/${visit}`, '/cases/inspection-visits'];
  return latest.some(
    ({ kind, link }: Record<string, string>) => kind === 'case.named' && ways.includes(link!),
  );
}

describe('a draw that is dispatched', () => {
  it('opens a visit for each object, follows substitutions, and is over when results are public', async () => {
    const executed = await drawn(small);
    const { id } = executed.draw;
    expect(executed.draw.can).toContain('dispatch');
    expect(await standing(id)).toMatchObject({ dispatch: null, total: 4 });

    const late = await dispatch(executed, { ...terms(), from: day(9), until: day(3) });
    expect([late.status, (await bodyOf(late)).errors]).toMatchObject([422, [{ pointer: '/until' }]]);
    const [row] = await a.rows(executed);
    const [first, second] = row!.inspectors.map((one) => one.id) as [string, string];
    // One has an account beforehand, the other gets one later.
    await asPerson({ roles: ['inspector'], inspector: first }, 'GET', '/v1/me');

    const answer = await dispatch(executed);
    expect(answer.status).toBe(201);
    const opened: DispatchedVisits = await bodyOf(answer);
    expect(opened).toMatchObject({ total: 4, opened: 4, done: 0, dispatch: { mode: '现场检查' } });
    expect(opened.withoutAccount.map((one) => one.id)).toContain(second);
    expect(opened.withoutAccount.map((one) => one.id)).not.toContain(first);
    const again = await dispatch(await a.read(id));
    expect([again.status, (await bodyOf(again)).code]).toEqual([409, 'dispatched']);
    const listed = await bodyOf(a.admin('GET', `/v1/draws/${id}/result?limit=200`));
    expect(listed.items[0].visit).toMatchObject({ state: 'proposed', title: '待审批' });

    const visit = opened.items.find(({ object }) => object === row!.id)!.visit!;
    const read = await visitOf(visit.case);
    expect(read.fields).toMatchObject({
      kind: '双随机抽查',
      object: row!.id,
      draw: id,
      dept: scjg,
      inspectors: [first, second],
      materials: '营业执照',
    });
    expect(read.fields.team).toHaveLength(1);

    // The account comes: the clock adds it to the team.
    await asPerson({ roles: ['inspector'], inspector: second }, 'GET', '/v1/me');
    system.time.advance(3_600_000);
    await tick();
    expect((await visitOf(visit.case)).fields.team).toHaveLength(2);
    // Both are notified within the look of the clock.
    for (const one of [first, second]) expect(await isTold(one, visit.case)).toBe(true);

    // An object is replaced: its visit ends in public, its reserve's begins.
    const gone = opened.items.find(({ object }) => object !== row!.id)!;
    let at = await a.step(await a.read(id), 'substitutions', { object: gone.object, reason: '已迁出本市' });
    const after = await standing(id);
    expect(after).toMatchObject({ total: 4, opened: 4 });
    const reserve = after.items.find(({ substituteOf }) => substituteOf === gone.object)!;
    expect(reserve.visit).toMatchObject({ state: 'proposed' });
    expect(after.items.find(({ object }) => object === gone.object)!.visit).toMatchObject({
      state: 'replaced',
      title: '已由候补递补',
    });
    const ended = await visitOf(gone.visit!.case);
    expect(ended.fields.reason).toContain('已迁出本市');

    // An inspector is replaced: the visit has the one whom the rule names, and the notice says so.
    const head: Parameters<typeof asPerson>[0] = { roles: ['department-head'] };
    const permitted = await asPerson(head, 'POST', `${visits}/${reserve.visit!.case}/actions/permit`, {
      body: { values: { approvedOn: day(0) } },
      etag: (await visitOf(reserve.visit!.case)).etag,
    });
    expect(permitted.status).toBe(200);
    const rows = await a.rows(at);
    const leaves = rows.find((one) => one.id === reserve.object)!.inspectors[0]!.id;
    at = await a.replaceInspector(await a.read(id), { object: reserve.object, inspector: leaves });
    const now = (await a.rows(at)).find((one) => one.id === reserve.object)!.inspectors.map((one) => one.id);
    const changed = await visitOf(reserve.visit!.case);
    expect(changed.fields.inspectors).toEqual(now);
    const came = now.find(
      (one) => !rows.find(({ id }) => id === reserve.object)!.inspectors.some(({ id }) => id === one),
    )!;
    // Whoever came may have been drawn for another visit before, and has read that.
    const { latest } = await bodyOf(
      asPerson({ roles: ['inspector'], inspector: came }, 'GET', '/v1/me/notifications/unread'),
    );
    for (const { id } of latest)
      await asPerson({ roles: ['inspector'], inspector: came }, 'POST', `/v1/me/notifications/${id}/read`);
    expect(await isTold(came, reserve.visit!.case)).toBe(false);
    system.time.advance(3_600_000);
    await tick();
    expect(await isTold(came, reserve.visit!.case)).toBe(true);
    expect(changed.papers.filter(({ title }: { title: string }) => title === '行政检查通知书')).toHaveLength(
      2,
    );
    const { items: events } = await bodyOf(a.admin('GET', `${visits}/${reserve.visit!.case}/events`));
    expect(events.map(({ title }: { title: string }) => title)).toContain('按抽取规则更换，重发通知书');

    // The first visit is made and recorded by both, reviewed, and published.
    const one = (who: { roles: [string]; inspector?: string }, path: string, body: object) =>
      act(who, visit.case, path, body);
    await one(head, 'actions/permit', { values: { approvedOn: day(0) } });
    const endedOn = day(0);
    await one({ roles: ['inspector'], inspector: first }, 'actions/record', { values: found(endedOn) });
    at = await a.read(id);
    const late2 = await a.admin(
      'POST',
      `/v1/draws/${id}/substitutions`,
      { object: row!.id, reason: '不想查了' },
      at.etag,
    );
    expect([late2.status, (await bodyOf(late2)).code]).toEqual([409, 'visit-recorded']);
    await one({ roles: ['inspector'], inspector: second }, 'approvals/record', {});
    await one({ roles: ['department-admin'] }, 'approvals/record', {});
    await one({ roles: ['department-admin'] }, 'actions/publish', {});
    const over = (await standing(id)).items.find(({ object }) => object === row!.id)!;
    expect(over.visit).toMatchObject({ state: 'published', result: { title: '发现问题待处理' } });

    // It is a credit record of the enterprise, whose problem models count.
    await tick();
    const records = async () =>
      (await bodyOf(a.admin('GET', `/v1/credit/records?kind=inspection&subject=${row!.id}`))).items;
    const { number } = await visitOf(visit.case);
    const result = '发现问题待后续处理';
    expect(await records()).toMatchObject([
      {
        ...{ number, date: endedOn, department: scjg, name: row!.name, version: 1 },
        values: { form: '抽查', result, problem: true, corrected: false },
      },
    ]);

    // It can be handed to the national publicity system, the draw beside it.
    const national = await bodyOf(a.admin('GET', '/v1/inspections/publicity'));
    expect(national.items).toMatchObject([
      {
        check: { entName: row!.name, insType_CN: '抽查', insDate: endedOn, insRes: 'A' },
        random: { raninsTaskId: at.draw.number, raninsTypeName: '定向', insDate: endedOn },
      },
    ]);
    expect(national.items[0].random.details[0]).toMatchObject({ result: '发现问题待后续处理' });
    // What was found is followed until it is corrected.
    const { children } = await visitOf(visit.case);
    expect(children).toMatchObject([{ title: '问题整改', status: 'open' }]);
    const [problem] = children;

    const child = await bodyOf(a.admin('GET', `/v1/cases/rectifications/${problem.case.id}`));
    const values = new Map(
      child.fields.map(({ name, value }: { name: string; value?: unknown }) => [name, value]),
    );
    expect([values.get('source'), values.get('dept'), values.get('dueDate'), values.get('object')]).toEqual([
      '检查',
      scjg,
      day(10),
      row!.id,
    ]);

    // The roster says when it was inspected, in one version, once.
    const roster = async () => bodyOf(a.admin('GET', `/v1/rosters/objects/${row!.id}`));
    expect((await roster()).lastInspected).not.toBe(endedOn);
    system.time.advance(3_600_000);
    await tick();
    expect((await roster()).lastInspected).toBe(endedOn);
    const versions = async () =>
      (await bodyOf(a.admin('GET', '/v1/rosters/objects:versions?limit=1'))).items[0];
    const version = await versions();
    expect(version.reason).toContain('上次检查日期');
    await tick();
    expect(await versions()).toEqual(version);
  });

  it('is not opened for an enterprise that is at its cap, and says so; who complains is heard all the same', async () => {
    await capAt(await system.store.forTenant(cityA.code), 1);
    const { items } = await bodyOf(a.admin('GET', `${visits}?limit=200`));
    const made = items.find(({ state }: { state: { name: string } }) => state.name === 'published');
    const { fields } = await visitOf(made.id);
    const values = {
      object: fields.object,
      items: fields.items,
      mode: '现场检查',
      dept: scjg,
      inspectors: fields.inspectors,
      team: fields.team,
      from: day(0),
      until: day(9),
    };
    const admin: Parameters<typeof asPerson>[0] = { roles: ['department-admin'] };
    const routine = await asPerson(admin, 'POST', visits, {
      body: { values: { ...values, kind: '日常检查' } },
    });
    const refused = await bodyOf(routine);
    expect([routine.status, refused.code]).toEqual([409, 'case-needs']);
    expect(refused.detail).toContain('本年度已检查 1 次，达到上限');
    // The page of the enterprise named the city's setting where a cap was published.
    const history = await bodyOf(a.admin('GET', `/v1/objects/${fields.object}/history`));
    expect(history.cap).toBe(1);
    const complaint = await asPerson(admin, 'POST', visits, {
      body: { values: { ...values, kind: '个案检查', ground: '投诉举报：食品变质' } },
    });
    expect(complaint.status).toBe(201);
    const { id } = await bodyOf(complaint);
    expect((await visitOf(id)).fields.frequency).toBe('本次检查不计入年度频次上限');
    await act({ roles: ['department-head'] }, id, 'actions/permit', { values: { approvedOn: day(0) } });
  });

  it('is not opened twice at one moment past the cap of the year', async () => {
    const values = await byHand();
    const open = (api: Parameters<typeof callThrough>[1]) =>
      callThrough(system, api)(cityA, 'department-admin', 'POST', visits, { dept: scjg, body: { values } });
    let rival: Response | undefined;
    // Judged by what there is, and not numbered yet, when somebody else is faster.
    const between = async (tenant: string) => {
      const own = await system.store.forTenant(tenant);
      const get: typeof own.get = async (entity, key) => {
        if (!rival && entity.name === 'CASENUMBER') rival = await open(system.api);
        return own.get(entity, key);
      };
      return { ...own, get };
    };
    const late = await open(createApi({ ...system, store: { forTenant: between } }));
    expect([rival?.status, late.status]).toEqual([201, 409]);
    expect((await bodyOf(late)).detail).toContain('本年度已检查 1 次，达到上限');
  });

  it('is opened by its dispatch alone: nobody does it by hand, nor calls another kind by its number', async () => {
    const values = await byHand();
    const { items } = await bodyOf(a.admin('GET', '/v1/draws?series=official&limit=1'));
    const [{ id: draw, number: task }] = items;
    const wrong = async (more: object) => {
      const body = { values: { ...values, ...more } };
      const answer = await asPerson({ roles: ['department-admin'] }, 'POST', visits, { body });
      const { errors } = await bodyOf(answer);
      expect(answer.status).toBe(422);
      return errors as { pointer: string; message: string }[];
    };
    const drawn = await wrong({ kind: '双随机抽查', draw, task });
    expect(drawn).toMatchObject([
      { pointer: '/values/kind', message: expect.stringContaining('派发检查任务') },
    ]);
    for (const [field, value] of Object.entries({ task, draw }))
      expect(await wrong({ [field]: value })).toMatchObject([{ pointer: `/values/${field}` }]);
    expect(await wrong({ task: draw })).toMatchObject([{ pointer: '/values/task' }]);
  });
});

/** What somebody of the office fills in to open a visit that nobody has drawn, of an enterprise that has none yet. */
async function byHand() {
  const [{ items: made }, { items: objects }, { items: inspectors }, { items }, { sub }] = await Promise.all([
    bodyOf(a.admin('GET', `${visits}?limit=200`)),
    bodyOf(a.admin('GET', '/v1/rosters/objects?status=在营&limit=100')),
    bodyOf(a.admin('GET', `/v1/rosters/inspectors?dept=${scjg}&limit=2`)),
    bodyOf(a.admin('GET', '/v1/catalogues/inspection/items?limit=1')),
    bodyOf(asPerson({ roles: ['inspector'] }, 'GET', '/v1/me')),
  ]);
  const { sub: second } = await bodyOf(asPerson({ roles: ['department-admin'] }, 'GET', '/v1/me'));
  const seen = new Set(made.map(({ listed }: { listed: { object: string } }) => listed.object));
  return {
    object: objects.find(({ id }: { id: string }) => !seen.has(id)).id,
    items: [items[0].id],
    ...{ kind: '日常检查', mode: '现场检查', dept: scjg, from: day(0), until: day(9), team: [sub, second] },
    inspectors: inspectors.map(({ id }: { id: string }) => id),
  };
}

const found = (endedOn: string) => ({
  endedOn,
  findings: '冷藏柜温度高于要求。',
  outcome: '发现问题待处理',
  results: ['发现问题待后续处理'],
  problems: '冷藏食品温度不合格。',
  correctBy: day(10),
  signed: '已签字',
});

/** Somebody of the department does something to a visit as it is now. */
async function act(
  who: { roles: [string]; inspector?: string },
  id: string,
  path: string,
  body: object,
): Promise<void> {
  const { etag } = await visitOf(id);
  const response = await asPerson(who, 'POST', `${visits}/${id}/${path}`, { body, etag });
  expect([path, response.status, response.status === 200 ? '' : await response.text()]).toEqual([
    path,
    200,
    '',
  ]);
}

it('an enterprise that moved to another county between draw and visit is visited where it is now', async () => {
  // An enterprise that was inspected before may be drawn again.
  await capAt(await system.store.forTenant(cityA.code));
  const another = generateItems(cityA).find(({ name }) => name === '登记事项检查')!.id;
  const executed = await drawn({ ...small, items: [another] });
  const [row] = await a.rows(executed);
  const path = `/v1/rosters/objects/${row!.id}`;
  const before = await a.admin('GET', path);
  const { division, address } = await bodyOf(before);
  const moved = { division: division === '620302' ? '620321' : '620302', address: '新城路 8 号' };
  const change = async (values: object, etag: string) => {
    const written = await a.admin('PATCH', path, values, etag);
    expect([written.status, written.ok ? '' : await written.text()]).toEqual([200, '']);
    return written.headers.get('etag')!;
  };
  const etag = await change(moved, before.headers.get('etag')!);
  const opened: DispatchedVisits = await bodyOf(dispatch(executed));
  expect(opened).toMatchObject({ opened: 4 });
  const { visit } = opened.items.find(({ object }) => object === row!.id)!;
  expect((await visitOf(visit!.case)).fields).toMatchObject(moved);
  // The draw stays as it was; the visit can be made.
  expect((await a.rows(await a.read(executed.draw.id)))[0]).toMatchObject({ id: row!.id, name: row!.name });
  await act({ roles: ['department-head'] }, visit!.case, 'actions/permit', {
    values: { approvedOn: day(0) },
  });
  const inspector = row!.inspectors[0]!.id;
  await asPerson({ roles: ['inspector'], inspector }, 'GET', '/v1/me');
  system.time.advance(3_600_000);
  await tick();
  const gone = {
    ...{ endedOn: day(0), findings: '原址已无该企业，现址由其负责人陪同检查。', outcome: '未发现问题' },
    ...{ results: ['未发现问题'], signed: '已签字' },
  };
  await act({ roles: ['inspector'], inspector }, visit!.case, 'actions/record', { values: gone });
  await change({ division, address: address ?? null }, etag);
});

it('another city sees nothing of it, and a rehearsal dispatches nothing', async () => {
  const { draw } = await a.step(
    await a.commit(await a.plan({ ...small, seed: { source: 'local' } })),
    'execute',
    {},
  );
  expect(draw.can).not.toContain('dispatch');
  const refused = await dispatch(await a.read(draw.id));
  expect([refused.status, (await bodyOf(refused)).code]).toEqual([409, 'rehearsal']);
  const other = await system.call(cityB, 'city-admin', 'GET', `/v1/draws/${draw.id}/visits`);
  expect(other.status).toBe(404);
});
