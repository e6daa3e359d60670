import { createClock } from '@mingcha/fn-clock';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createBatches, draftOf, type HandledBatch } from '../../support/batches.ts';
import { createCeremony, type Handled, illness } from '../../support/ceremony.ts';
import { drandCompose, localCompose, openCompose } from '../../support/composes.ts';
import { changePolicy } from '../../support/policy.ts';
import { cityA, cityB } from '../../support/system.ts';

let system: CheckedSystem;
let a: ReturnType<typeof createCeremony>;
const official = draftOf(cityA, 'scjg');

beforeAll(async () => {
  system = await startCheckedSystem({ objects: 120, cities: [cityA, cityB] });
  a = createCeremony(system, cityA);
  await changePolicy(system, cityA, { secondPersons: ['commit', 'publish', 'void', 'substitute', 'policy'] });
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const by = (role: string, { draw, etag }: Handled, action: string, body?: object) =>
  system.call(cityA, role, 'POST', `/v1/draws/${draw.id}/${action}`, {
    headers: { 'if-match': etag },
    ...(body && { body }),
  });
const refusal = async (response: Promise<Response>) => {
  const { status, code } = await bodyOf(response);
  return [status, code];
};
async function versionsOf({ draw }: Handled): Promise<object> {
  return { versions: (await bodyOf(a.admin('POST', `/v1/draws/${draw.id}/preview`))).versions };
}

/** The record names who proposed and who agreed; the public learns when, and no name. */
async function expectRecorded(id: string, actions: string[]): Promise<void> {
  const { agreed } = await bodyOf(system.call(cityA, 'auditor', 'GET', `/v1/draws/${id}/record`));
  expect(agreed.map((one: { action: string }) => one.action)).toEqual(actions);
  for (const { by: first, second, at, agreedAt } of agreed) {
    expect(first.sub).not.toBe(second.sub);
    expect(at <= agreedAt).toBe(true);
  }
  const shown = await bodyOf(system.portal.request(`/public/${cityA.code}/draws/${id}`));
  expect(shown.agreed).toEqual(
    agreed.map(({ action, at, agreedAt }: Record<string, string>) => ({ action, at, agreedAt })),
  );
}

describe('where the city wants two persons', () => {
  it('a draw is committed by who did not propose it, of the plan as it was proposed', async () => {
    const planned = await a.plan(official);
    const versions = await versionsOf(planned);
    const first = await bodyOf(by('city-admin', planned, 'commit', versions));
    expect(first).toMatchObject({ state: 'planned', proposal: { action: 'commit' } });
    expect(first.can).toContain('rejectProposal');
    expect(first.can).not.toContain('commit');
    let now = await a.read(planned.draw.id);
    expect(await refusal(by('city-admin', now, 'commit', versions))).toEqual([403, 'second-person']);

    // Who changes the plan after it was proposed has it proposed again.
    const changed = { ...official, title: '改过的抽查' };
    await a.admin('PATCH', `/v1/draws/${planned.draw.id}`, changed, now.etag);
    now = await a.read(planned.draw.id);
    expect(now.draw).not.toHaveProperty('proposal');
    expect(await refusal(by('auditor', now, 'commit', versions))).toEqual([403, 'forbidden']);
    await by('city-admin', now, 'commit', versions);
    now = await a.read(planned.draw.id);
    const agreed = await bodyOf(by('auditor', now, 'commit', versions));
    expect(agreed).toMatchObject({ state: 'committed' });
    expect(agreed).not.toHaveProperty('proposal');
    // So that the next ones of the same scope are not refused.
    await a.void(await a.read(planned.draw.id));
    await expectRecorded(planned.draw.id, ['commit', 'void']);
  });

  it('the second gives it back with a reason, or the first takes it back', async () => {
    for (const role of ['auditor', 'city-admin']) {
      const planned = await a.plan(official);
      await by('city-admin', planned, 'commit', await versionsOf(planned));
      const waiting = await a.read(planned.draw.id);
      const dropped = await bodyOf(by(role, waiting, 'proposal/reject', { reason: '范围有误' }));
      expect([role, dropped.state, dropped.proposal]).toEqual([role, 'planned', undefined]);
      const now = await a.read(planned.draw.id);
      expect(await refusal(by('city-admin', now, 'proposal/reject', { reason: '再次' }))).toEqual([
        403,
        'forbidden',
      ]);
    }
  });

  it('an inspector is replaced as it was proposed, and an outcome and its names are published, each by two', async () => {
    const planned = await a.commitParties(await a.plan({ ...openCompose, names: 'results' }));
    const versions = await versionsOf(planned);
    await by('city-admin', planned, 'commit', versions);
    await by('auditor', await a.read(planned.draw.id), 'commit', versions);
    let now = await a.revealParties(await a.read(planned.draw.id));
    await createClock(system).tick();
    now = await a.read(planned.draw.id);
    const [row] = await a.rows(now);
    const of = { object: row!.id, inspector: row!.inspectors[0]!.id };
    const replace = (role: string, more: object = {}) =>
      refusal(by(role, now, 'inspector-substitutions', { ...illness, ...of, ...more }));
    // Who agrees to one thing does no other, and proposes none.
    expect(await replace('auditor')).toEqual([403, 'forbidden']);
    const elsewhere = await system.call(
      cityB,
      'city-admin',
      'POST',
      `/v1/draws/${now.draw.id}/inspector-substitutions`,
      {
        body: { ...illness, ...of },
        headers: { 'if-match': now.etag },
      },
    );
    expect(elsewhere.status).toBe(404);
    await by('city-admin', now, 'publish');
    now = await a.read(planned.draw.id);
    expect(await replace('auditor')).toEqual([403, 'forbidden']);
    expect(await replace('city-admin')).toEqual([409, 'proposal-waits']);
    await by('city-admin', now, 'proposal/reject', { reason: '先更换人员' });
    now = await a.read(planned.draw.id);
    await a.askReplacement(now, of);
    now = await a.read(planned.draw.id);
    expect(await replace('auditor', { ground: 'leave' })).toEqual([409, 'proposal-differs']);
    expect((await by('auditor', now, 'inspector-substitutions', { ...illness, ...of })).status).toBe(200);

    for (const [action, state] of [
      ['publish', 'executed'],
      ['publish-names', 'published'],
    ] as const) {
      now = await a.read(planned.draw.id);
      const proposed = await bodyOf(by('city-admin', now, action));
      expect([action, proposed.state, proposed.namedAt]).toEqual([action, state, undefined]);
      now = await a.read(planned.draw.id);
      expect(await refusal(by('city-admin', now, action))).toEqual([403, 'second-person']);
      expect((await by('auditor', now, action)).status).toBe(200);
    }
    expect((await a.read(planned.draw.id)).draw).toMatchObject({ state: 'published' });
    expect((await a.read(planned.draw.id)).draw.namedAt).toBeDefined();
    await expectRecorded(planned.draw.id, ['commit', 'publish', 'publishNames']);
  });

  it('a rehearsal needs one, and so does another city', async () => {
    const rehearsed = await a.commit(await a.plan({ ...official, seed: localCompose.seed }));
    expect(rehearsed.draw.state).toBe('committed');
    const b = createCeremony(system, cityB);
    expect((await b.commit(await b.plan(drandCompose))).draw.state).toBe('committed');
  });

  it('a batch is committed only with somebody else’s agreement', async () => {
    const city = createBatches(system, cityA);
    const drafts = ['scjg', 'wsjk'].map((dept) => draftOf(cityA, dept));
    const alone = await city.gather(drafts);
    const commit = async (at: HandledBatch) =>
      city.as(
        undefined,
        'POST',
        `${city.path}/${at.batch.id}/commit`,
        { versions: await city.versionsOf(at) },
        at.etag,
      );
    expect(await refusal(commit(alone))).toEqual([403, 'second-person']);
    const first = alone.batch.members[0]!.id;
    const ready = `${city.path}/${alone.batch.id}/draws/${first}/ready`;
    const undone = await city.handled(await city.as(undefined, 'POST', ready, { ready: false }, alone.etag));
    const own = await city.handled(await city.as('scjg', 'POST', ready, {}, undone.etag));
    expect((await commit(own)).status).toBe(200);
    const record = await bodyOf(system.call(cityA, 'auditor', 'GET', `/v1/draws/${first}/record`));
    expect(record).toMatchObject({ ready: { by: { name: expect.any(String) } }, agreed: [] });
  });
});
