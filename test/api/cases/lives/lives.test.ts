import type { TenantStore } from '@mingcha/store';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { drawEntity } from '../../../../packages/inspection/draws/kept/draw.ts';
import { boardEntryEntity } from '../../../../packages/measures/boards/boardEntry.ts';
import { briefingEntity } from '../../../../packages/measures/briefing/briefing.ts';
import { chaseEntity } from '../../../../packages/measures/chase/chase.ts';
import { noticeEntity } from '../../../../packages/measures/notice/notice.ts';
import { reportEntity } from '../../../../packages/measures/reports/report.ts';
import { roundEntity } from '../../../../packages/measures/rounds/round.ts';
import { progressEntity } from '../../../../packages/measures/work/progress.ts';
import { type CheckedSystem, startCheckedSystem } from '../../../support/api/checkedSystem.ts';
import { createOffice, planText } from '../../../support/api/office.ts';
import { createCeremony, illness } from '../../../support/ceremony.ts';
import { openCompose } from '../../../support/composes.ts';
import { chaseBy, createDesk, second } from '../../../support/measures.ts';
import { type FollowedNotice, followNotice } from '../../../support/notices.ts';
import { cityA } from '../../../support/system.ts';
import { type Driven, drive, kept } from './drive.ts';

// Hundreds of calls each.
vi.setConfig({ testTimeout: 300_000 });

let system: CheckedSystem;
let store: TenantStore;
let notice: FollowedNotice;
let well: ReturnType<typeof createDesk>;
const [scjg, zfjs] = ['scjg', 'zfjs'].map((name) => `${cityA.code}-${name}`) as [string, string];
const [june, september] = ['2026-06-20', '2026-09-20'];

const callers = {
  office: { role: 'city-admin' },
  signer: { role: 'department-admin', dept: scjg },
  writer: { role: 'inspector', dept: scjg },
  other: { role: 'department-admin', dept: zfjs },
  auditor: { role: 'auditor' },
};

type Made = { id: string; etag: string };
const made = async (method: string, path: string, options = {}): Promise<Made> => {
  const response = await well(method, path, options);
  return { ...(await bodyOf(response)), etag: response.headers.get('etag') };
};
/** A chase whose letter was signed. */
async function chased(letter: object): Promise<Made> {
  const response = await chaseBy(well, cityA, letter);
  return { ...(await bodyOf(response)), etag: response.headers.get('etag') };
}
/** Acts on something as it is now. */
const step = async (method: string, path: string, at: string, options: object = {}) => {
  const etag = (await system.call(cityA, 'city-admin', 'GET', at)).headers.get('etag')!;
  return made(method, path, { ...options, etag });
};

beforeAll(async () => {
  system = await startCheckedSystem({ objects: 60, cities: [cityA] });
  system.time.set('2026-05-20T04:00:00.000Z');
  store = await system.store.forTenant(cityA.code);
  well = createDesk(system, cityA);
  notice = await followNotice(system, cityA);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

/** Drives a life, by the usual callers where it has no others, and compares what was answered. */
async function golden(file: string, life: Omit<Driven, 'callers'> & Partial<Pick<Driven, 'callers'>>) {
  const lines = await drive(system, store, { callers, ...life });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/${file}.txt`);
}

it('draws', async () => {
  const ceremony = createCeremony(system, cityA);
  const compose = { ...openCompose, seed: { source: 'local' } };
  const planned = await ceremony.plan(compose);
  const { id } = planned.draw;
  const of = { entity: drawEntity, key: { id } };
  const states: Record<string, { item: unknown }> = { planned: { item: await kept(store, of) } };
  const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${id}/preview`));
  const committed = await ceremony.commit(planned);
  states.committed = { item: await kept(store, of) };
  const executed = await ceremony.step(committed, 'execute', {});
  states.executed = { item: await kept(store, of) };
  const [row] = await ceremony.rows(executed);
  const object = row!.id;
  const published = await ceremony.step(executed, 'publish');
  states.published = { item: await kept(store, of) };
  const named = await kept(store, of);
  states.unnamed = { item: { ...named, compose: { ...compose, names: 'results' } } };
  expect(published.draw.state).toBe('published');
  states.voided = {
    item: {
      ...(states.committed.item as object),
      state: 'voided',
      voided: { at: '2026-05-20T04:00:00.000Z', by: { sub: 'a', name: 'a' }, reason: '计划调整' },
    },
  };
  const path = `/v1/draws/${id}`;
  const depts = compose.teams.map(({ dept }) => dept);
  const drawers = { ...callers, signer: { role: 'department-admin', dept: depts[0]! } };
  expect(depts).not.toContain(zfjs);
  const post = (action: string, body: unknown, at = action) => ({
    action,
    method: 'POST',
    path: `${path}/${at}`,
    body,
    by: 'office',
  });
  const tries = [
    { action: 'edit', method: 'PATCH', path, body: compose, by: 'office' },
    { action: 'delete', method: 'DELETE', path, by: 'office' },
    post('commit', { versions }),
    post('execute', {}),
    post('publish', {}),
    post('publishNames', {}, 'publish-names'),
    post('void', { reason: '计划调整，另行安排' }),
    post('substitute', { object, reason: '已注销' }, 'substitutions'),
    post(
      'substituteInspector',
      { ...illness, object, inspector: row!.inspectors[0]!.id },
      'inspector-substitutions',
    ),
  ];
  await golden('draws', { ...of, name: 'draw', read: path, states, tries, callers: drawers });
});

it('chases', async () => {
  const body = {
    notice: notice.id,
    measures: [notice.measures[0]!.id],
    dept: scjg,
    level: 1,
    text: '请于三日内说明迟报原因',
    answerWithin: 3,
  };
  const { id, etag } = await chased(body);
  const path = `/v1/chases/${id}`;
  const of = { entity: chaseEntity, key: { id } };
  const issued = { item: await kept(store, of) };
  await made('POST', `${path}/answer`, { dept: scjg, body: { text: '已书面说明' }, etag });
  const answered = { item: await kept(store, of) };
  await step('POST', `${path}/close`, path, { body: { reason: '已办妥' } });
  const states = { issued, answered, closed: { item: await kept(store, of) } };
  const post = (action: string, body: unknown, by: string) => ({
    action,
    method: 'POST',
    path: `${path}/${action}`,
    body,
    by,
  });
  const tries = [
    post('answer', { text: '已安排专人办理' }, 'signer'),
    post('reject', { reason: '内容空泛' }, 'office'),
    post('close', { reason: '已办妥' }, 'office'),
  ];
  await golden('chases', { ...of, name: 'chase', read: path, states, tries });
});

it('briefings', async () => {
  await openRound(june);
  const { id } = await made('POST', `/v1/notices/${notice.id}/briefings`, { body: { round: june } });
  const path = `/v1/briefings/${id}`;
  const of = { entity: briefingEntity, key: { notice: notice.id, id } };
  const draft = { item: await kept(store, of) };
  await step('POST', `${path}/submit`, path);
  const reviewing = { item: await kept(store, of) };
  const another = second(cityA);
  await step('POST', `${path}/return`, path, { ...another, body: { reason: '数字有误' } });
  const returned = { item: await kept(store, of) };
  await step('POST', `${path}/submit`, path);
  await step('POST', `${path}/review`, path, another);
  const signing = { item: await kept(store, of) };
  await step('POST', `${path}/issue`, path, another);
  const states = { draft, reviewing, returned, signing, issued: { item: await kept(store, of) } };
  const body = {
    title: '关于报送情况的通报',
    sections: [{ id: 's1', heading: '总体情况', paragraphs: ['一段'] }],
  };
  const tries = [
    { action: 'edit', method: 'PUT', path, body, by: 'office' },
    { action: 'submit', method: 'POST', path: `${path}/submit`, by: 'office' },
    { action: 'review', method: 'POST', path: `${path}/review`, by: 'second' },
    { action: 'return', method: 'POST', path: `${path}/return`, body: { reason: '数字有误' }, by: 'second' },
    { action: 'issue', method: 'POST', path: `${path}/issue`, by: 'second' },
    { action: 'delete', method: 'DELETE', path, by: 'office' },
  ];
  const drafters = { ...callers, second: another };
  await golden('briefings', { ...of, name: 'briefing', read: path, states, tries, callers: drafters });
});

async function openRound(day: string) {
  const path = `/v1/notices/${notice.id}/rounds`;
  const { items } = await bodyOf(well('GET', path));
  const { lock, state } = items.find(({ id }: { id: string }) => id === day);
  if (state === 'planned') await well('POST', `${path}/${day}/open`, { etag: `"${lock}"` });
}

/** The notice as closed, for what may no longer be done then. */
const whileClosed = () => {
  const of = { entity: noticeEntity, key: { id: notice.id } };
  const write = async (state: string) => {
    const { replace } = await import('@mingcha/store');
    const now = (await store.get(noticeEntity, of.key))!;
    await store.write(replace(noticeEntity, { ...now, state: state as 'active' }, now.lock));
  };
  return { also: () => write('closed'), after: () => write('active') };
};

it('the work on a measure', async () => {
  const measure = notice.measures[0]!.id;
  const path = `/v1/measures/${measure}/progress`;
  const of = { entity: progressEntity, key: { notice: notice.id, measure } };
  const pending = { item: undefined };
  await step('POST', `${path}/start`, path);
  const active = { item: await kept(store, of) };
  await step('POST', `${path}/finish`, path);
  const done = { item: await kept(store, of) };
  await step('POST', `${path}/reopen`, path);
  await step('POST', `${path}/stop`, path, { body: { reason: '上级政策调整' } });
  const stopped = { item: await kept(store, of) };
  const states = { pending, active, done, stopped, 'active, notice closed': { ...active, ...whileClosed() } };
  const post = (action: string, body?: unknown) => ({
    action,
    method: 'POST',
    path: `${path}/${action}`,
    ...(body !== undefined && { body }),
    by: 'office',
  });
  const indicator = { metric: '满意率', comparison: '>=', target: 90, unit: '%' };
  const tries = [
    {
      action: 'milestones',
      method: 'PUT',
      path: `${path}/milestones`,
      body: { milestones: [] },
      by: 'signer',
    },
    {
      action: 'indicators',
      method: 'PUT',
      path: `${path}/indicators`,
      body: { indicators: [indicator] },
      by: 'office',
    },
    {
      action: 'value',
      method: 'POST',
      path: `${path}/indicators/target-1/values`,
      body: { date: '2026-05-01', value: 50 },
      by: 'signer',
    },
    post('start'),
    post('finish'),
    post('reopen'),
    post('stop', { reason: '上级政策调整' }),
  ];
  await golden('work', { ...of, name: 'work', read: path, states, tries });
});

it('entries on the boards', async () => {
  const path = `/v1/notices/${notice.id}/boards`;
  const { id } = await made('POST', path, { body: { board: 'black', dept: scjg, reason: '连续迟报' } });
  const of = { entity: boardEntryEntity, key: { notice: notice.id, id } };
  const at = (action: string) => `/v1/boards/${id}/${action}`;
  const proposed = { item: await kept(store, of) };
  let { etag } = await made('POST', at('publish'), { etag: '"1"' });
  const published = { item: await kept(store, of) };
  ({ etag } = await made('POST', at('appeal'), {
    etag,
    dept: scjg,
    body: { text: '系统故障所致，请予核实' },
  }));
  const appealed = { item: await kept(store, of) };
  ({ etag } = await made('POST', at('uphold'), { etag, body: { reason: '经核实维持' } }));
  const upheld = { item: await kept(store, of) };
  await made('POST', at('remove'), { etag, body: { reason: '期满撤下' } });
  const removed = { item: await kept(store, of) };
  const states = {
    proposed,
    published,
    appealed,
    upheld,
    removed,
    'published, term over': { item: { ...published.item, appealDue: '2026-05-19' } },
    'published, red': { item: { ...published.item, board: 'red' } },
  };
  const post = (action: string, body: unknown, by: string) => ({
    action,
    method: 'POST',
    path: at(action),
    body,
    by,
  });
  const tries = [
    { action: 'publish', method: 'POST', path: at('publish'), by: 'office' },
    post('appeal', { text: '系统故障所致，请予核实' }, 'signer'),
    post('uphold', { reason: '经核实维持' }, 'office'),
    post('remove', { reason: '期满撤下' }, 'office'),
  ];
  const canOf = ({ items }: { items: { id: string; can: unknown }[] }) =>
    items.find((one) => one.id === id)?.can;
  await golden('boards', { ...of, name: 'board', read: path, canOf, states, tries });
});

it('rounds', async () => {
  const path = `/v1/notices/${notice.id}/rounds`;
  const of = { entity: roundEntity, key: { notice: notice.id, id: september } };
  const planned = { item: (await kept(store, of)) as object };
  const states = {
    planned,
    open: { item: { ...planned.item, state: 'open' } },
    closed: { item: { ...planned.item, state: 'closed', closedAt: '2026-05-20T04:00:00.000Z' } },
    'open, notice closed': { item: { ...planned.item, state: 'open' }, ...whileClosed() },
  };
  const tries = ['open', 'close'].map((action) => ({
    action,
    method: 'POST',
    path: `${path}/${september}/${action}`,
    by: 'office',
  }));
  const canOf = ({ items }: { items: { id: string; can: unknown }[] }) =>
    items.find((one) => one.id === september)?.can;
  await golden('rounds', { ...of, name: 'round', read: path, canOf, states, tries });
});

it('reports', async () => {
  await openRound(june);
  const measure = notice.measures[0]!.id;
  const path = `/v1/reports/${measure}.${june}.${scjg}`;
  const of = { entity: reportEntity, key: { notice: notice.id, round: june, measure, dept: scjg } };
  const body = { status: 'on-track', text: '清单已公布，共二十三项。', values: [] };
  await made('PUT', path, { dept: scjg, body, etag: '"0"' });
  const draft = { item: await kept(store, of) };
  await step('POST', `${path}/submit`, path, { dept: scjg, body: {} });
  const submitted = { item: await kept(store, of) };
  await step('POST', `${path}/return`, path, { body: { reason: '请补充数据' } });
  const returned = { item: await kept(store, of) };
  const accepted = { item: { ...(submitted.item as object), state: 'accepted' } };
  const round = (state: string) => async () => {
    const { replace } = await import('@mingcha/store');
    const now = (await store.get(roundEntity, { notice: notice.id, id: june }))!;
    await store.write(replace(roundEntity, { ...now, state: state as 'open' }, now.lock));
  };
  const states = {
    none: { item: undefined },
    draft,
    submitted,
    returned,
    accepted,
    'draft, round closed': { ...draft, also: round('closed'), after: round('open') },
    'draft, round planned': { ...draft, also: round('planned'), after: round('open') },
    'submitted, notice closed': { ...submitted, ...whileClosed() },
  };
  const tries = [
    { action: 'save', method: 'PUT', path, body, by: 'writer' },
    { action: 'submit', method: 'POST', path: `${path}/submit`, body: { content: body }, by: 'signer' },
    { action: 'accept', method: 'POST', path: `${path}/accept`, by: 'office' },
    {
      action: 'return',
      method: 'POST',
      path: `${path}/return`,
      body: { reason: '请补充数据' },
      by: 'office',
    },
  ];
  await golden('reports', { ...of, name: 'report', read: path, states, tries });
});

it('notices', async () => {
  const office = createOffice(system, cityA);
  const settled = await office.settle(await office.paste(planText(77)));
  const { id, docNo, title, issuer, date, year, schedule, chase, draft: read } = settled.notice;
  const of = { entity: noticeEntity, key: { id } };
  const path = `/v1/notices/${id}`;
  const draft = { item: await kept(store, of) };
  await office.activate(settled);
  const active = { item: await kept(store, of) };
  await step('POST', `${path}/close`, path, { body: { reason: '全部办结' } });
  const states = { draft, active, closed: { item: await kept(store, of) } };
  const body = { docNo, title, issuer, date, year, schedule, chase, measures: read.measures };
  const publication = { published: true, lights: true, reports: true };
  const patch = (action: string, body: unknown) => ({ action, method: 'PATCH', path, body, by: 'office' });
  const tries = [
    { action: 'edit', method: 'PUT', path: `${path}/draft`, body, by: 'office' },
    { action: 'delete', method: 'DELETE', path, by: 'office' },
    { action: 'activate', method: 'POST', path: `${path}/activate`, by: 'office' },
    patch('adjust', { schedule }),
    patch('publish', { publication }),
    { action: 'close', method: 'POST', path: `${path}/close`, body: { reason: '全部办结' }, by: 'office' },
  ];
  await golden('notices', { ...of, name: 'notice', read: path, states, tries });
});
