import type { DemoCity } from '@mingcha/demo';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony, type Handled, illness } from '../../support/ceremony.ts';
import { localCompose, openCompose } from '../../support/composes.ts';
import { changePolicy } from '../../support/policy.ts';
import { cityA, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
let a: ReturnType<typeof createCeremony>;
let executed: Handled;
let substituted: string;
const team = openCompose.teams[0]!.dept;
const other = `${cityA.code}-yjgl`;
const gansu = { code: '620000' } as DemoCity;

type Row = { id: string; inspectors: { id: string; name: string; dept: string }[] };
let rows: Row[];

/** A draw that was executed, with one substitution, and is not published. */
beforeAll(async () => {
  system = await startSystem({ cities: [cityA] });
  a = createCeremony(system, cityA);
  const committed = await a.commit(await a.commitParties(await a.plan(openCompose)));
  executed = await a.step(await a.revealParties(committed), 'execute', {});
  rows = (await bodyOf(a.admin('GET', `/v1/draws/${executed.draw.id}/result?limit=200`))).items;
  // Not one of those whom the plan itself names, for recusal.
  const plan = JSON.stringify(openCompose);
  substituted = [rows[0]!, ...rows.slice(2)].find(({ id }) => !plan.includes(id))!.id;
  executed = await a.step(executed, 'substitutions', { object: substituted, reason: '已迁出' });
  expect((await a.admin('PUT', '/v1/tenant/province-access')).status).toBe(200);
}, 60_000);
afterAll(() => system.stop());

const path = (part = '') => `/v1/draws/${executed.draw.id}${part}`;
const ask = (role: string, dept: string | undefined, at: string) =>
  system.call(cityA, role, 'GET', at, dept === undefined ? {} : { dept });

/** The rows of the outcome that an inspector's account sees. */
async function tasksOf(account: { name: string; dept: string; inspector?: string }): Promise<Row[]> {
  const token = await system.issuer.token({ tenant: cityA.code, roles: ['inspector'], ...account });
  const headers = { authorization: `Bearer ${token}` };
  return (await bodyOf(system.api.request(path('/result?limit=200'), { headers }))).items;
}

/** Who calls, how much they see, and what the proof answers them. */
const callers: [role: string, dept: string | undefined, sight: 'all' | 'own' | 'none', proof: number][] = [
  ['city-admin', undefined, 'all', 200],
  ['auditor', undefined, 'all', 200],
  ['department-admin', team, 'all', 200],
  ['department-admin', other, 'none', 403],
  ['department-client', team, 'none', 403],
  ['department-client', other, 'none', 403],
  ['inspector', other, 'own', 403],
];

describe('an outcome that is not published', () => {
  it.each(callers)('was read by every role: %s of %s sees %s', async (role, dept, sight, proof) => {
    const detail = await bodyOf(ask(role, dept, path()));
    const listed = (await bodyOf(ask(role, dept, '/v1/draws?limit=200'))).items.find(
      ({ id }: { id: string }) => id === executed.draw.id,
    );
    const whole = sight === 'all';
    expect(detail.sight).toBe(sight);
    for (const [where, member] of [
      [detail, 'selected'],
      [detail, 'reserves'],
      [detail, 'seed'],
      [detail, 'reveal'],
      [listed, 'selected'],
      [listed, 'reserves'],
    ]) {
      expect([member, where[member] !== undefined]).toEqual([member, whole]);
    }
    expect(detail.substitutions.length).toBe(whole ? 1 : 0);
    const statuses = await Promise.all(
      ['/result', '/reserves', '/proof'].map(async (part) => (await ask(role, dept, path(part))).status),
    );
    expect(statuses).toEqual([sight === 'none' ? 403 : 200, whole ? 200 : 403, proof]);
    const record = await ask(role, dept, path('/record'));
    expect([record.status, 'outcome' in (await bodyOf(record))]).toEqual([proof, whole]);
    const texts = await Promise.all(
      ['', '/result', '/reserves', '/proof'].map(async (part) => (await ask(role, dept, path(part))).text()),
    );
    expect(texts.some((text) => text.includes(substituted))).toBe(whole);
  });

  it('shows an inspector the own tasks and no other', async () => {
    const me = rows[1]!.inspectors[0]!;
    const mine = await tasksOf({ name: me.name, dept: me.dept, inspector: me.id });
    expect(mine.map(({ id }) => id)).toContain(rows[1]!.id);
    expect(mine.length).toBeLessThan(rows.length);
    for (const { inspectors } of mine) expect(inspectors.map(({ id }) => id)).toContain(me.id);
    expect((await bodyOf(ask('inspector', other, path('/result')))).items).toEqual([]);
  });

  it('showed an inspector the tasks of a namesake in the same department', async () => {
    const { name, dept, id } = rows[1]!.inspectors[0]!;
    expect(await tasksOf({ name, dept, inspector: `${id}-2` })).toEqual([]);
    expect(await tasksOf({ name, dept })).toEqual([]);
  });

  it('is not the province’s to read, nor the public’s', async () => {
    const base = `/v1/province/cities/${cityA.code}/draws`;
    const byProvince = (at: string) => system.call(gansu, 'province', 'GET', at);
    const texts = [];
    for (const at of [base, `${base}/${executed.draw.id}`]) {
      const response = await byProvince(at);
      expect([at, response.status]).toEqual([at, 200]);
      texts.push(await response.text());
    }
    const early = await byProvince(`${base}/${executed.draw.id}/result`);
    expect([early.status, (await bodyOf(early)).code]).toEqual([409, 'not-published']);
    texts.push(await (await system.portal.request(`/public/${cityA.code}/draws/${executed.draw.id}`)).text());
    for (const text of texts) {
      expect(text).not.toContain(substituted);
      expect(text).not.toMatch(/"(selected|reserves)":|"seed":"/);
    }
  });

  it('of a rehearsal could be computed by whoever knew the roster, from its random number', async () => {
    const tried = await a.step(
      await a.commit(await a.plan({ ...openCompose, seed: localCompose.seed })),
      'execute',
      {},
    );
    const shown = () => bodyOf(system.portal.request(`/public/${cityA.code}/draws/${tried.draw.id}`));
    expect((await shown()).reveal).toBeUndefined();
    await a.step(tried, 'publish');
    expect((await shown()).reveal).toMatchObject({ random: expect.any(String) });
  });

  it('is overdue in public after the days that the city has set, and no longer where it sets more', async () => {
    const lights = async () => {
      const at = `/public/${cityA.code}/draws`;
      const [one, list] = await Promise.all([
        bodyOf(system.portal.request(`${at}/${executed.draw.id}`)),
        bodyOf(system.portal.request(at)),
      ]);
      const listed = list.items.find(({ id }: { id: string }) => id === executed.draw.id);
      const inside = await bodyOf(a.admin('GET', path()));
      return [one, listed, inside].map(({ publication }) => publication?.light);
    };
    expect(await lights()).toEqual(['green', 'green', 'green']);
    system.time.advance(15 * 86_400_000);
    expect(await lights()).toEqual(['red', 'red', 'red']);
    await changePolicy(system, cityA, { publishWithin: 25 });
    expect(await lights()).toEqual(['green', 'green', 'green']);
  });

  it('gives the task of who cannot go to who goes in their place, and why only to those who run the draw', async () => {
    const [, row] = rows;
    const me = row!.inspectors[0]!;
    executed = await a.replaceInspector(executed, { object: row!.id, inspector: me.id });
    const [made] = executed.draw.inspectorSubstitutions as { substitute: Row['inspectors'][number] }[];
    const idsOf = async (who: { id: string; name: string; dept: string }) =>
      (await tasksOf({ name: who.name, dept: who.dept, inspector: who.id })).map(({ id }) => id);
    expect(await idsOf(me)).not.toContain(row!.id);
    expect(await idsOf(made!.substitute)).toContain(row!.id);
    for (const [role, dept, sight] of callers) {
      const shown = await bodyOf(ask(role, dept, path()));
      expect([role, JSON.stringify(shown).includes(illness.reason)]).toEqual([role, sight === 'all']);
      expect([role, shown.inspectorSubstitutions.length]).toEqual([role, sight === 'all' ? 1 : 0]);
    }
  });

  it('is open to all of these once it is published', async () => {
    await a.step(executed, 'publish');
    for (const [role, dept, before] of callers) {
      const { inspectorSubstitutions } = await bodyOf(ask(role, dept, path()));
      expect([role, inspectorSubstitutions[0].ground]).toEqual([role, 'illness']);
      expect([role, 'reason' in inspectorSubstitutions[0]]).toEqual([role, before === 'all']);
    }
    for (const [role, dept] of callers) {
      const { sight, selected } = await bodyOf(ask(role, dept, path()));
      expect([role, sight, selected]).toEqual([role, 'all', executed.draw.selected]);
      const { items } = await bodyOf(ask(role, dept, path('/result?limit=200')));
      expect([role, items.length]).toEqual([role, rows.length + 1]);
    }
    const base = `/v1/province/cities/${cityA.code}/draws/${executed.draw.id}`;
    const detail = await bodyOf(system.call(gansu, 'province', 'GET', base));
    expect(detail.substitutions).toMatchObject([{ object: { id: substituted }, reason: '已迁出' }]);
    const { items } = await bodyOf(system.call(gansu, 'province', 'GET', `${base}/result?limit=200`));
    expect(items.length).toBe(rows.length);
    expect(Object.keys(items[0]).sort()).toEqual(['id', 'name', 'order', 'pool', 'ticket']);
    expect((await system.call(gansu, 'province', 'GET', base.replace(cityA.code, '620800'))).status).toBe(
      404,
    );
  });
});
