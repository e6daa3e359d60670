import { createClock } from '@mingcha/fn-clock';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony, type Handled } from '../support/ceremony.ts';
import { type CheckedSystem, startCheckedSystem } from '../support/checkedSystem.ts';
import { openCompose } from '../support/composes.ts';
import { cityA, cityB } from '../support/system.ts';

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

type Stand = { case: string; number: string; state: string; title: string; result?: { title: string } };
type Row = {
  object: string;
  visit?: Stand;
  substitutedBy?: string;
  substituteOf?: string;
  fault?: string;
};
type Answer = {
  dispatch: object | null;
  total: number;
  opened: number;
  done: number;
  withoutAccount: { id: string; visits: number }[];
  items: Row[];
};

/** An inspector by their row in the roster, with an account; or who signs for the department. */
async function asPerson(
  { roles, inspector, tenant = cityA.code }: { roles: string[]; inspector?: string; tenant?: string },
  method: string,
  path: string,
  { body, etag }: { body?: unknown; etag?: string } = {},
) {
  const token = await system.issuer.token({ tenant, roles, dept: scjg, ...(inspector && { inspector }) });
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

const drawn = async (compose: object): Promise<Handled> => {
  const committed = await a.commit(await a.commitParties(await a.plan(compose)));
  return a.step(await a.revealParties(committed), 'execute', {});
};
const day = (days: number) =>
  new Date(system.time.now().getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
const terms = () => ({ from: day(0), until: day(20), mode: '现场检查', materials: '营业执照' });
const dispatch = ({ draw, etag }: Handled, body: object = terms()) =>
  a.admin('POST', `/v1/draws/${draw.id}/visits`, body, etag);
const standing = async (id: string): Promise<Answer> =>
  bodyOf(a.admin('GET', `/v1/draws/${id}/visits?limit=200`));
/** A visit as the office reads it, its fields by their names. */
async function visitOf(id: string) {
  const answer = await a.admin('GET', `${visits}/${id}`);
  const body = await bodyOf(answer);
  const values = body.fields.map(({ name, value }: { name: string; value?: unknown }) => [name, value]);
  return { ...body, fields: Object.fromEntries(values), etag: answer.headers.get('etag')! };
}
const tick = () => createClock(system).tick();

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
    const opened: Answer = await bodyOf(answer);
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
    const head = { roles: ['department-head'] };
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
    expect(changed.papers.filter(({ title }: { title: string }) => title === '行政检查通知书')).toHaveLength(
      2,
    );
    const { items: events } = await bodyOf(a.admin('GET', `${visits}/${reserve.visit!.case}/events`));
    expect(events.map(({ title }: { title: string }) => title)).toContain('按抽取规则更换，重发通知书');
  });
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
