import type { CaseApi, Who } from '@mingcha/casework/testing';
import { runObjections, runProposals } from '@mingcha/credit/cases';
import { bodyOf } from '@mingcha/http/testing';
import { usccCheckDigit } from '@mingcha/kernel';
import { dyingStore, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { composeReport } from '../../credit/report/compose.ts';
import { hooks } from '../index.ts';
import { abnormalListings } from './abnormalListings.ts';
import { seriousListings } from './listings.ts';
import { creditObjections } from './objections.ts';
import { startCreditApi } from './testing.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCreditApi(
    [abnormalListings, seriousListings, creditObjections],
    '2026-07-06T01:00:00.000Z',
  );
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});
beforeEach(() => api.time.set('2026-07-06T01:00:00.000Z'));

const unit: Who = { roles: ['department-admin'], dept: 'd01' };
const head: Who = { roles: ['department-head'], dept: 'd01' };
const store = () => api.test.store.forTenant(testTenants.a);
const deps = () => ({ ...api.deps, kinds: [], hooks });
async function carryOut(): Promise<void> {
  for (let i = 0; i < 10; i++) {
    const next = await runProposals(await store(), deps());
    if (next === undefined || next > api.time.now().toISOString()) return;
  }
  throw new Error('there is always more');
}

/** The code of an enterprise (91), a household business (92) or another body. */
function codeOf(n: number, kind = '91'): string {
  const first = `${kind}620300MA${String(n).padStart(7, '0')}`;
  return first + usccCheckDigit(first);
}
async function push(...rows: object[]): Promise<void> {
  const body = { mode: 'all', rows };
  const pushed = await bodyOf(api.call({}, 'POST', '/v1/credit/records:batch', { body }));
  expect(pushed.errors).toEqual([]);
}
const report = (subject: string, status: string, year = 2025) => ({
  ...{ operation: 'put', kind: 'annual-report', subject, name: `某户${subject.slice(-5, -1)}` },
  ...{ authority: 'd01局', number: `年报${year}`, date: '2026-07-01', values: { year, status } },
  reason: '更正',
});
const visit = (subject: string, result: string) => ({
  ...{ operation: 'put', kind: 'inspection', subject, name: `某户${subject.slice(-5, -1)}` },
  ...{ authority: 'd01局', number: '检〔2026〕1号', date: '2026-07-02' },
  values: { form: '抽查', content: '登记事项', result, problem: false },
});
const path = '/v1/cases/abnormal-listings';
const listingsOf = async (subject: string, tenant: string = testTenants.a) =>
  (await bodyOf(api.call({ tenant }, 'GET', `${path}?limit=100`))).items.filter((row: object) =>
    JSON.stringify(row).includes(subject),
  );
/** In which state everybody sees what a list says of a subject, and what its credit report says of it. */
async function publicOf(subject: string) {
  const base = `/v1/citizen/${testTenants.a}/published/abnormal-listings`;
  const { items } = await bodyOf(api.call({}, 'GET', `${base}?q=${subject}`));
  const { listings } = await composeReport(
    await store(),
    { clock: api.time.now, types: api.deps.types },
    subject,
  );
  return [items.map(({ state }: { state: string }) => state), listings.map(({ list }) => list)];
}
const see = (id: string) => bodyOf(api.call({}, 'GET', `${path}/${id}`));
async function act(id: string, action: string, values: object = {}): Promise<void> {
  const etag = (await api.call({}, 'GET', `${path}/${id}`)).headers.get('etag')!;
  const done = await bodyOf(
    api.call(unit, 'POST', `${path}/${id}/actions/${action}`, { body: { values }, etag }),
  );
  expect([action, done.errors ?? done.detail]).toEqual([action, undefined]);
}
async function listed(id: string) {
  await act(id, 'tell');
  await act(id, 'plead', { pleading: '忘记填报' });
  await act(id, 'list');
  return bodyOf(api.call(head, 'POST', `${path}/${id}/approvals/list`));
}

it('a report that is missing after its day and an address where nobody is are proposed once, with their facts', async () => {
  const [late, gone, good, office] = [codeOf(1), codeOf(2), codeOf(3), codeOf(4, '12')];
  const rows = [
    report(late, '未报送'),
    visit(gone, '通过登记的住所无法联系'),
    report(good, '按期报送'),
    visit(good, '未发现问题'),
    report(office, '未报送'),
  ];
  await push(...rows);
  await carryOut();
  const [first] = await listingsOf(late);
  const seen = await see(first.id);
  const value = (name: string) => seen.fields.find((one: { name: string }) => one.name === name)?.value;
  expect(seen.state.name).toBe('proposed');
  expect([value('kind'), value('reason'), value('year')]).toEqual(['企业', '未按期公示年度报告', 2025]);
  expect(value('facts')).toBe(
    '年度报告“年报2025”（d01局，2026年7月1日）：2025 年度报告未报送，应于2026年6月30日前公示。',
  );
  expect((await see((await listingsOf(gone))[0].id)).fields).toContainEqual(
    expect.objectContaining({ name: 'reason', value: '通过登记的住所无法联系' }),
  );
  expect([await listingsOf(good), await listingsOf(office)]).toEqual([[], []]);
  expect(await listingsOf(late, testTenants.b)).toEqual([]);
  // Reported again or corrected, the same facts open nothing more, neither while it is open nor once it has ended.
  await push(...rows.slice(0, 2));
  const corrected = (truthful: boolean) =>
    push({ ...report(late, '未报送'), values: { year: 2025, status: '未报送', truthful } });
  await corrected(false);
  await carryOut();
  expect(await listingsOf(late)).toHaveLength(1);
  await act(first.id, 'drop', { ground: '已注销' });
  expect((await api.call(head, 'POST', `${path}/${first.id}/approvals/drop`)).status).toBe(200);
  await corrected(true);
  await carryOut();
  expect((await listingsOf(late)).map(({ id }: { id: string }) => id)).toEqual([first.id]);
  expect(await runProposals(await store(), deps())).toBeUndefined();
});

it('a report is not missing before its day, and is proposed on the day after', async () => {
  api.time.set('2026-06-20T01:00:00.000Z');
  const subject = codeOf(10);
  await push({ ...report(subject, '未报送'), date: '2026-06-19' });
  await carryOut();
  expect(await listingsOf(subject)).toEqual([]);
  api.time.set('2026-06-30T15:00:00.000Z');
  await carryOut();
  expect(await listingsOf(subject)).toEqual([]);
  api.time.set('2026-06-30T16:00:01.000Z');
  await carryOut();
  expect(await listingsOf(subject)).toHaveLength(1);
});

it('a household business is marked, and its late report restores it at once; an enterprise stays until it applies', async () => {
  const [household, enterprise] = [codeOf(20, '92'), codeOf(21)];
  await push(report(household, '未报送'), report(enterprise, '未报送'));
  await carryOut();
  const [[mark], [entry]] = [await listingsOf(household), await listingsOf(enterprise)];
  const nothing = [[], []];
  expect([await publicOf(household), await publicOf(enterprise)]).toEqual([nothing, nothing]);
  expect((await listed(mark.id)).state.name).toBe('marked');
  const decided = await listed(entry.id);
  expect([decided.state.name, decided.papers.at(-1).title]).toEqual([
    'listed',
    '列入经营异常名录（标记经营异常状态）决定书',
  ]);
  expect(await publicOf(household)).toEqual([['已标记经营异常状态'], ['经营异常状态标记']]);
  expect(await publicOf(enterprise)).toEqual([['已列入'], ['经营异常名录']]);
  // The report of another year restores nothing.
  await push({ ...report(household, '逾期报送', 2024), number: '年报2024' });
  await carryOut();
  expect((await see(mark.id)).state.name).toBe('marked');
  await push(report(household, '逾期报送'), report(enterprise, '逾期报送'));
  await carryOut();
  const restored = await see(mark.id);
  expect([restored.state.name, restored.result.name]).toEqual(['restored', 'restored']);
  expect((await see(entry.id)).state.name).toBe('listed');
  expect([await publicOf(household), (await publicOf(enterprise))[0]]).toEqual([nothing, ['已列入']]);
  await act(entry.id, 'apply');
  const [limit] = (await see(entry.id)).limits.filter(({ name }: { name: string }) => name === 'remove');
  expect(limit.due).toBe('2026-07-13');
  expect((await publicOf(enterprise))[0]).toEqual(['已列入，移出审核中']);
  await act(entry.id, 'remove', { ground: '已补报并公示' });
  expect((await api.call(head, 'POST', `${path}/${entry.id}/approvals/remove`)).status).toBe(200);
  expect((await see(entry.id)).state.name).toBe('removed');
  expect(await publicOf(enterprise)).toEqual(nothing);
});

it('an objection to an entry is shown on it', async () => {
  const subject = codeOf(30);
  await push(report(subject, '未报送'));
  await carryOut();
  const [{ id }] = await listingsOf(subject);
  await listed(id);
  const { number } = await see(id);
  const values = { name: '某户', uscc: subject, about: '名单列入', number, facts: '已按期公示' };
  const objections = '/v1/cases/credit-objections';
  const opened = await api.call({}, 'POST', objections, { body: { values } });
  const { id: objection } = await bodyOf(opened.clone());
  const accepted = await api.call({}, 'POST', `${objections}/${objection}/actions/accept`, {
    ...{ body: { values: { authority: 'd01' } }, etag: opened.headers.get('etag')! },
  });
  expect(accepted.status).toBe(200);
  await runObjections(await store(), deps());
  expect((await see(id)).fields).toContainEqual(
    expect.objectContaining({ name: 'objection', value: '异议处理中' }),
  );
});

it('goes on after a crash at any of its writes, and opens nothing twice', async () => {
  for (let n = 1; n < 30; n++) {
    const subject = codeOf(100 + n);
    await push(report(subject, '未报送'));
    const dying = dyingStore(await store(), n, 'after');
    await runProposals(dying, deps()).catch(() => undefined);
    await carryOut();
    api.time.advance(2 * 3_600_000);
    await carryOut();
    expect([n, (await listingsOf(subject)).length]).toEqual([n, 1]);
    if (!dying.dead()) return expect(n).toBeGreaterThan(1);
  }
  throw new Error('a proposal takes fewer writes');
});
