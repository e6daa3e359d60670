import { type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hooks } from '../index.ts';
import { awards } from './awards.ts';
import { awardClauses } from './clauses.ts';

/** As a city has them that reviews its clauses elsewhere. */
const { submit } = awards.actions as Record<string, (typeof awards.actions)[string]>;
const needs = submit!.needs!.filter((need) => !('link' in need));
const unreviewed = { ...awards, actions: { ...awards.actions, submit: { ...submit!, needs } } };

const clauses = [
  { id: 'asset', name: '固定资产投资奖励', matter: '投资', base: '实际投资额', perMille: 10 },
  { id: 'seat', name: '总部企业奖励', matter: '投资', base: '一事一议' },
  { id: 'tax', name: '经济贡献奖励', base: '当年纳税额', perMille: 50 },
].map((row) => ({ ...row, basis: '招商引资奖补办法' })) as Parameters<typeof fill>[0];
const fill = (rows: Parameters<CaseApi['fill']>[1], tenant: string) =>
  api.fill(awardClauses as unknown as Parameters<CaseApi['fill']>[0], rows, tenant);

const path = '/v1/cases/awards';
const office: Who = {};
const county: Who = { role: 'department-admin', dept: 'd01' };
const government: Who = { roles: ['city-admin', 'department-admin'] };
let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({
    library: [unreviewed],
    kinds: [awardClauses] as never,
    hooks,
    departments: ['d01'],
  });
  for (const tenant of [testTenants.a, testTenants.b]) await fill(clauses, tenant);
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const act = async (who: Who, id: string, action: string, values: object) => {
  const etag = (await api.call(who, 'GET', `${path}/${id}`)).headers.get('etag')!;
  return api.call(who, 'POST', `${path}/${id}/actions/${action}`, { body: { values }, etag });
};
/** An award that waits for the office to say how much, with the figures that the audit found. */
async function reviewed(clause: string, given: object = {}, tenant: string = testTenants.a): Promise<string> {
  const who = { ...county, tenant };
  const values = {
    ...{
      applicant: '甲公司',
      applicantCode: '91620300MA7EXAMPLE',
      year: 2026,
      project: '铜箔',
      county: 'd01',
    },
    ...{ clause, ...given },
  };
  const { id } = await bodyOf(api.call(who, 'POST', path, { body: { values } }));
  const file = () => api.sendFile(who, '材料.pdf');
  const checked = { checked: '齐全', audit: [await file()], invested: 51_000_000, taxPaid: 2_000_000 };
  for (const [action, filled] of [
    ['apply', { material: [await file()] }],
    ['audit', checked],
    ['opine', { opinion: '同意' }],
  ] as const)
    expect((await act(who, id, action, filled)).status, action).toBe(200);
  return id;
}
const decide = (id: string, amount: number, who: Who = office) =>
  act(who, id, 'submit', { amount, grounds: '按办法核定' });

it('is reckoned by its clause from the figures that the audit found, and no more is awarded', async () => {
  const id = await reviewed('tax');
  const seen = await bodyOf(api.call(office, 'GET', `${path}/${id}`));
  expect(seen.fields).toContainEqual(expect.objectContaining({ name: 'reckoned', value: 100_000 }));
  expect(await bodyOf(decide(id, 100_000.01))).toMatchObject({
    code: 'case-needs',
    needs: [expect.stringContaining('不能高于按条款核算的金额')],
  });
  expect((await decide(id, 100_000)).status).toBe(200);
  const open = await reviewed('seat', { applicantCode: '2' });
  expect((await decide(open, 3_000_000)).status).toBe(200);
});

it('is given once for a matter and year; who wants another clause refuses the first', async () => {
  const first = await reviewed('asset');
  const second = await reviewed('seat');
  expect((await decide(first, 510_000)).status).toBe(200);
  const { number } = await bodyOf(api.call(office, 'GET', `${path}/${first}`));
  expect(await bodyOf(decide(second, 900_000))).toMatchObject({
    needs: [`该单位2026年度“投资”已核定奖补（${number}），同一事项不重复。如本条更高，请先对该件不予奖补。`],
  });
  for (const [given, tenant] of [
    [{ year: 2027 }, testTenants.a],
    [{ applicantCode: '9' }, testTenants.a],
    [{}, testTenants.b],
  ] as const)
    expect((await decide(await reviewed('seat', given, tenant), 1, { tenant })).status).toBe(200);
  expect((await act(office, first, 'refuse', { ground: '另一条更高' })).status).toBe(200);
  expect((await api.call(government, 'POST', `${path}/${first}/approvals/refuse`)).status).toBe(200);
  expect((await decide(second, 900_000)).status).toBe(200);
});

it('decided on under two clauses at the same moment is decided on under one', async () => {
  const given = { applicantCode: '3' };
  const both = [await reviewed('asset', given), await reviewed('seat', given)];
  const answers = await Promise.all(both.map((id) => decide(id, 1)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});
