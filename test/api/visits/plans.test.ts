import { generateItems } from '@mingcha/demo';
import { createClock } from '@mingcha/fn-clock';
import { queryAll } from '@mingcha/store';
import { bodyOf } from '@mingcha/tenancy/testing';
import { webhookEventEntity } from '@mingcha/webhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createCeremony } from '../../support/ceremony.ts';
import { localCompose, openCompose } from '../../support/composes.ts';
import { cityA, cityB } from '../../support/system.ts';
import { playDrawnVisits } from '../../support/visits.ts';

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
const [plans, tasks] = ['/v1/cases/inspection-plans', '/v1/cases/inspection-tasks'];
/** An item that the draws here are not made by. */
const another = generateItems(cityA).find(({ name }) => name === '登记事项检查')!.id;
/** Of one department: who drafts, who reviews for the city, and the head. */
const drafter = ['department-admin'];
const second = ['city-admin'];
const head = ['city-admin', 'department-admin'];

async function as(roles: string[], method: string, path: string, body?: unknown, etag?: string) {
  const token = await system.issuer.token({ tenant: cityA.code, roles, dept: scjg });
  return system.api.request(path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(etag !== undefined && { 'if-match': etag }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
const etagOf = async (path: string) => (await as(drafter, 'GET', path)).headers.get('etag')!;

/** Does an action and expects it to be done; resolves to the case. */
async function done(roles: string[], path: string, action: string, values?: object) {
  const body = values ? { values } : {};
  const answer = await as(roles, 'POST', `${path}/actions/${action}`, body, await etagOf(path));
  const found = await bodyOf(answer);
  expect([action, answer.status, answer.ok ? '' : found]).toEqual([action, 200, '']);
  return found;
}
async function agreed(path: string, action: string) {
  for (const roles of [second, head])
    expect((await as(roles, 'POST', `${path}/approvals/${action}`)).status).toBe(200);
}
const pointersOf = async (answer: Response): Promise<string[]> => {
  expect(answer.status).toBe(422);
  return (await bodyOf(answer)).errors.map(({ pointer }: { pointer: string }) => pointer);
};
const published = async (type: string, id: string) =>
  bodyOf(system.api.request(`/v1/citizen/${cityA.code}/published/${type}/${id}`));

const small = { ...openCompose, recusals: [], strata: [{ stratum: 'all', count: 4, reserve: 2 }] };
const items = small.items;
const batch = {
  name: '第一批',
  items,
  aim: '不定向',
  scope: '全市食品经营单位',
  ratio: 3,
  from: '2026-11-01',
  until: '2026-12-31',
  byClass: false,
};
const plan = {
  title: '2026 年度食品经营抽查计划',
  kind: '部门抽查计划',
  year: 2026,
  dept: scjg,
  batches: [batch],
};
const task = {
  title: '第四季度食品经营抽查',
  source: '年度计划',
  batch: '第一批',
  dept: scjg,
  joint: small.teams.map(({ dept }) => dept).filter((dept) => dept !== scjg),
  aim: '不定向',
  modes: ['现场检查'],
  items,
  scope: '全市食品经营单位',
  from: '2026-11-23',
  until: '2026-12-20',
};

async function publishedPlan(): Promise<string> {
  const { id } = await bodyOf(as(drafter, 'POST', plans, { values: plan }));
  await done(drafter, `${plans}/${id}`, 'settle');
  await done(drafter, `${plans}/${id}`, 'publish');
  await agreed(`${plans}/${id}`, 'publish');
  return id;
}
async function runningTask(values: object): Promise<string> {
  const { id } = await bodyOf(as(drafter, 'POST', tasks, { values }));
  await done(head, `${tasks}/${id}`, 'permit');
  await done(drafter, `${tasks}/${id}`, 'announce');
  return id;
}

test('what is wrong with a plan is said at each field of its batches', async () => {
  const pointers = async (values: object) =>
    pointersOf(await as(drafter, 'POST', plans, { values: { ...plan, ...values } }));
  const wrong = async (part: object) => pointers({ batches: [{ ...batch, ...part }] });
  const at = (column: string) => [`/values/batches/0/${column}`];
  expect(await pointers({ batches: [] })).toEqual(['/values/batches']);
  expect(await wrong({ from: '2026-12-02', until: '2026-12-01' })).toEqual(at('until'));
  expect(await wrong({ count: 20 })).toEqual(at('ratio'));
  expect(await wrong({ ratio: undefined })).toEqual(at('ratio'));
  expect(await wrong({ ratio: 120 })).toEqual(at('ratio'));
  expect(await wrong({ ratio: undefined, count: 1.5 })).toEqual(at('count'));
  expect(await wrong({ items: ['SJ-9999'] })).toContain('/values/batches/0/items/0');
  expect(await wrong({ name: undefined, until: '2027-01-31' })).toEqual([...at('name'), ...at('until')]);
  expect(await pointers({ batches: [batch, batch] })).toEqual(['/values/batches/1/name']);
  expect(await wrong({ lead: 'nobody' })).toEqual(at('lead'));
});

test('a plan is published by three, changed as a new version, and carried out by tasks and draws', async () => {
  const hook = { url: 'https://hooks.example.com/in', events: ['plan.published', 'draw.published'] };
  expect((await a.admin('POST', '/v1/webhooks', hook)).status).toBe(201);
  const id = await publishedPlan();
  const path = `${plans}/${id}`;
  const { number } = await bodyOf(as(drafter, 'GET', path));
  expect(number).toMatch(/^抽查计划〔2026〕\d+号$/);

  // Nobody corrects it by the way: it is changed by an action alone, with its reason.
  const corrected = { values: { batches: [{ ...batch, ratio: 1 }] }, reason: '随手改小' };
  expect((await as(head, 'POST', `${path}/corrections`, corrected, await etagOf(path))).status).toBe(403);
  const more = { ...batch, name: '第二批', ratio: undefined, count: 10 };
  await done(drafter, path, 'change', { changeReason: '增加一批', batches: [batch, more] });
  await agreed(path, 'change');
  const shown = await published('inspection-plans', id);
  expect(shown.versions).toMatchObject([
    { no: 1, changed: [] },
    { no: 2, changed: ['批次', '变更理由'] },
  ]);
  const rows = (fields: { name: string; value: unknown }[]) =>
    fields.find(({ name }) => name === 'batches')!.value;
  expect(rows(shown.versions[0].fields)).toHaveLength(1);
  expect(rows(shown.fields)).toHaveLength(2);
  expect(Object.values(shown.names)).toContain('食品销售监督检查');

  const values = { ...task, plan: id };
  const pointers = async (part: object) =>
    pointersOf(await as(drafter, 'POST', tasks, { values: { ...values, ...part } }));
  expect(await pointers({ batch: '第九批' })).toEqual(['/values/batch']);
  expect(await pointers({ items: [...items, another] })).toEqual([`/values/items/${items.length}`]);
  expect(await pointers({ from: '2026-10-31' })).toEqual(['/values/from']);
  const none = await as(drafter, 'POST', tasks, { values: { ...values, plan: 'nothing' } });
  expect((await bodyOf(none)).needs).toEqual([expect.stringContaining('只有已公示的计划')]);

  const proposed = await bodyOf(as(drafter, 'POST', tasks, { values }));
  // An unapproved task carries nothing.
  expect(await pointersOf(await a.admin('POST', '/v1/draws', { ...small, task: proposed.id }))).toEqual([
    '/task',
  ]);
  const running = await runningTask(values);
  const beyond = { ...small, task: running, items: [another] };
  expect(await pointersOf(await a.admin('POST', '/v1/draws', beyond))).toEqual(['/items/0']);

  const planned = await a.plan({ ...small, task: running });
  const carried = { id: running, title: task.title, plan: { id, number, title: plan.title } };
  expect(planned.draw).toMatchObject({ task: carried });
  const committed = await a.commit(await a.commitParties(planned));
  const executed = await a.step(await a.revealParties(committed), 'execute', {});
  const out = await a.step(executed, 'publish', {});
  const events = await queryAll(await system.test.store.forTenant(cityA.code), webhookEventEntity, []);
  const outside = events.filter(({ type }) => type !== 'people.concerned');
  expect(outside.map(({ type, data }) => [type, data.case ?? data.draw, data.changed])).toEqual([
    ['plan.published', id, false],
    ['plan.published', id, true],
    ['draw.published', out.draw.id, undefined],
  ]);
  // The task stands beside the plan that was committed, and never in it.
  expect(JSON.stringify(await a.proof(out.draw.id))).not.toContain(running);
  const open = await bodyOf(system.portal.request(`/public/${cityA.code}/draws/${out.draw.id}`));
  expect(open.draw ?? open).toMatchObject({ task: carried });

  const completion = await bodyOf(as(drafter, 'GET', `/v1/inspections/plans/${id}/completion`));
  const frame = (out.draw.frame as { objects: number }).objects;
  expect(completion.batches).toMatchObject([
    {
      name: '第一批',
      planned: Math.ceil((frame * 3) / 100),
      drawn: 4,
      visits: { total: 0, made: 0, published: 0 },
      tasks: [
        { id: proposed.id, draws: [] },
        { id: running, draws: [{ id: out.draw.id, state: 'published', drawn: 4 }] },
      ],
    },
    { name: '第二批', planned: 10, drawn: 0, tasks: [] },
  ]);
  // Everybody reads how far it is, of what is public.
  const publicYear = async (code: string) =>
    bodyOf(system.portal.request(`/public/${code}/inspections?year=2026`));
  expect((await publicYear(cityA.code)).plans).toMatchObject([
    {
      ...{ id, title: plan.title },
      batches: [
        { name: '第一批', from: batch.from, planned: Math.ceil((frame * 3) / 100), drawn: 4, published: 0 },
        { name: '第二批', planned: 10, drawn: 0, published: 0 },
      ],
    },
  ]);
  expect((await publicYear(cityB.code)).plans).toEqual([]);
  const foreign = await system.call(cityB, 'city-admin', 'GET', `/v1/inspections/plans/${id}/completion`);
  expect(foreign.status).toBe(404);
  const refused = await as(
    drafter,
    'POST',
    `${tasks}/${running}/actions/finish`,
    {},
    await etagOf(`${tasks}/${running}`),
  );
  expect((await bodyOf(refused)).needs).toEqual(['本任务还有 1 次抽取没有派发检查。']);

  // It ends by itself once its last visit is public or called off.
  const [first, ...others] = (await a.rows(out)).map((row) => row.id);
  await playDrawnVisits(system, cityA, { draw: out.draw.id, objects: { [first!]: 'published' } });
  const visits = await bodyOf(a.admin('GET', `/v1/draws/${out.draw.id}/visits`));
  const tick = () => createClock(system).tick();
  const stateOf = async () => (await bodyOf(as(drafter, 'GET', `${tasks}/${running}`))).state.name;
  for (const object of others) {
    expect(await stateOf()).toBe('running');
    const { visit } = visits.items.find((item: { object: string }) => item.object === object);
    const at = `/v1/cases/inspection-visits/${visit.case}`;
    await done(drafter, at, 'abort', { reason: '企业已注销' });
    expect((await as(head, 'POST', `${at}/approvals/abort`)).status).toBe(200);
    system.time.advance(60_000);
    await tick();
  }
  expect(await stateOf()).toBe('finished');
  const { items: steps } = await bodyOf(as(drafter, 'GET', `${tasks}/${running}/events`));
  expect(steps.map(({ title }: { title: string }) => title)).toContain('检查全部完成，自动办结');
  const { fields } = await published('inspection-tasks', running);
  expect(fields.find(({ name }: { name: string }) => name === 'summary').value).toBe(
    '本任务共检查 1 户：未发现问题 1 户。',
  );
});

test('a draw is not committed in the name of a task that has ended meanwhile', async () => {
  const outside = {
    ...task,
    source: '计划外',
    batch: undefined,
    ground: '投诉举报',
    groundText: '投诉集中。',
  };
  const id = await runningTask(outside);
  const compose = {
    ...small,
    seed: localCompose.seed,
    task: id,
    filter: { ...small.filter, permits: ['食品'] },
  };
  const planned = await a.plan(compose);
  // A rehearsal counts for nothing.
  expect((await bodyOf(as(drafter, 'GET', `/v1/inspections/tasks/${id}/completion`))).draws).toEqual([]);
  await done(drafter, `${tasks}/${id}`, 'end', { reason: '投诉已由个案查清' });
  expect((await as(head, 'POST', `${tasks}/${id}/approvals/end`)).status).toBe(200);
  const { versions } = await bodyOf(a.admin('POST', `/v1/draws/${planned.draw.id}/preview`));
  const commit = await a.admin('POST', `/v1/draws/${planned.draw.id}/commit`, { versions }, planned.etag);
  expect([commit.status, (await bodyOf(commit)).code]).toEqual([409, 'task-ended']);
  // Without it the same draw can be committed, by its permits too.
  const { task: _, ...without } = compose;
  const edited = await a.admin('PATCH', `/v1/draws/${planned.draw.id}`, without, planned.etag);
  const again = await a.commit(await a.handled(edited));
  expect(again.draw).not.toHaveProperty('task');
  expect((again.draw.plan as { scope: object }).scope).toMatchObject({ permits: ['食品'] });
});

test('a plan of 0 rows is no plan: it is neither opened, nor edited nor changed to that, nor are 0 enterprises planned', async () => {
  const path = async () => `${plans}/${(await bodyOf(as(drafter, 'POST', plans, { values: plan }))).id}`;
  const asked = async (at: string, action: string, values: object) =>
    pointersOf(await as(drafter, 'POST', `${at}/actions/${action}`, { values }, await etagOf(at)));
  const draft = await path();
  const none = [
    { ...batch, ratio: 0 },
    { ...batch, name: '第二批', ratio: undefined, count: 0 },
  ];
  const pointers = ['/values/batches/0/ratio', '/values/batches/1/count'];
  expect(await asked(draft, 'edit', { batches: [] })).toEqual(['/values/batches']);
  expect(await asked(draft, 'edit', { batches: [{}] })).toContain('/values/batches/0/name');
  expect(await asked(draft, 'edit', { batches: none })).toEqual(pointers);
  expect(await pointersOf(await as(drafter, 'POST', plans, { values: { ...plan, batches: none } }))).toEqual(
    pointers,
  );
  const open = `${plans}/${await publishedPlan()}`;
  const changeReason = '压减';
  expect(await asked(open, 'change', { changeReason, batches: [] })).toEqual(['/values/batches']);
  expect(await asked(open, 'change', { changeReason, batches: none })).toEqual(pointers);
});
