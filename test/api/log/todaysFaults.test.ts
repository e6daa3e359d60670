import { verifyProof } from '@mingcha/draw';
import { fairness } from '@mingcha/draw/bench';
import { nodeTools } from '@mingcha/draw/node';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony, type Handled } from '../../support/ceremony.ts';
import { openCompose } from '../../support/composes.ts';
import { type CallOptions, cityA, startSystem, type TestSystem } from '../../support/system.ts';
import { playDrawnVisits } from '../../support/visits.ts';

/** What the systems of today let happen, each tried here; docs/todays-faults.md lists them. */

let system: TestSystem;
let a: ReturnType<typeof createCeremony>;
let drawn: Handled;
const small = { ...openCompose, strata: [{ stratum: 'all', count: 6, reserve: 2 }] };
const dept = `${cityA.code}-scjg`;

beforeAll(async () => {
  system = await startSystem({ cities: [cityA] });
  a = createCeremony(system, cityA);
  const committed = await a.commit(await a.commitParties(await a.plan(small)));
  drawn = await a.step(await a.revealParties(committed), 'execute', {});
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

/** Asks for something of the draw as it is now; resolves to the status and the code. */
async function asked(method: string, part: string, body?: object): Promise<[number, string]> {
  const { etag } = await a.read(drawn.draw.id);
  const answer = await a.admin(method, `/v1/draws/${drawn.draw.id}${part}`, body, etag);
  return [answer.status, (await bodyOf(answer)).code];
}
const outcome = async () =>
  (await bodyOf(a.admin('GET', `/v1/draws/${drawn.draw.id}/result?limit=200`))).items;
async function refusedCommit(compose: object): Promise<{ status: number; code: string }> {
  const { draw, etag } = await a.commitParties(await a.plan(compose));
  const { versions } = await bodyOf(a.admin('POST', `/v1/draws/${draw.id}/preview`));
  return bodyOf(a.admin('POST', `/v1/draws/${draw.id}/commit`, { versions }, etag));
}

describe('is impossible here:', () => {
  it('a draw deletes its predecessor, or is repeated until it pleases', async () => {
    const before = await outcome();
    expect((await asked('DELETE', ''))[0]).toBe(409);
    expect((await asked('POST', '/execute', {}))[0]).toBe(409);
    expect(await refusedCommit(small)).toMatchObject({
      status: 409,
      code: 'draw-overlaps',
      draw: drawn.draw.id,
    });
    expect(await outcome()).toEqual(before);
  });

  it('every k-th row is drawn from one random start, so that some are never drawn', () => {
    const [ours, , everyKth] = fairness(200);
    expect([ours!.never, everyKth!.never > 0]).toEqual([0, true]);
  });

  it('inspectors are paired in turn, without recusal and without qualification', async () => {
    const rows: { id: string; inspectors: { id: string }[] }[] = await outcome();
    const { items: list } = await bodyOf(a.admin('GET', `/v1/rosters/inspectors?dept=${dept}&limit=100`));
    const byId = new Map(list.map((one: { id: string }) => [one.id, one]));
    const wanted = await Promise.all(
      small.items.map(
        async (id) => (await bodyOf(a.admin('GET', `/v1/catalogues/inspection/items/${id}`))).skills,
      ),
    );
    const today = system.time.now().toISOString().slice(0, 10);
    for (const { id, inspectors } of rows) {
      expect(new Set(inspectors.map((one) => one.id)).size).toBe(2);
      for (const one of inspectors) {
        const { status, validUntil, skills } = byId.get(one.id) as Record<'status' | 'validUntil', string> & {
          skills: string[];
        };
        expect([status, validUntil >= today]).toEqual(['在岗', true]);
        expect(skills).toEqual(expect.arrayContaining(wanted.flat()));
        expect(small.recusals).not.toContainEqual(expect.objectContaining({ object: id, inspector: one.id }));
      }
    }
  });

  it('nothing is left of a draw: no seed, no frozen pool, no record', async () => {
    const proof = await a.proof(drawn.draw.id);
    expect(verifyProof(proof, nodeTools)).toMatchObject({ ok: true });
    const { items } = await bodyOf(a.admin('GET', `/v1/audit?object=${drawn.draw.id}&kind=draw&limit=50`));
    const actions = items.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(expect.arrayContaining(['draw.commit', 'draw.execute']));
  });

  it('one scope is drawn twice under two labels', async () => {
    const other = { ...small, title: '第二批不定向抽查', teams: [{ dept, size: 3 }] };
    expect(await refusedCommit(other)).toMatchObject({ status: 409, code: 'draw-overlaps' });
  });

  it('a state is guarded by hidden buttons alone', async () => {
    const { draw } = await a.read(drawn.draw.id);
    const steps = ['commit', 'execute', 'publish-names', 'void/confirm', 'commit/confirm'];
    for (const step of steps) {
      expect(draw.can).not.toContain(step);
      const [status] = await asked('POST', `/${step}`, {});
      expect([step, status >= 400 && status < 500]).toEqual([step, true]);
    }
    expect((await asked('PATCH', '', small))[0]).toBe(409);
    expect((await a.read(drawn.draw.id)).draw.state).toBe('executed');
  });

  it('the result of an inspection that is handed in approves itself', async () => {
    const [row] = await outcome();
    const [id] = await playDrawnVisits(system, cityA, {
      draw: drawn.draw.id,
      objects: { [row.id]: 'toVisit' },
    });
    const path = `/v1/cases/inspection-visits/${id}`;
    const [first, second] = row.inspectors as { id: string }[];
    const as = async (who: { role: string; inspector?: string }, part: string, body: object) => {
      const { role, ...own } = who;
      const etag = (await system.call(cityA, 'department-admin', 'GET', path, { dept })).headers.get('etag')!;
      const options: CallOptions = { ...own, dept, body, headers: { 'if-match': etag } };
      return (await system.call(cityA, role, 'POST', `${path}/${part}`, options)).status;
    };
    const inspector = (of: { id: string }) => ({ role: 'inspector', inspector: of.id });
    const office = { role: 'department-admin' };
    const values = {
      ...{ endedOn: '2026-11-20', findings: '与登记一致。', signed: '已签字' },
      ...{ outcome: '未发现问题', results: ['未发现问题'] },
    };
    expect(await as(office, 'actions/publish', {})).toBe(409);
    expect(await as(inspector(first!), 'actions/record', { values })).toBe(200);
    expect(await as(inspector(first!), 'approvals/record', {})).toBe(403);
    expect(await as(office, 'approvals/record', {})).toBe(403);
    expect(await as(office, 'actions/publish', {})).toBe(409);
    expect(await as(inspector(second!), 'approvals/record', {})).toBe(200);
    expect(await as(inspector(second!), 'approvals/record', {})).toBe(403);
    expect(await as(office, 'approvals/record', {})).toBe(200);
    expect(await as(office, 'actions/publish', {})).toBe(200);
  });
});
