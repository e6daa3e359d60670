import { bodyOf } from '@mingcha/http/testing';
import { Crash, dyingStore, testTenants } from '@mingcha/local/testing';
import { headOf } from '@mingcha/register/runs';
import type { TenantStore } from '@mingcha/store';
import { signedHeaders } from '@mingcha/webhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../credit/testing/records.ts';
import { runExchange } from './clock.ts';
import { exampleContracts } from './partners/examples.ts';
import { settledRuns } from './sending/settled.ts';
import { allPages, rowOf, startExchangeApi, startPartner, toldOf } from './testing.ts';

const { a, b } = testTenants;
let api: Awaited<ReturnType<typeof startExchangeApi>>;
let side: Awaited<ReturnType<typeof startPartner>>;
beforeAll(async () => {
  [api, side] = await Promise.all([startExchangeApi(), startPartner()]);
});
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await Promise.all([api.stop(), side.stop()]);
});
const started: string[] = [];
beforeEach(async () => {
  for (const id of started.splice(0)) expect((await stop(id)).status).toBe(200);
  side.received.length = 0;
  api.time.set('2026-11-27T02:00:00.000Z');
});

type Init = { body?: unknown; tenant?: string; role?: string; as?: string; headers?: Record<string, string> };
const ask = (method: string, path: string, init: Init = {}) => {
  const { tenant = a, role = 'city-admin', as = 'maker', body, headers } = init;
  return api.send({ tenant, roles: [role], dept: as }, method, path, { body, headers });
};
const contracts = '/v1/exchange/contracts';
const channel = (id: string, more = '') => `/v1/exchange/channels/${id}${more}`;
const storeOf = (tenant: string = a) => api.test.store.forTenant(tenant);
/** Looks until there is nothing more to do at once. */
async function run(store?: TenantStore): Promise<void> {
  const own = store ?? (await storeOf());
  for (let look = 0; look < 20; look++) {
    const next = await runExchange(own, api.deps);
    if (next === undefined || next > api.time.now().toISOString()) return;
  }
}
const later = (minutes: number) => api.time.advance(minutes * 60_000);

const penaltyContract = exampleContracts.find(({ id }) => id === 'credit-penalties')!;

async function publish(as = 'second'): Promise<Response> {
  const versions = await ask('GET', `${contracts}:versions?limit=1`, { as });
  const [{ id }] = (await bodyOf(versions)).items;
  const headers = { 'if-match': versions.headers.get('etag')! };
  return ask('POST', `${contracts}:publish`, { body: { version: id }, headers, as });
}
const draft = (contract: { id: string; [field: string]: unknown }) =>
  ask('PUT', `${contracts}/${contract.id}`, { body: contract, headers: { 'if-none-match': '*' } });

/** A contract of its own that is published and runs. */
async function running(id: string, more: object = {}): Promise<string> {
  const contract = { ...penaltyContract, id, endpoint: side.url, ...more };
  expect((await draft(contract)).status).toBe(201);
  expect((await publish()).status).toBe(200);
  const { secret } = await bodyOf(ask('POST', channel(id, '/secret')));
  expect((await ask('POST', channel(id, '/start'))).status).toBe(200);
  started.push(id);
  return secret;
}
async function push(rows: object[], tenant: string = a) {
  const pushed = await bodyOf(
    ask('POST', '/v1/credit/records:batch', { body: { mode: 'all', rows }, tenant }),
  );
  expect([pushed.isWritten, pushed.errors]).toEqual([true, []]);
}
/** Nothing more is compared for it: the tests that follow have the clock to themselves. */
const stop = (id: string) => ask('POST', channel(id, '/stop'), { body: { reason: '试毕' } });
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
/** All that a list of rows has, page by page; `query` begins with `?` or is empty. */
const listedRows = (id: string, query: string) =>
  allPages<{ guid: string; state: string }>((more) =>
    ask('GET', channel(id, `/rows${query || '?'}&${more}`)),
  );
const figures = async (id: string) => (await bodyOf(ask('GET', channel(id)))).figures;
const refusedOf = async (id: string) => (await bodyOf(ask('GET', channel(id, '/rows?state=refused')))).items;

it('a contract is refused at its field, and published by somebody who did not change it', async () => {
  const [first, ...others] = penaltyContract.elements;
  const wrong = {
    ...penaltyContract,
    endpoint: side.url,
    elements: [{ ...first, expression: 'fine +' }, ...others],
  };
  const refused = await bodyOf(draft(wrong));
  expect([refused.status, refused.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
    422,
    ['/elements/0/field', '/elements/0/expression'],
  ]);
  expect((await draft({ ...penaltyContract, endpoint: side.url })).status).toBe(201);
  const early = await bodyOf(ask('POST', channel(penaltyContract.id, '/start')));
  expect([early.status, early.code]).toEqual([409, 'contract-unpublished']);
  const own = await bodyOf(publish('maker'));
  expect([own.status, own.code]).toEqual([403, 'second-person']);
  expect((await publish()).status).toBe(200);
  const unsigned = await bodyOf(ask('POST', channel(penaltyContract.id, '/start')));
  expect([unsigned.status, unsigned.code]).toEqual([409, 'no-secret']);
});

it('of 100 rows 5 are refused, shown, mended, sent again and accepted; the other city sees nothing', async () => {
  await push(numbers(1, 100).map((n) => rowOf(n)));
  const secret = await running('hundred');
  await run();
  const batches = (await bodyOf(ask('GET', channel('hundred', '/batches')))).items;
  expect(
    batches.map(({ id, count, state, accepted, refused }: never) => [id, count, state, accepted, refused]),
  ).toEqual(
    [
      ['20261127-0002', 50, 'answered', 48, 2],
      ['20261127-0001', 50, 'answered', 47, 3],
    ].map(([id, count, state]) => [id, count, state, expect.any(Number), expect.any(Number)]),
  );
  expect(await figures('hundred')).toMatchObject({
    accepted: 95,
    refused: 5,
    late: 0,
    sending: 0,
    batches: 2,
  });
  // Signed as webhooks are, under an id that names contract and batch.
  const [first] = side.received as [(typeof side.received)[0]];
  const signedAt = new Date(Number(first.headers['webhook-timestamp']) * 1_000);
  expect(first.headers).toMatchObject(signedHeaders(secret, first.id, first.body, signedAt));
  expect(first.id).toBe('hundred.20261127-0001');
  expect(JSON.parse(first.body).rows[0]).toMatchObject({
    ...{ cd_batch: '20261127-0001', cd_operation: 'I', cd_time: '2026-11-27 10:00:00' },
    ...{ data_source: '本市信用信息平台', CF_NR_FK: 2, CF_JDRQ: '2026-11-26' },
  });

  const refused = await refusedOf('hundred');
  expect([refused.length, refused[0].errors]).toEqual([
    5,
    [{ type: '内容不规范', remark: 'CF_SY 过于简略，请补充具体情况后重报' }],
  ]);
  expect(refused[0].key).toMatch(/^9162\S+ · 罚〔2026〕\d+号 · 市市场监督管理局$/);
  // Nothing is sent again by itself.
  side.received.length = 0;
  later(60 * 24 * 4);
  await run();
  expect([side.received.length, await figures('hundred')]).toEqual([
    0,
    expect.objectContaining({ refused: 5 }),
  ]);

  for (const { guid } of refused.slice(0, 3)) {
    const row = await ask('GET', channel('hundred', `/rows/${guid}`));
    const body = { values: { CF_SY: '2026年11月起未取得许可从事餐饮经营' }, reason: '补充事实' };
    const headers = { 'if-match': row.headers.get('etag')! };
    const mended = await bodyOf(ask('PUT', channel('hundred', `/rows/${guid}/mending`), { body, headers }));
    expect([mended.state, mended.payload.CF_SY]).toEqual(['mended', body.values.CF_SY]);
  }
  const guids = refused.map(({ guid }: { guid: string }) => guid);
  const unchanged = await bodyOf(ask('POST', channel('hundred', '/rows:resend'), { body: { guids } }));
  expect([unchanged.status, unchanged.errors[0].pointer]).toEqual([422, '/reason']);
  // One is corrected at its source, one stays as it is.
  const keyed = Object.fromEntries(
    refused.map(({ guid, key }: { guid: string; key: string }) => [guid, key]),
  );
  const ofSource = numbers(1, 100).find((n) => keyed[guids[3]].includes(codeOf(n)))!;
  await push([rowOf(ofSource, { values: { ...rowOf(ofSource).values, facts: '未取得许可从事零售' } })]);
  const body = { guids: guids.slice(0, 3) };
  expect((await ask('POST', channel('hundred', '/rows:resend'), { body })).status).toBe(202);
  await run();
  expect(side.received.map(({ body: text }) => JSON.parse(text).rows.length)).toEqual([4]);
  expect(await figures('hundred')).toMatchObject({ accepted: 99, refused: 1, batches: 3 });
  const again = { guids: [guids[4]], reason: '对方已更正' };
  expect((await ask('POST', channel('hundred', '/rows:resend'), { body: again })).status).toBe(202);
  await run();
  expect(await figures('hundred')).toMatchObject({ accepted: 99, refused: 1, batches: 4 });
  // What is accepted is not sent twice.
  side.received.length = 0;
  await ask('POST', channel('hundred', '/compare'));
  await run();
  expect(side.received.length).toBe(0);

  expect((await bodyOf(ask('GET', '/v1/exchange/channels', { tenant: b }))).items).toEqual([]);
  for (const path of ['', '/rows', `/rows/${guids[4]}`, '/batches', '/batches/20261127-0001'])
    expect([path, (await ask('GET', channel('hundred', path), { tenant: b })).status]).toEqual([path, 404]);
  for (const [path, role, status] of [
    ['/start', 'auditor', 403],
    ['/compare', 'department-admin', 403],
    ['', 'inspector', 403],
    ['', 'auditor', 200],
  ] as const)
    expect((await ask(path ? 'POST' : 'GET', channel('hundred', path), { role })).status).toBe(status);
  const file = await ask('GET', channel('hundred', '/rows:export?format=csv&state=refused'));
  expect((await file.text()).trim().split('\n').length).toBe(2);
});

it('more rows than one look makes go once each; what is corrected meanwhile goes too', async () => {
  const values = { ...rowOf(1).values, violation: '多', facts: '2026年11月起未取得许可从事餐饮经营' };
  await push(numbers(1_001, 1_120).map((n) => rowOf(n, { values })));
  await running('many', { when: 'violation == "多"', batchRows: 1 });
  await runExchange(await storeOf(), api.deps);
  expect(await figures('many')).toMatchObject({ batches: 100 });
  await push(numbers(1_001, 1_120).map((n) => rowOf(n, { values, name: '改名商店' })));
  for (let looks = 0; looks < 12; looks++) {
    later(2);
    await run();
  }
  await ask('POST', channel('many', '/compare'));
  await run();
  // The partner refuses one new row of twenty. Those of the first hundred were corrected since.
  expect(await figures('many')).toMatchObject({ sending: 0, accepted: 119, refused: 1 });
  // What was accepted lies in few runs, and is listed once each, page by page.
  const { runs } = await headOf(await storeOf(), settledRuns, { contract: 'many' });
  expect(runs.length).toBeLessThan(10);
  const listed: string[] = [];
  for (const query of ['?state=accepted', '']) {
    const rows = await listedRows('many', query);
    expect(new Set(rows.map(({ guid }) => guid)).size).toBe(rows.length);
    listed.push(...rows.map(({ state }) => state));
  }
  const counts = (state: string) => listed.filter((one) => one === state).length;
  expect([counts('accepted'), counts('refused')]).toEqual([2 * 119, 1]);
  const [one] = await listedRows('many', '?state=accepted&late=false');
  const row = await bodyOf(ask('GET', channel('many', `/rows/${one!.guid}`)));
  expect(row).toMatchObject({ ...one, state: 'accepted', acceptedOn: '2026-11-27', can: [] });
  const resent = await bodyOf(ask('POST', channel('many', '/rows:resend'), { body: { guids: [one!.guid] } }));
  expect([resent.status, resent.code]).toEqual([409, 'row-not-refused']);
  const last = new Map<string, string>();
  const sent = side.received.filter(({ id }) => id.startsWith('many.'));
  for (const { body } of sent)
    for (const { row_guid, CF_XDR_MC } of JSON.parse(body).rows) last.set(row_guid, CF_XDR_MC);
  expect([last.size, [...new Set(last.values())]]).toEqual([120, ['改名商店']]);
  expect(new Set(sent.map(({ id }) => id)).size).toBe((await figures('many')).batches);
});

it('a draft is looked at before it is published: faults first, and nothing is written or sent', async () => {
  const when = 'number == "罚〔2026〕1301号" || number == "罚〔2026〕1302号"';
  const long = { ...rowOf(1302).values, facts: '未取得许可从事经营' };
  await push([
    rowOf(1301, { values: { ...rowOf(1301).values, facts: '无证' } }),
    rowOf(1302, { values: long }),
  ]);
  const elements = penaltyContract.elements.map((one) => (one.name === 'CF_SY' ? { ...one, most: 5 } : one));
  expect(
    (await draft({ ...penaltyContract, id: 'looked-at', endpoint: side.url, when, elements })).status,
  ).toBe(201);
  const seen = await bodyOf(ask('GET', channel('looked-at', '/preview')));
  expect(seen).toMatchObject({ isWhole: true, goes: 2, faulty: 1 });
  expect(
    seen.items.map(({ errors }: { errors: { element: string }[] }) => errors.map((one) => one.element)),
  ).toEqual([['CF_SY'], []]);
  expect(seen.items[1].payload).toMatchObject({ CF_SY: '无证' });
  expect((await bodyOf(ask('GET', channel('looked-at', '/rows')))).items).toEqual([]);
  expect([side.received, (await ask('GET', channel('looked-at', '/preview'), { tenant: b })).status]).toEqual(
    [[], 404],
  );
});

describe('a row', () => {
  it('that is corrected, withdrawn or not for sending goes as update, deletion or not at all', async () => {
    const when = 'number == "罚〔2026〕201号" || number == "罚〔2026〕202号"';
    await push([rowOf(201), rowOf(202), rowOf(203)]);
    await running('changes', { when });
    await run();
    expect(await figures('changes')).toMatchObject({ accepted: 2 });
    await push([rowOf(201, { name: '改名商店' }), { ...rowOf(202), operation: 'withdraw', reason: '撤销' }]);
    side.received.length = 0;
    later(60 * 24);
    await run();
    const sent = side.received
      .filter(({ id }) => id.startsWith('changes.'))
      .flatMap(({ body }) => JSON.parse(body).rows);
    expect(
      sent.map(({ cd_operation, CF_XDR_MC, CF_WSH }) => [cd_operation, CF_XDR_MC, CF_WSH]).sort(),
    ).toEqual([
      ['D', undefined, '罚〔2026〕202号'],
      ['U', '改名商店', '罚〔2026〕201号'],
    ]);
    expect(await figures('changes')).toMatchObject({ accepted: 1, refused: 0 });
  });

  it('that the contract’s schema refuses is not sent, and says why', async () => {
    await push([rowOf(301)]);
    const elements = penaltyContract.elements.map((one) =>
      one.name === 'CF_SY' ? { ...one, most: 5 } : one,
    );
    await running('short', { elements, when: 'number == "罚〔2026〕301号"' });
    await run();
    const [row] = await refusedOf('short');
    expect([row.errors[0].element, row.can]).toEqual(['CF_SY', ['mend', 'resend']]);
    expect(await toldOf(await storeOf(), 'short')).toEqual([
      `exchange.refused ${penaltyContract.title}：1 行 /exchange/short?state=refused`,
    ]);
    expect(side.received.filter(({ id }) => id.startsWith('short.'))).toEqual([]);
  });

  it('is late where the partner has it after the contract’s working days, by the calendar', async () => {
    api.time.set('2026-09-30T02:00:00.000Z');
    await push([rowOf(401, { date: '2026-09-24' })]);
    await running('late', { when: 'number == "罚〔2026〕401号"' });
    side.moods.push('is down');
    await run();
    const rows = async (query = '') => (await bodyOf(ask('GET', channel('late', `/rows${query}`)))).items;
    expect((await rows())[0]).toMatchObject({ state: 'sending', due: '2026-10-12', late: false });
    api.time.set('2026-10-13T02:00:00.000Z');
    expect((await rows('?late=true'))[0]).toMatchObject({ late: true });
    expect(await figures('late')).toMatchObject({ overdue: 1, late: 0 });
    side.moods.push('is down');
    await run();
    later(30);
    await run();
    expect(await toldOf(await storeOf(), 'late')).toEqual([
      `exchange.late ${penaltyContract.title}：1 行 /exchange/late?late=true`,
    ]);
    expect(await figures('late')).toMatchObject({ overdue: 0, late: 1, accepted: 1 });
  });
});

it('an answer that is lost or says nothing is no refusal: the batch goes again under its id', async () => {
  await push([rowOf(501)]);
  await running('lost', { when: 'number == "罚〔2026〕501号"' });
  side.moods.push('loses its answer', 'answers nonsense');
  for (let tries = 0; tries < 3; tries++) {
    await run();
    later(30);
  }
  const own = side.received.filter(({ id }) => id.startsWith('lost.'));
  expect([own.length, new Set(own.map(({ id, body }) => `${id} ${body}`)).size]).toEqual([3, 1]);
  expect(await figures('lost')).toMatchObject({ accepted: 1, refused: 0, batches: 1 });
});

it('a source tells what has changed since it was looked at, or that it cannot tell', async () => {
  const store = await storeOf();
  const source = (await api.deps.sources.find(store, 'credit.penalty'))!;
  await push([rowOf(561), rowOf(562)]);
  const mark = await source.mark(store);
  expect(await source.since!(store, mark)).toEqual([]);
  await push([rowOf(562, { name: '改名商店' })]);
  await push([{ ...rowOf(561), operation: 'withdraw', reason: '撤销' }]);
  const changed = await source.since!(store, mark);
  expect(changed!.map(({ row, stands }) => [row.name, stands]).sort()).toEqual([
    ['改名商店', true],
    ['第561商店', false],
  ]);
  expect(await source.since!(store, 'another')).toBeUndefined();
});

it('a row that is corrected while it is on its way goes again once it is answered: it was left as it was', async () => {
  await push([rowOf(551)]);
  await running('overtaken', { when: 'number == "罚〔2026〕551号"' });
  side.moods.push('is down');
  await run();
  await push([rowOf(551, { name: '改名商店' })]);
  await ask('POST', channel('overtaken', '/compare'));
  await run();
  later(30);
  await run();
  later(60 * 24 * 4);
  await run();
  const sent = side.received.map(({ body }) => JSON.parse(body).rows[0]);
  expect(sent.map(({ cd_operation, CF_XDR_MC }) => [cd_operation, CF_XDR_MC])).toEqual([
    ['I', '第551商店'],
    ['I', '第551商店'],
    ['U', '改名商店'],
  ]);
});

it('killed before or after any write, nothing is lost and nothing is sent twice under two ids', async () => {
  await running('kills', { when: 'violation == "杀"', batchRows: 1 });
  let rows = 0;
  /** Kills the process at a write; gives how many batches had been sent until then. */
  async function killed(n: number, when: 'before' | 'after'): Promise<number> {
    const values = { ...rowOf(1).values, violation: '杀' };
    await push([1, 2].map(() => rowOf(600 + ++rows, { values })));
    await ask('POST', channel('kills', '/compare'));
    side.received.length = 0;
    await run(dyingStore(await storeOf(), n, when)).catch((error) => {
      if (!(error instanceof Crash)) throw error;
    });
    const sent = side.received.length;
    later(60);
    await run();
    const batches = new Map(side.received.map(({ id, body }) => [id, JSON.parse(body).rows]));
    const guids = [...batches.values()].flat().map(({ row_guid }) => row_guid);
    expect([when, n, batches.size, guids.length, new Set(guids).size]).toEqual([when, n, 2, 2, 2]);
    return sent;
  }
  const sentBefore: number[] = [];
  for (let n = 1; n <= 16; n++) sentBefore[n] = await killed(n, 'before');
  // After a write is before the next one, but where something is sent between them.
  for (let n = 1; n < 16; n++) if (sentBefore[n] !== sentBefore[n + 1]) await killed(n, 'after');
  expect(rows).toBeGreaterThan(2 * 16);
  const { sending, batches, accepted, refused } = await figures('kills');
  expect([sending, batches, accepted + refused]).toEqual([0, rows, rows]);
});
