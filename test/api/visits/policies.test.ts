import { createClock } from '@mingcha/fn-clock';
import { objectKind } from '@mingcha/inspection';
import { usccCheckDigit } from '@mingcha/kernel';
import { dyingStore } from '@mingcha/local/testing';
import { openRegister, type Row } from '@mingcha/register';
import { hooks, library, runPolicyMatches, systemKinds } from '@mingcha/systems';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaseTypes } from '../../../packages/casework/index.ts';
import { caseLink } from '../../../packages/casework/outside/link.ts';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { policyOffice } from '../../support/policies.ts';
import { cityA, cityB } from '../../support/system.ts';

const by = { sub: 'seed', name: '初始化' };
let policy: Awaited<ReturnType<Awaited<ReturnType<typeof policyOffice>>['publishPolicy']>>;
const codeOf = (n: number): string => {
  const first = `91620300MA${String(n).padStart(7, '0')}`;
  return first + usccCheckDigit(first);
};
const firm = (n: number, more: object = {}): Row => ({
  ...{ id: codeOf(n), name: `企业${n}`, type: '企业', status: '在营', division: '620302', industry: 'C32' },
  ...more,
});

let system: CheckedSystem;
let office: Awaited<ReturnType<typeof policyOffice>>;
const values = (given: object) => ({ values: given });
const pathOf = (type: string, id: string) => `/v1/cases/${type}/${id}`;
type Office = typeof office;
const as: Office['as'] = (...given) => office.as(...given);
const act: Office['act'] = (...given) => office.act(...given);
const good: Office['good'] = (given) => office.good(given);
const approve: Office['approve'] = (...given) => office.approve(...given);
const tick = () => createClock({ ...system, queue: system.importQueue }).lookAtAll([cityA.code]);
const claims = async (): Promise<{ id: string; state: { name: string }; text: string }[]> =>
  (await good(as('office', 'GET', '/v1/cases/policy-claims?limit=100'))).items.map((one: object) => ({
    ...one,
    text: JSON.stringify(one),
  }));
const claimsOf = async (n: number) => (await claims()).filter(({ text }) => text.includes(codeOf(n)));

async function fillRoster(rows: readonly Row[]): Promise<void> {
  const store = await system.test.store.forTenant(cityA.code);
  const register = openRegister(store, objectKind as never, { now: system.time.now });
  await register.replaceAll(rows as never, { by, source: { type: 'seed' }, reason: '测试' });
}
const roster = [
  firm(1),
  firm(2),
  firm(3),
  firm(4, { industry: 'H62' }),
  firm(5, { status: '注销' }),
  firm(6, { type: '个体工商户' }),
];

beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0, cities: [cityA, cityB] });
  office = await policyOffice(system, cityA);
  policy = await office.publishPolicy();
  await fillRoster(roster);
  const penalty = {
    ...{ operation: 'put', kind: 'penalty', subject: codeOf(3), name: '企业3', authority: '某局' },
    ...{ number: '罚〔2026〕1号', date: '2026-03-02' },
    values: {
      ...{ violation: '无证经营', facts: '未取得许可', basis: '某法', category: '罚款' },
      ...{ content: '罚款', fine: 5_000, procedure: '普通程序', published: '2026-03-02' },
    },
  };
  const sent = await good(as('office', 'POST', '/v1/credit/records:batch', { mode: 'all', rows: [penalty] }));
  expect(sent.errors).toEqual([]);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

let matching: string;

describe('a policy', () => {
  it('is not taken with a condition that cannot be read, at its element', async () => {
    const rows = '/v1/lists/policies/rows';
    const found = await as('office', 'GET', `${rows}/${policy.id}`);
    const put = (match: string) =>
      system.call(cityA, 'city-admin', 'PUT', `${rows}/${policy.id}`, {
        body: { ...policy, match },
        headers: { 'if-match': found.headers.get('etag')! },
      });
    for (const match of ['riskClass == "A"', 'penalties', 'labels.exists(x, true)', 'kind ==']) {
      const { status, errors } = await bodyOf(put(match));
      expect([match, status, errors[0].pointer]).toEqual([match, 422, '/match']);
    }
  });

  it('is matched once its fair-competition review has passed and a second person agreed', async () => {
    for (const policyId of ['none', '']) {
      const refused = await as('office', 'POST', '/v1/cases/policy-matchings', values({ policyId }));
      expect((await bodyOf(refused)).errors[0].pointer).toBe('/values/policyId');
    }
    const opening = values({ policyId: policy.id });
    const { id } = await good(as('office', 'POST', '/v1/cases/policy-matchings', opening));
    matching = pathOf('policy-matchings', id);
    expect((await bodyOf(act('office', matching, 'start'))).code).toBe('case-needs');
    await good(act('office', matching, 'citeReview', { linkTo: await office.passedReview() }));
    await good(act('office', matching, 'start'));
    await tick();
    expect(await claims()).toEqual([]);
    expect((await as('office', 'POST', `${matching}/approvals/start`)).status).toBe(403);
    await approve('second', matching, 'start');
    await tick();
    expect((await claims()).map(({ text }) => [1, 2, 3].filter((n) => text.includes(codeOf(n))))).toEqual(
      expect.arrayContaining([[1], [2]]),
    );
    expect(await claims()).toHaveLength(2);
    expect((await bodyOf(system.call(cityB, 'city-admin', 'GET', '/v1/cases/policy-claims'))).items).toEqual(
      [],
    );
  });

  it('is matched again without doing anything twice, also where it is cut off at any of its writes', async () => {
    const types = createCaseTypes(library.map(({ type }) => type));
    const kinds = systemKinds.map(({ kind }) => kind);
    const deps = { clock: system.time.now, types, kinds, hooks, files: system.files };
    for (let n = 1; n < 30; n++) {
      await fillRoster([...roster, ...Array.from({ length: n }, (_, i) => firm(101 + i))]);
      await good(act('office', matching, 'again'));
      const dying = dyingStore(await system.test.store.forTenant(cityA.code), n, 'after');
      await runPolicyMatches(dying, deps).catch(() => undefined);
      system.time.advance(2 * 3_600_000);
      await tick();
      expect([n, (await claimsOf(100 + n)).length, (await claimsOf(1)).length]).toEqual([n, 1, 1]);
      if (!dying.dead()) return expect(n).toBeGreaterThan(1);
    }
    throw new Error('a look takes fewer writes');
  });
});

describe('an enterprise that a policy holds for', () => {
  it('is told, confirms by its link without any paper of its own, and is paid no more than the policy says', async () => {
    const { id } = (await claimsOf(1))[0]!;
    const path = pathOf('policy-claims', id);
    await good(act('unit', path, 'push', values({ how: '电话', until: '2026-12-20' })));
    const store = await system.test.store.forTenant(cityA.code);
    const { token } = caseLink(store, id, '2026-12-20');
    const mine = (method: string, more = '', body?: object, etag?: string) =>
      system.api.request(`/v1/citizen/${cityA.code}/case${more}`, {
        method,
        headers: {
          'case-link': token,
          'content-type': 'application/json',
          ...(etag && { 'if-match': etag }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
    const seen = await mine('GET');
    const { can, fields, papers } = await bodyOf(seen.clone());
    expect([can.map(({ name }: { name: string }) => name), papers.length]).toEqual([
      ['confirm', 'decline'],
      1,
    ]);
    expect(fields.map(({ name }: { name: string }) => name)).toContain('why');
    const etag = seen.headers.get('etag')!;
    expect((await bodyOf(mine('POST', '/actions/confirm', values({}), etag))).errors).toMatchObject([
      { pointer: '/values/account' },
    ]);
    await good(mine('POST', '/actions/confirm', values({ account: '企业1 示例银行 0000' }), etag) as never);
    expect((await bodyOf(act('unit', path, 'settle', values({ amount: 100_001 })))).code).toBe('case-needs');
    await good(act('unit', path, 'settle', values({ amount: 100_000 })));
    await approve('head', path, 'settle');
    await good(act('unit', path, 'pay', values({ paidOn: '2026-11-25' })));
    const published = await bodyOf(
      system.api.request(`/v1/citizen/${cityA.code}/published/policy-claims`) as never,
    );
    expect(JSON.stringify(published.items)).toContain('企业1');
    expect(JSON.stringify(published.items)).not.toContain('示例银行');
  });

  it('and has not answered in time is among those who did not get it', async () => {
    const { id } = (await claimsOf(2))[0]!;
    await good(
      act('unit', pathOf('policy-claims', id), 'push', values({ how: '短信', until: '2026-12-10' })),
    );
    system.time.set('2026-12-11T01:00:00.000Z');
    await tick();
    const left = await good(as('office', 'GET', '/v1/cases/policy-claims?state=unclaimed'));
    expect(left.items.map(({ id: one }: { id: string }) => one)).toEqual([id]);
  });
});
