import { createCaseTypes } from '@mingcha/casework';
import { hashOf } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { createApi } from '@mingcha/fn-api';
import { createClock } from '@mingcha/fn-clock';
import { registerKinds, runVisits } from '@mingcha/inspection';
import { hooks, library, systemKinds } from '@mingcha/systems';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createBatches, draftOf } from '../../support/batches.ts';
import { sealedCompose } from '../../support/composes.ts';
import { dyingStore, Killed, moments } from '../../support/dying.ts';
import { callThrough, cityA, cityB } from '../../support/system.ts';
import { type DispatchedVisits, visitTerms } from '../../support/visits.ts';

let system: CheckedSystem;
beforeAll(async () => {
  system = await startCheckedSystem({ cities: [cityA, cityB] });
});
afterAll(async () => {
  await system.stop();
  expect(system.unexpected).toEqual([]);
});

const visits = '/v1/cases/inspection-visits';
const terms = () => visitTerms(system.time.now());

describe('departments that drew together', () => {
  it('make one visit of each object, opened once however often the process dies, in which the others record theirs', async () => {
    const city = createBatches(system, cityB);
    const keyed = (dept: string) => ({
      ...draftOf(cityB, dept, sealedCompose.seed),
      stratify: 'none',
      strata: [{ stratum: 'all', count: 3, reserve: 1 }],
    });
    let at = await city.gather([keyed('scjg'), keyed('wsjk')]);
    const [lead, other] = at.batch.members.map(({ id }) => id) as [string, string];
    await city.commitParties(await city.read(lead));
    at = await city.commitBatch(await city.readBatch(at.batch.id));
    const commitments = at.batch.members.map(({ commitment }) => commitment);
    await city.revealParties(await city.read(lead), hashOf(commitments, nodeTools.hash));
    await createClock(system).lookAtAll([cityB.code]);

    const follower = await city.read(other);
    const wrong = await city.admin('POST', `/v1/draws/${other}/visits`, terms(), follower.etag);
    expect([wrong.status, (await bodyOf(wrong)).code]).toEqual([409, 'draw-in-batch']);
    // The process dies as soon as it is written that they are dispatched.
    const first = await city.read(lead);
    const dead = createApi({
      ...system,
      store: dyingStore(system.store, 1, 'after'),
      report: () => undefined,
    });
    const died = await callThrough(system, dead)(cityB, 'city-admin', 'POST', `/v1/draws/${lead}/visits`, {
      body: terms(),
      headers: { 'if-match': first.etag },
    });
    expect(died.status).toBe(500);
    const deps = {
      clock: system.time.now,
      types: createCaseTypes(library.map(({ type }) => type)),
      kinds: [...registerKinds, ...systemKinds].map(({ kind }) => kind),
      hooks,
      files: system.files,
    };
    let deaths = 0;
    for (let n = 1, isDone = false; !isDone; n++) {
      for (const when of moments) {
        const [one, other] = await Promise.all(
          [n, n].map((at) => dyingStore(system.store, at, when).forTenant(cityB.code)),
        );
        // Two at once, as the clock and a command are.
        const ends = await Promise.allSettled([runVisits(one!, deps), runVisits(other!, deps)]);
        for (const end of ends) {
          if (end.status === 'fulfilled') continue;
          deaths++;
          const { reason } = end;
          const errors = reason instanceof AggregateError ? reason.errors : [reason];
          expect(errors.filter((error) => !(error instanceof Killed))).toEqual([]);
        }
        isDone = ends.every(({ status }) => status === 'fulfilled');
      }
    }
    expect(deaths).toBeGreaterThan(3);
    const answer: DispatchedVisits = await bodyOf(city.admin('GET', `/v1/draws/${other}/visits`));
    expect(answer).toMatchObject({ total: 3, opened: 3 });
    expect(answer.items.flatMap(({ fault }) => fault ?? [])).toEqual([]);
    const { items } = await bodyOf(city.admin('GET', `${visits}?limit=200`));
    const drawnOnes = items.filter(
      ({ listed }: { listed?: { task?: string } }) => listed?.task !== undefined,
    );
    expect(new Set(answer.items.map(({ visit }) => visit!.case)).size).toBe(3);
    expect(drawnOnes.length === 0 || drawnOnes.length === 3).toBe(true);
    const read = await bodyOf(city.admin('GET', `${visits}/${answer.items[0]!.visit!.case}`));
    const fields = Object.fromEntries(
      read.fields.map(({ name, value }: { name: string; value?: unknown }) => [name, value]),
    );
    expect(fields).toMatchObject({ dept: `${cityB.code}-scjg`, codepts: [`${cityB.code}-wsjk`] });
    expect(fields.inspectors).toHaveLength(4);
    expect(read.tasks).toMatchObject([{ title: '联合部门登记本部门事项', status: 'open' }]);
    // Whoever of the other department goes there says what they saw, and nobody else of it.
    const { items: rows } = await bodyOf(city.admin('GET', `/v1/draws/${other}/result?limit=200`));
    const row = rows.find(({ id }: { id: string }) => id === answer.items[0]!.object);
    const own = { roles: ['inspector'], inspector: row.inspectors[0].id };
    const asOther = async (claims: { roles: string[]; inspector?: string }, method: string, path: string) =>
      system.api.request(path, {
        method,
        headers: {
          authorization: `Bearer ${await system.issuer.token({ tenant: cityB.code, dept: `${cityB.code}-wsjk`, ...claims })}`,
          'content-type': 'application/json',
        },
        ...(method === 'POST' && {
          body: JSON.stringify({
            answer: 'clean',
            values: { items: '公共场所卫生检查', findings: '公共用品消毒记录齐全。' },
          }),
        }),
      });
    await asOther(own, 'GET', '/v1/me');
    system.time.advance(3_600_000);
    await createClock(system).tick();
    const task = `${visits}/${read.id}/tasks/${read.tasks[0].id}`;
    for (const roles of [['department-admin'], ['department-head'], ['inspector']])
      expect((await asOther({ roles }, 'POST', task)).status).toBe(403);
    const said = await asOther(own, 'POST', task);
    expect((await bodyOf(said)).tasks).toMatchObject([{ status: 'answered', answer: '未发现问题' }]);
    // One act replaces an enterprise in each department's draw, or in none.
    const gone = answer.items[2]!;
    const path = `/v1/draw-batches/${at.batch.id}`;
    const replace = async (object: string, etag: string, dept?: string) =>
      dept
        ? city.as(dept, 'POST', `${path}/substitutions`, { object, reason: '已注销' }, etag)
        : city.admin('POST', `${path}/substitutions`, { object, reason: '已注销' }, etag);
    const seen = (await city.readBatch(at.batch.id)).etag;
    expect((await replace(gone.object, seen, 'wsjk')).status).toBe(403);
    const recorded = await replace('no-such-object', seen);
    expect([recorded.status, (await bodyOf(recorded)).code]).toEqual([409, 'not-selected']);
    const [one, two] = await Promise.all([replace(gone.object, seen), replace(gone.object, seen)]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    for (const id of [lead, other]) {
      const { items: rows } = await bodyOf(city.admin('GET', `/v1/draws/${id}/result?limit=200`));
      const rowOf = (object: string) => rows.find((row: { id: string }) => row.id === object);
      const reserve = rowOf(gone.object).substitutedBy;
      expect(rowOf(reserve)).toMatchObject({ substituteOf: gone.object });
      const { draw } = await city.read(id);
      expect(draw.substitutions).toHaveLength(1);
    }
    const ended = await bodyOf(city.admin('GET', `${visits}/${gone.visit!.case}`));
    expect(ended.state.name).toBe('replaced');
    const now: DispatchedVisits = await bodyOf(city.admin('GET', `/v1/draws/${lead}/visits`));
    expect(now).toMatchObject({ total: 3, opened: 3 });
    const left = await replace(answer.items[1]!.object, (await city.readBatch(at.batch.id)).etag);
    expect([left.status, (await bodyOf(left)).code]).toEqual([409, 'no-reserve']);
    // What stands at the draw dispatches nothing anew.
    const again = await city.admin('POST', `/v1/draws/${lead}/visits`, terms(), (await city.read(lead)).etag);
    expect([again.status, (await bodyOf(again)).code]).toEqual([409, 'dispatched']);
  });
});
