import { createApi } from '@mingcha/fn-api';
import { createClock } from '@mingcha/fn-clock';
import { noticeText } from '@mingcha/notices/files';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createCeremony, type Handled } from '../../support/ceremony.ts';
import { openCompose } from '../../support/composes.ts';
import { dyingStore, Killed, moments } from '../../support/dying.ts';
import { changePolicy } from '../../support/policy.ts';
import { callThrough, cityA, cityB } from '../../support/system.ts';
import { capAt, type DispatchedVisits, dayAfter, readVisit, visitTerms } from '../../support/visits.ts';

let system: CheckedSystem;
let a: ReturnType<typeof createCeremony>;
beforeAll(async () => {
  system = await startCheckedSystem({ cities: [cityA, cityB], objects: 40 });
  a = createCeremony(system, cityA);
});
afterAll(async () => {
  await system.stop();
  expect(system.unexpected).toEqual([]);
});

const [scjg, wsjk] = [`${cityA.code}-scjg`, `${cityA.code}-wsjk`];
const visits = '/v1/cases/inspection-visits';
const office = { role: 'department-admin' };
const day = (days: number) => dayAfter(system.time.now(), days);
const tick = () => createClock(system).tick();

type Who = { role: string; dept?: string; inspector?: string };
const as = (
  { role, ...who }: Who,
  method: string,
  path: string,
  { body, etag }: { body?: unknown; etag?: string } = {},
) =>
  system.call(cityA, role, method, path, {
    ...{ dept: scjg, ...who },
    ...(body !== undefined && { body }),
    headers: etag === undefined ? {} : { 'if-match': etag },
  });

/** A published draw of a department of a few enterprises, all of which it draws. */
async function drawn(dept: string): Promise<Handled> {
  const compose = {
    ...openCompose,
    ...{ title: `${dept} 的抽查`, recusals: [], match: [], teams: [{ dept, size: 2 }] },
    filter: { statuses: ['在营'], regions: [`${cityA.code.slice(0, 4)}02`] },
    strata: [{ stratum: 'all', permille: 1000 }],
  };
  const committed = await a.commit(await a.commitParties(await a.plan(compose)));
  const executed = await a.step(await a.revealParties(committed), 'execute', {});
  return a.step(executed, 'publish', {});
}
const visitOf = (id: string) => readVisit(a.admin, id);
async function act(who: Who, id: string, path: string, body: object = {}) {
  const { etag } = await visitOf(id);
  const response = await as(who, 'POST', `${visits}/${id}/${path}`, { body, etag });
  expect([path, response.status, response.ok ? '' : await response.text()]).toEqual([path, 200, '']);
}
const standing = async (id: string): Promise<DispatchedVisits & { items: { joinedTo?: string }[] }> =>
  bodyOf(a.admin('GET', `/v1/draws/${id}/visits?limit=200`));
const dispatch = async ({ draw }: Handled) => {
  const { etag } = await a.read(draw.id);
  const answer = await a.admin('POST', `/v1/draws/${draw.id}/visits`, visitTerms(system.time.now()), etag);
  expect(answer.status).toBe(201);
  return standing(draw.id);
};
const overlaps = (id: string) => bodyOf(a.admin('GET', `/v1/draws/${id}/visits/overlaps?limit=200`));
/** Whom the bell tells that checks became one: the draw to which each notification leads, with all that it says. */
async function toldOf(dept: string, of = 'visits.joined') {
  const { latest } = await bodyOf(as({ ...office, dept }, 'GET', '/v1/me/notifications/unread'));
  return latest.filter(({ kind }: { kind: string }) => kind === of);
}
const join = async (id: string, objects: string[]) =>
  bodyOf(a.admin('POST', `/v1/draws/${id}/visits/overlaps:join`, { objects }, (await a.read(id)).etag));

it('checks of two departments of one enterprise are warned of and become one visit, which counts once', async () => {
  const first = await drawn(scjg);
  const opened = await dispatch(first);
  expect(opened.items.length).toBeGreaterThan(4);
  const [one, two, three, four, five] = opened.items.map(({ object }) => object) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const visitOfObject = (stand: DispatchedVisits, object: string) =>
    stand.items.find((item) => item.object === object)!.visit!;
  const firstOf = (object: string) => visitOfObject(opened, object).case;
  const head = { role: 'department-head' };
  for (const object of [two, three])
    await act(head, firstOf(object), 'actions/permit', { values: { approvedOn: day(0) } });
  const rowsOfFirst = new Map((await a.rows(first)).map((row) => [row.id, row]));
  const member = (object: string, at = 0) => ({
    role: 'inspector',
    inspector: rowsOfFirst.get(object)!.inspectors[at]!.id,
  });
  for (const at of [0, 1]) await as(member(two, at), 'GET', '/v1/me');
  await as(member(three), 'GET', '/v1/me');
  system.time.advance(3_600_000);
  await tick();
  await act(member(three), firstOf(three), 'actions/serve', { values: { servedOn: day(0) } });

  // The second department drew the same enterprises, and has dispatched nothing yet.
  const second = await drawn(wsjk);
  const { id } = second.draw;
  const seen = await overlaps(id);
  expect(seen).toMatchObject({ days: 30, total: opened.items.length });
  const rowOf = (object: string) => seen.items.find((item: { object: string }) => item.object === object);
  expect(rowOf(one).others).toMatchObject([
    { kind: '双随机抽查', depts: [scjg], from: day(0), task: first.draw.number, leads: false },
  ]);
  expect(rowOf(one).others[0].fault).toBeUndefined();
  expect(rowOf(three).others[0].fault).toContain('通知书已经送达');
  // The first sees the second's draw, which is public, and would lead.
  const mirrored = await overlaps(first.draw.id);
  expect(mirrored.items[0].others).toMatchObject([{ task: second.draw.number, leads: true }]);

  // The office of the second department joins them, so that the first's is told, and is led to its own draw.
  for (const dept of [scjg, wsjk]) await as({ ...office, dept }, 'GET', '/v1/me');
  const { etag } = await a.read(id);
  const body = { objects: [one, two, three, 'nobody'] };
  const path = `/v1/draws/${id}/visits/overlaps:join`;
  expect(await bodyOf(as({ ...office, dept: wsjk }, 'POST', path, { body, etag }))).toMatchObject({
    joined: 2,
    items: [
      { object: one, state: 'joined', task: first.draw.number },
      { object: two, state: 'joined' },
      { object: three, state: 'refused', reason: expect.stringContaining('通知书已经送达') },
      { object: 'nobody', state: 'refused' },
    ],
  });
  expect((await overlaps(id)).total).toBe(opened.items.length - 2);
  await tick();
  const told = { link: `/draws/${first.draw.id}`, about: `${scjg} 的抽查` };
  const text = `双随机抽查（${first.draw.number}）中有企业的检查与其他部门的检查合并为一次，请查看`;
  expect([await toldOf(scjg), await toldOf(wsjk)]).toMatchObject([[{ ...told, text }], []]);
  const again = await join(id, [one]);
  expect(again).toMatchObject({ joined: 0, items: [{ state: 'refused' }] });

  // One visit with the inspectors of both; the enterprise that was notified gets a new notice.
  const rowsOfSecond = new Map((await a.rows(second)).map((row) => [row.id, row]));
  const idsOf = (row: { inspectors: { id: string }[] }) => row.inspectors.map((person) => person.id);
  const joined = await visitOf(firstOf(two));
  expect(joined.fields).toMatchObject({
    dept: scjg,
    codepts: [wsjk],
    joinedTasks: [second.draw.number],
    inspectors: [...idsOf(rowsOfFirst.get(two)!), ...idsOf(rowsOfSecond.get(two)!)],
  });
  expect(joined.tasks).toMatchObject([{ title: '联合部门登记本部门事项', status: 'open' }]);
  const notices = joined.papers.filter(({ title }: { title: string }) => title === '行政检查通知书');
  expect(notices).toHaveLength(2);

  // A join is undone as long as nobody has recorded anything, whole or not at all wherever the process dies.
  const parting = { object: five, task: first.draw.number, reason: '两次检查的内容不能同时进行' };
  const separate = async (body: object = parting, call = a.admin) =>
    call('POST', `/v1/draws/${id}/visits/overlaps:separate`, body, (await a.read(id)).etag);
  for (const bad of [{}, { ...parting, reason: ' ' }, { ...parting, object: 1 }, { ...parting, more: 1 }])
    expect((await separate(bad)).status).toBe(422);
  const stale = await a.admin('POST', `/v1/draws/${id}/visits/overlaps:separate`, parting, '"0"');
  expect(stale.status).toBe(412);
  expect(await bodyOf(separate())).toMatchObject({ state: 'apart' });
  const alone = await visitOf(firstOf(five));
  const isJoined = async () =>
    (await overlaps(id)).joined.items.some((one: { object: string }) => one.object === five);
  // To die after the second write leaves what it leaves to die before the third.
  const deaths = [...moments.flatMap((when) => [1, 2].map((n) => [n, when] as const)), [3, 'after'] as const];
  for (const [n, when] of deaths) {
    expect(await join(id, [five])).toMatchObject({ joined: 1 });
    const both = await visitOf(firstOf(five));
    expect(both.fields).toMatchObject({ codepts: [wsjk], joinedTasks: [second.draw.number] });
    expect(both.tasks.filter(({ status }: { status: string }) => status === 'open')).toHaveLength(1);
    const store = dyingStore(system.store, n, when);
    const api = createApi({ ...system, store, report: (error) => void system.unexpected.push(error) });
    const killed = createCeremony({ ...system, call: callThrough(system, api) }, cityA);
    const died = await separate(parting, killed.admin);
    expect([n, when, died.status]).toEqual([n, when, n === 1 ? 500 : 200]);
    expect(system.unexpected.splice(0)).toEqual(n === 1 ? [expect.any(Killed)] : []);
    expect(await isJoined()).toBe(n === 1 && when === 'before');
    expect((await separate()).status).toBe(200);
    await tick();
    const now = await visitOf(firstOf(five));
    expect([now.fields.codepts ?? [], now.fields.joinedTasks ?? []]).toEqual([[], []]);
    expect([now.fields.items, now.fields.inspectors]).toEqual([alone.fields.items, alone.fields.inspectors]);
    expect(now.tasks.filter(({ status }: { status: string }) => status === 'open')).toEqual([]);
  }
  const written = system.writes();
  expect(await bodyOf(separate())).toEqual({ object: five, task: first.draw.number, state: 'apart' });
  expect(system.writes()).toBe(written);
  expect(await toldOf(scjg, 'visits.separated')).toMatchObject([{ link: `/draws/${first.draw.id}` }]);

  // What was drawn stays; its dispatch opens no second visit of what was joined.
  const later = await dispatch(second);
  expect(later).toMatchObject({ total: opened.items.length, opened: opened.items.length });
  expect(rowsOfSecond.size).toBe(opened.items.length);
  const stands = new Map(later.items.map((item) => [item.object, item]));
  expect(stands.get(one)).toMatchObject({ joinedTo: first.draw.number, visit: { case: firstOf(one) } });
  expect(stands.get(four)!.visit!.case).not.toBe(firstOf(four));
  expect(stands.get(five)).not.toHaveProperty('joinedTo');
  expect(stands.get(five)!.visit!.case).not.toBe(firstOf(five));

  // Both are dispatched: the later one ends in public, and the earlier one goes on for both.
  const own = stands.get(four)!.visit!.case;
  expect(await join(first.draw.id, [four])).toMatchObject({ joined: 1 });
  // It was the city's office that joined them: both are told.
  await tick();
  expect(await toldOf(wsjk)).toMatchObject([{ link: `/draws/${id}` }]);
  expect(await toldOf(scjg)).toHaveLength(2);
  expect(await visitOf(own)).toMatchObject({ state: { name: 'merged' } });
  expect((await visitOf(firstOf(four))).fields.codepts).toEqual([wsjk]);
  expect((await standing(id)).items.find(({ object }) => object === four)!.visit!.case).toBe(firstOf(four));

  // Whom the second department's rule replaces is replaced in the joint visit.
  const leaves = idsOf(rowsOfSecond.get(one)!)[0]!;
  await a.replaceInspector(await a.read(id), { object: one, inspector: leaves });
  await tick();
  const rowNow = (await a.rows(second)).find((row) => row.id === one)!;
  expect((await visitOf(firstOf(one))).fields.inspectors).toEqual([
    ...idsOf(rowsOfFirst.get(one)!),
    ...idsOf(rowNow),
  ]);

  // It counts once: beside two visits there is no place for a third, beside one there is.
  await capAt(await system.store.forTenant(cityA.code), 2);
  const { fields } = await visitOf(firstOf(four));
  const { sub } = await bodyOf(as(member(two), 'GET', '/v1/me'));
  const { sub: other } = await bodyOf(as(member(two, 1), 'GET', '/v1/me'));
  const routine = (object: string) => ({
    ...{ object, items: fields.items, kind: '日常检查', mode: '现场检查', dept: scjg },
    ...{
      inspectors: ['R0001', 'R0002'].map((one) => `${cityA.code}-${one}`),
      team: [sub, other],
      from: day(40),
      until: day(50),
    },
  });
  const byHand = (object: string) =>
    as({ role: 'department-admin' }, 'POST', visits, { body: { values: routine(object) } });
  expect((await byHand(four)).status).toBe(201);
  const refused = await byHand(five);
  expect([refused.status, (await bodyOf(refused)).detail]).toEqual([
    409,
    expect.stringContaining('本年度已检查 2 次'),
  ]);
  // The policy of supervision caps it as well, beside what is published, and nobody learns a class by it.
  const { settings } = await bodyOf(as({ role: 'city-admin' }, 'GET', '/v1/tenant'));
  const drawPolicy = Object.fromEntries(
    Object.entries<object>(settings.drawPolicy).map(([name, of]) => [name, { ...of, visitCap: 1 }]),
  );
  await changePolicy(system, cityA, { ...settings, drawPolicy });
  const capped = await byHand(one);
  expect([capped.status, (await bodyOf(capped)).detail]).toEqual([
    409,
    expect.stringMatching(/本年度已检查 1 次，达到该企业的上限（全年 1 次）。/),
  ]);
  await changePolicy(system, cityA, settings);
  // A check that nobody drew is warned of, and says why it cannot be joined.
  system.time.advance(15 * 86_400_000);
  const warned = (await overlaps(id)).items.find((item: { object: string }) => item.object === four);
  expect(warned).toBeUndefined();
  const mine = (await overlaps(first.draw.id)).items.find((item: { object: string }) => item.object === four);
  expect(mine.others).toMatchObject([{ kind: '日常检查', fault: expect.stringContaining('不是抽取的检查') }]);

  // Its result stands at both draws, with what each department found.
  const task = `${visits}/${joined.id}/tasks/${joined.tasks[0].id}`;
  const partner = { role: 'inspector', dept: wsjk, inspector: idsOf(rowsOfSecond.get(two)!)[0]! };
  await as(partner, 'GET', '/v1/me');
  system.time.advance(3_600_000);
  await tick();
  const said = await as(partner, 'POST', task, {
    body: { answer: 'clean', values: { items: '卫生检查', findings: '消毒记录齐全。' } },
  });
  expect(said.status).toBe(200);
  // Neither what is recorded nor what has ended in public becomes two again.
  for (const [object, why] of [
    [two, '联合部门已经登记本部门事项'],
    [four, '已因合并而终止并公开'],
  ]) {
    const kept = await separate({ ...parting, object });
    expect([kept.status, await bodyOf(kept)]).toMatchObject([
      409,
      { code: 'join-begun', detail: expect.stringContaining(why!) },
    ]);
  }
  await act(member(two), joined.id, 'actions/record', {
    values: {
      ...{ endedOn: day(0), findings: '登记事项与实际一致。', signed: '已签字' },
      ...{ outcome: '未发现问题', results: ['未发现问题'] },
    },
  });
  await act(member(two, 1), joined.id, 'approvals/record');
  await act({ role: 'department-admin' }, joined.id, 'approvals/record');
  await act({ role: 'department-admin' }, joined.id, 'actions/publish');
  const { papers } = await visitOf(joined.id);
  for (const title of ['现场检查笔录', '抽查检查情况记录表', '检查结果告知书']) {
    const { id: paper } = papers.find((one: { title: string }) => one.title === title);
    const file = await a.admin('GET', `${visits}/${joined.id}/papers/${paper}?format=docx`);
    const { text } = await noticeText(new Uint8Array(await file.arrayBuffer()));
    expect(text).toMatch(/：未发现问题。\s*检查的事项：卫生检查。/);
    expect(text.includes('检查情况：消毒记录齐全。')).toBe(title !== '检查结果告知书');
  }
  for (const { draw } of [first, second]) {
    const { items } = await bodyOf(system.portal.request(`/public/${cityA.code}/draws/${draw.id}/results`));
    const shown = items.find((item: { id: string }) => item.id === two);
    expect(shown).toMatchObject({ state: 'published', results: ['未发现问题'] });
  }

  // A third department hits what both of the others inspect each for itself, and says with which it goes along.
  const third = await drawn(`${cityA.code}-yjgl`);
  const hit = (await overlaps(third.draw.id)).items.find(
    ({ others }: { others: { fault?: string }[] }) => others.filter(({ fault }) => !fault).length === 2,
  );
  const { object, others } = hit as { object: string; others: { task: string }[] };
  const numbers = [first.draw.number, second.draw.number];
  expect(others.map(({ task }: { task: string }) => task).sort()).toEqual([...numbers].sort());
  expect(others).toMatchObject([{ undoable: true }, { undoable: true }]);
  const with_ = async (objects: string[], choices: object[]) => {
    const { etag } = await a.read(third.draw.id);
    const at = `/v1/draws/${third.draw.id}/visits/overlaps:join`;
    return a.admin('POST', at, { objects, choices }, etag);
  };
  const wished = others[1]!.task;
  for (const [choices, at] of [
    [[{ object: 'another', task: wished }], '/choices/0/object'],
    [
      [
        { object, task: wished },
        { object, task: others[0]!.task },
      ],
      '/choices/1/object',
    ],
    [[{ object }], '/choices/0/task'],
  ] as const) {
    const wrong = await with_([object], [...choices]);
    expect([wrong.status, (await bodyOf(wrong)).errors]).toMatchObject([422, [{ pointer: at }]]);
  }
  expect(await bodyOf(with_([object], [{ object, task: '2026-999' }]))).toMatchObject({
    joined: 0,
    items: [{ state: 'refused' }],
  });
  expect(await bodyOf(with_([object], [{ object, task: wished }]))).toMatchObject({
    joined: 1,
    items: [{ object, state: 'joined', task: wished }],
  });
  // Of the two that are left, each with a visit, one would end in public.
  const lead = wished === first.draw.number ? first : second;
  const left = (await overlaps(lead.draw.id)).items.find((one: { object: string }) => one.object === object);
  expect(left.others).toMatchObject([{ task: others[0]!.task, undoable: false }]);
});

it('are none of a plan: the list was refused', async () => {
  const { draw } = await a.plan(openCompose);
  expect(await overlaps(draw.id)).toMatchObject({
    total: 0,
    can: false,
    items: [],
    joined: { total: 0, items: [] },
    next: null,
  });
});

it('are shown to nobody of another city, and joined by nobody who does not run the draw', async () => {
  const { items } = await bodyOf(a.admin('GET', '/v1/draws?series=official&limit=10'));
  const path = `/v1/draws/${items[0].id}/visits/overlaps`;
  expect((await system.call(cityB, 'city-admin', 'GET', path)).status).toBe(404);
  const strangers = [
    { role: 'department-admin', dept: `${cityA.code}-yjgl` },
    { role: 'inspector', dept: scjg },
  ];
  for (const who of strangers) {
    for (const [act, body] of [
      ['join', { objects: ['x'] }],
      ['separate', { object: 'x', task: '2026-001', reason: '误合并' }],
    ] as const) {
      const answer = await as(who, 'POST', `${path}:${act}`, { body, etag: '"1"' });
      expect([403, 404]).toContain(answer.status);
    }
  }
});
