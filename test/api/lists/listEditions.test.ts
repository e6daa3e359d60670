import { createClock } from '@mingcha/fn-clock';
import { shanghaiDate } from '@mingcha/kernel';
import { shippedLists } from '@mingcha/systems/lists';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { cityA, cityB } from '../../support/system.ts';

const rows = '/v1/lists/permit-items/rows';
const editions = '/v1/cases/list-editions';
const [sample, other] = shippedLists.find(({ list }) => list.id === 'permit-items')!.samples;

const dept = cityA.departments[0]!.id;

let system: CheckedSystem;
/** Four editors and reviewers, all of them administrators of the city. */
const people: Record<string, string> = {};
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0, cities: [cityA, cityB] });
  for (const login of ['editor', 'legal', 'content', 'accuracy']) {
    const body = { login, name: '审核人', roles: ['city-admin'], dept };
    const { id } = await bodyOf(system.call(cityA, 'city-admin', 'POST', '/v1/people', { body }));
    people[login] = id;
  }
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

type Sent = { body?: unknown; headers?: Record<string, string> };
async function as(login: string, method: string, path: string, { body, headers }: Sent = {}, city = cityA) {
  const sub = people[login]!;
  const token = await system.issuer.token({ tenant: city.code, roles: ['city-admin'], sub, dept });
  return system.api.request(path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
async function good(given: Promise<Response>) {
  const response = await given;
  expect(response.ok, JSON.stringify(await response.clone().json())).toBe(true);
  return bodyOf(response);
}
const put = (login: string, row: object, headers: Record<string, string> = { 'if-none-match': '*' }) => {
  const body = { ...row, dept };
  return as(login, 'PUT', `${rows}/${(row as { id: string }).id}`, { body, headers });
};
const open = (login: string, values: object) => as(login, 'POST', editions, { body: { values } });
async function act(login: string, id: string, action: string, values: object = {}) {
  const path = `${editions}/${id}`;
  const etag = (await as(login, 'GET', path)).headers.get('etag')!;
  return as(login, 'POST', `${path}/actions/${action}`, { body: { values }, headers: { 'if-match': etag } });
}
const approve = (login: string, id: string) => as(login, 'POST', `${editions}/${id}/approvals/review`);
const tick = () => createClock({ ...system, queue: system.importQueue }).lookAtAll([cityA.code]);
const headsOf = async () => {
  const { items } = await good(as('editor', 'GET', `${rows}:versions`));
  const numberOf = (head: string) =>
    items.find((one: { head: string[] }) => one.head.includes(head))?.number as number | undefined;
  return { draft: numberOf('draft'), published: numberOf('published') };
};
const pointers = async (given: Response) => [
  given.status,
  ...((await bodyOf(given)).errors ?? []).map(({ pointer }: { pointer: string }) => pointer),
];
const fieldsOf = ({ fields }: { fields: { name: string; value: unknown }[] }) =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value]));

describe('a list whose versions are reviewed', () => {
  let id: string;

  it('is not published by hand, also where the city wrote its definition anew without a review', async () => {
    await good(put('editor', sample!));
    const versions = await as('editor', 'GET', `${rows}:versions`);
    const headers = { 'if-match': versions.headers.get('etag')! };
    const { items } = await bodyOf(versions);
    const byHand = () => as('editor', 'POST', `${rows}:publish`, { body: { version: items[0].id }, headers });
    const refused = await byHand();
    expect([refused.status, (await bodyOf(refused)).code]).toEqual([409, 'needs-review']);

    const { reviewed: _, ...plain } = shippedLists.find(({ list }) => list.id === 'permit-items')!.list;
    const kinds = '/v1/catalogues/lists';
    await good(
      as('editor', 'PUT', `${kinds}/permit-items`, { body: plain, headers: { 'if-none-match': '*' } }),
    );
    const defined = await as('editor', 'GET', `${kinds}:versions`);
    const lock = { 'if-match': defined.headers.get('etag')! };
    const { items: own } = await bodyOf(defined);
    await good(as('editor', 'POST', `${kinds}:publish`, { body: { version: own[0].id }, headers: lock }));
    expect((await byHand()).status).toBe(409);
  });

  it('is sent for review once, with what changed and who changed it', async () => {
    expect(await pointers(await open('editor', { listId: 'nothing', from: '2026-01-01' }))).toEqual([
      422,
      '/values/listId',
    ]);
    expect(await pointers(await open('editor', { listId: 'bulletins', from: '2026-01-01' }))).toEqual([
      422,
      '/values/listId',
    ]);
    const opened = await good(open('editor', { listId: 'permit-items', from: '2026-01-01' }));
    id = opened.id;
    expect(fieldsOf(opened)).toMatchObject({
      edition: 1,
      changes: '首次公示，共 1 项。',
      editors: [people.editor],
    });
    expect((await open('legal', { listId: 'permit-items', from: '2026-01-01' })).status).toBe(409);
    const theirs = await system.call(cityB, 'city-admin', 'GET', `${editions}/${id}`);
    expect(theirs.status).toBe(404);
  });

  it('is approved by three others, none of whom edited it, and each of them once', async () => {
    await good(act('legal', id, 'review'));
    // Neither who asks for the review nor who edited the list is one of the three.
    expect((await approve('legal', id)).status).toBe(403);
    expect((await approve('editor', id)).status).toBe(403);
    await good(as('legal', 'POST', `${editions}/${id}/approvals/review/return`, { body: {} }));
    await good(act('editor', id, 'review'));
    await good(approve('legal', id));
    expect((await approve('legal', id)).status).toBe(403);
    await good(approve('content', id));
    expect((await good(approve('accuracy', id))).state.name).toBe('scheduled');
    expect(await headsOf()).toEqual({ draft: 1, published: undefined });
  });

  it('is published by the clock as what was sent, whatever was edited since, and the log says so', async () => {
    await good(put('legal', other!));
    await tick();
    expect(await headsOf()).toEqual({ draft: 2, published: 1 });
    const found = await good(as('editor', 'GET', `${editions}/${id}`));
    expect([found.state.name, found.papers.length]).toEqual(['published', 1]);
    const open = await bodyOf(system.portal.request(`/public/${cityA.code}/lists/permit-items`));
    expect(open.items.map((row: { id: string }) => row.id)).toEqual([sample!.id]);
    const { items } = await good(as('editor', 'GET', '/v1/audit?action=register.publish'));
    expect(items[0].detail).toMatchObject({ number: 1 });
  });

  it('is reviewed again by others than those who edited it since', async () => {
    const again = await good(open('editor', { listId: 'permit-items', from: '2099-01-01' }));
    expect(fieldsOf(again)).toMatchObject({
      edition: 2,
      changes: '共 2 项；新增 1 项，修改 0 项，删去 0 项，经 1 次编辑。',
      editors: [people.legal],
    });
    await good(act('editor', again.id, 'review'));
    // Nor does it help to stand in for somebody who may.
    const today = shanghaiDate(system.time.now());
    const until = { from: today, until: today };
    const mine = await as('content', 'GET', '/v1/me/stand-in');
    const headers = { 'if-match': mine.headers.get('etag')! };
    const body = { standIn: people.legal, ...until };
    await good(as('content', 'PUT', '/v1/me/stand-in', { body, headers }));
    expect((await approve('legal', again.id)).status).toBe(403);
    await good(approve('content', again.id));
    await good(act('editor', again.id, 'withdraw', { reason: '还要修改' }));
    await tick();
    expect(await headsOf()).toEqual({ draft: 2, published: 1 });
  });

  it('is not sent where nothing of it is new', async () => {
    const { items } = await good(as('editor', 'GET', '/v1/lists'));
    const filings = items.find(({ name }: { name: string }) => name === 'filing-items');
    expect([filings.reviewed, filings.draft]).toEqual([true, null]);
    const refused = await open('editor', { listId: 'filing-items', from: '2026-01-01' });
    expect(await pointers(refused)).toEqual([422, '/values/listId']);
  });
});

describe('a list of the city’s own whose review is scheduled', () => {
  const kinds = '/v1/catalogues/lists';
  const own = {
    ...{ id: 'own-items', title: '自定清单', noun: '事项', reviewed: true },
    elements: [
      { field: 'id', title: '编号', type: 'code', required: true },
      { field: 'name', title: '名称', type: 'text', required: true },
    ],
  };
  const publishKinds = async () => {
    const defined = await as('editor', 'GET', `${kinds}:versions`);
    const headers = { 'if-match': defined.headers.get('etag')! };
    const { items } = await bodyOf(defined);
    await good(as('editor', 'POST', `${kinds}:publish`, { body: { version: items[0].id }, headers }));
  };
  const lockOf = async () => ({
    'if-match': (await as('editor', 'GET', `${kinds}/own-items`)).headers.get('etag')!,
  });
  const define = async (definition: object, headers: Record<string, string>) => {
    await good(as('editor', 'PUT', `${kinds}/own-items`, { body: definition, headers }));
    await publishKinds();
  };
  const published = async () =>
    (await good(as('editor', 'GET', '/v1/lists'))).items.find(
      ({ name }: { name: string }) => name === 'own-items',
    )?.published?.number;
  /** A further version of it, approved and waiting for its day, which has come. */
  async function scheduled(row: string): Promise<string> {
    const body = { id: row, name: '事项' };
    const headers = { 'if-none-match': '*' };
    await good(as('editor', 'PUT', `/v1/lists/own-items/rows/${row}`, { body, headers }));
    const { id } = await good(open('editor', { listId: 'own-items', from: '2026-01-01' }));
    await good(act('editor', id, 'review'));
    for (const login of ['legal', 'content', 'accuracy']) await good(approve(login, id));
    return id;
  }

  it('was announced as published and was not, where its definition lost the review meanwhile', async () => {
    await define(own, { 'if-none-match': '*' });
    const id = await scheduled('ZD-1');
    const { reviewed: _, ...plain } = own;
    await define(plain, await lockOf());
    await tick();
    const found = await good(as('editor', 'GET', `${editions}/${id}`));
    expect([found.state.name, found.papers.length, await published()]).toEqual(['published', 1, 1]);
  });

  it('was announced as published and was not, where the list was gone: it waits until it is there again', async () => {
    await define(own, await lockOf());
    const id = await scheduled('ZD-2');
    const gone = await as('editor', 'DELETE', `${kinds}/own-items`, { headers: await lockOf() });
    expect(gone.status).toBe(204);
    await publishKinds();
    await tick();
    const told = system.unexpected.splice(0).map(String);
    expect(told).toEqual([expect.stringMatching(/list-gone: .*请在清单目录恢复并公布它的定义/)]);
    expect((await good(as('editor', 'GET', `${editions}/${id}`))).state.name).toBe('scheduled');
    await define(own, { 'if-none-match': '*' });
    await tick();
    const found = await good(as('editor', 'GET', `${editions}/${id}`));
    expect([found.state.name, await published()]).toEqual(['published', 2]);
  });
});
