import { verifyProof } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { signBeacon, TEST_SECRET_KEY } from '@mingcha/draw/testing';
import { suspensionEntity } from '@mingcha/register';
import { create, replace } from '@mingcha/store';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { writtenBy } from '../../support/api/written.ts';
import { createCeremony, type Handled, nonceOf } from '../../support/ceremony.ts';
import { drandCompose, localCompose, openCompose, sealedCompose } from '../../support/composes.ts';
import { cityB } from '../../support/system.ts';

let system: CheckedSystem;
let ceremony: ReturnType<typeof createCeremony>;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 150, cities: [cityB] });
  ceremony = createCeremony(system, cityB);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

/** Sends what must be refused, and holds that nothing was written. */
async function refused(
  answer: () => Response | Promise<Response>,
): Promise<{ status: number; code: string } & Record<string, unknown>> {
  const before = await writtenBy(system.test, cityB.code);
  const body = await bodyOf(answer());
  expect(await writtenBy(system.test, cityB.code)).toBe(before);
  return body;
}

const commit = async ({ draw, etag }: Handled) => {
  const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${draw.id}/preview`));
  return ceremony.admin('POST', `/v1/draws/${draw.id}/commit`, { versions }, etag);
};
const warningsOf = async (compose: unknown) =>
  (await bodyOf(ceremony.admin('POST', '/v1/draws/preview', compose))).warnings.map(
    ({ code }: { code: string }) => code,
  );

describe('a plan is refused', () => {
  const { filter, teams } = sealedCompose;
  const [team] = teams;
  const strata = [{ stratum: 'A', permille: 10, reserve: 0 }];

  it.each<[string, object, string]>([
    ['without items', { items: [] }, '/items'],
    ['with an item twice', { items: ['SJ-0001', 'SJ-0001'] }, '/items'],
    ['with one person a team', { teams: [{ ...team, size: 1 }] }, '/teams'],
    ['with a department twice', { teams: [team, team] }, '/teams'],
    ['with a department that is not there', { teams: [{ dept: '620800-nobody', size: 2 }] }, '/teams/0/dept'],
    ['with a department of another city', { teams: [{ dept: '620300-scjg', size: 2 }] }, '/teams/0/dept'],
    ['with a ratio over the whole', { strata: [{ ...strata[0], permille: 1001 }] }, '/strata/0/permille'],
    ['with a ratio and a number', { strata: [{ ...strata[0], count: 1 }] }, '/strata/0'],
    ['with less than none', { strata: [{ stratum: 'A', count: -1 }] }, '/strata/0/count'],
    ['with half an object', { strata: [{ stratum: 'A', count: 0.5 }] }, '/strata/0/count'],
    ['with a stratum twice', { strata: [...strata, ...strata] }, '/strata'],
    ['with a stratum of another kind', { strata: [{ ...strata[0], stratum: 'all' }] }, '/strata/0/stratum'],
    [
      'with a day that is not',
      { filter: { ...filter, lastInspectedBefore: '2026-02-30' } },
      '/filter/lastInspectedBefore',
    ],
    ['with a round of the past', { seed: { source: 'drand', delaySeconds: -60 } }, '/seed/delaySeconds'],
    ['with a round of now', { seed: { source: 'drand', delaySeconds: 0 } }, '/seed/delaySeconds'],
    ['with a round of its own choice', { seed: { source: 'drand', delaySeconds: 60, round: 1 } }, '/seed'],
    ['with one witness', { seed: { source: 'witness', parties: [{ id: 'a' }] } }, '/seed/parties'],
    [
      'with a witness twice',
      { seed: { source: 'witness', parties: [{ id: 'a' }, { id: 'a' }] } },
      '/seed/parties',
    ],
    [
      'with witnesses in free words',
      { seed: { source: 'witness', parties: [{ id: 'a', name: '甲' }, { id: 'b' }] } },
      '/seed/parties/0',
    ],
    ['with a seed it brings itself', { seed: { source: 'local', random: '00' } }, '/seed'],
    [
      'with recusals in no order a verifier knows: the commitment broke on them',
      { recusals: ['𠮷', '\uffee'].map((object) => ({ object, inspector: 'JC-001' })) },
      '/recusals/0/object',
    ],
    [
      'with a control character in a recusal: what came of it never verified',
      { recusals: [{ object: 'JC-0001', inspector: 'JC\u0001' }] },
      '/recusals/0/inspector',
    ],
    ['that would publish classes', { disclosure: 'full' }, '/disclosure'],
    [
      'that would publish who has a class',
      { disclosure: 'full', stratify: 'none', filter: { classes: ['D'] } },
      '/filter/classes',
    ],
  ])('%s', async (_, change, pointer) => {
    const body = { ...localCompose, ...change };
    const problem = await refused(() => ceremony.admin('POST', '/v1/draws', body));
    expect([problem.status, problem.code]).toEqual([422, 'invalid']);
    expect((problem.errors as { pointer: string }[]).map((error) => error.pointer)).toContain(pointer);
  });

  it('when its item is not on the published list', async () => {
    const planned = await ceremony.plan({ ...localCompose, items: ['SJ-9999'] });
    const preview = await refused(() => ceremony.admin('POST', `/v1/draws/${planned.draw.id}/preview`));
    expect(preview).toMatchObject({ status: 422, code: 'invalid', errors: [{ pointer: '/items/0' }] });
  });
});

describe('a draw by an item that is suspended', () => {
  it('is refused from then on with the reason, also where it was planned before', async () => {
    const planned = await ceremony.plan(localCompose);
    const path = `/v1/draws/${planned.draw.id}/commit`;
    const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${planned.draw.id}/preview`));
    const [item] = localCompose.items;
    const store = await system.test.store.forTenant(cityB.code);
    const key = { register: 'inspection-items', row: item!, case: 'x' };
    const since = '2026-01-01T00:00:00.000Z';
    const suspension = { ...key, reason: '依据废止', since };
    await store.write(create(suspensionEntity, suspension));
    const why = { status: 409, code: 'item-suspended', detail: expect.stringContaining('依据废止') };
    for (const ask of [
      () => ceremony.admin('POST', path, { versions }, planned.etag),
      () => ceremony.admin('POST', `/v1/draws/${planned.draw.id}/preview`),
      () => ceremony.admin('POST', '/v1/draws/preview', localCompose),
    ])
      expect(await refused(ask)).toMatchObject(why);
    const ended = { ...suspension, until: '2026-01-02T00:00:00.000Z' };
    await store.write(replace(suspensionEntity, ended, 1));
    expect((await commit(planned)).status).toBe(200);
  });
});

describe('a commitment is refused', () => {
  it('with no object in its frame', async () => {
    const compose = { ...localCompose, filter: { regions: ['620899'] } };
    expect(await warningsOf(compose)).toContain('frame-empty');
    const planned = await ceremony.plan(compose);
    expect(await refused(() => commit(planned))).toMatchObject({ status: 409, code: 'nothing-to-draw' });
  });

  it('with no eligible inspector', async () => {
    const department = { id: '620800-empty', name: '没有人的部门', short: '空', division: '620800' };
    await ceremony.admin('POST', '/v1/departments', department);
    const compose = { ...localCompose, teams: [{ dept: department.id, size: 2 }] };
    expect(await warningsOf(compose)).toContain('no-inspectors');
    const planned = await ceremony.plan(compose);
    expect(await refused(() => commit(planned))).toMatchObject({ status: 409, code: 'no-inspectors' });
    expect((await ceremony.read(planned.draw.id)).draw.state).toBe('planned');
  });

  it('after the inspectors changed since the preview, with the version they have now', async () => {
    const planned = await ceremony.plan(localCompose);
    const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${planned.draw.id}/preview`));
    const { items } = await bodyOf(ceremony.admin('GET', '/v1/rosters/inspectors?limit=1'));
    const row = `/v1/rosters/inspectors/${items[0].id}`;
    const etag = (await ceremony.admin('GET', row)).headers.get('etag')!;
    expect((await ceremony.admin('PATCH', row, { position: '副科长' }, etag)).status).toBe(200);
    const path = `/v1/draws/${planned.draw.id}`;
    const problem = await refused(() => ceremony.admin('POST', `${path}/commit`, { versions }, planned.etag));
    const now = (await bodyOf(ceremony.admin('POST', `${path}/preview`))).versions;
    expect(problem).toMatchObject({ status: 409, code: 'roster-changed', versions: now });
    expect(now.inspectors).not.toBe(versions.inspectors);
  });

  it.each([
    {},
    { versions: {} },
    { versions: { objects: 'x' } },
    { versions: { objects: null, inspectors: 1 } },
  ])('to %j', async (body) => {
    const { draw, etag } = await ceremony.plan(localCompose);
    const problem = await refused(() => ceremony.admin('POST', `/v1/draws/${draw.id}/commit`, body, etag));
    expect(problem).toMatchObject({ status: 422, code: 'invalid' });
  });
});

describe('a stratum that has fewer objects than are to be taken', () => {
  it('is warned of, and drawn whole', async () => {
    const compose = {
      ...localCompose,
      stratify: 'none',
      filter: {},
      strata: [{ stratum: 'all', count: 1_000_000, reserve: 10_000 }],
    };
    expect(await warningsOf(compose)).toContain('take-exceeds-frame');
    const executed = await ceremony.step(await ceremony.commit(await ceremony.plan(compose)), 'execute', {});
    expect(executed.draw).toMatchObject({
      selected: (executed.draw.frame as { objects: number }).objects,
      reserves: 0,
    });
    const path = `/v1/draws/${executed.draw.id}`;
    expect(verifyProof(await ceremony.proof(executed.draw.id), nodeTools)).toMatchObject({
      ok: true,
    });
    const { items } = await bodyOf(ceremony.admin('GET', `${path}/result?limit=1`));
    const substitute = { object: items[0].id, reason: '已迁出' };
    const problem = await refused(() =>
      ceremony.admin('POST', `${path}/substitutions`, substitute, executed.etag),
    );
    expect(problem).toMatchObject({ status: 409, code: 'no-reserve' });
    const nobody = { object: 'NOBODY', reason: '没有这一户' };
    const none = await refused(() => ceremony.admin('POST', `${path}/substitutions`, nobody, executed.etag));
    expect(none).toMatchObject({ status: 409, code: 'not-selected' });
  });
});

describe('an execution that says JSON and sends nothing', () => {
  it('is carried out: its body may be left out', async () => {
    const { draw, etag } = await ceremony.commit(await ceremony.plan(localCompose));
    const response = await system.call(cityB, 'city-admin', 'POST', `/v1/draws/${draw.id}/execute`, {
      headers: { 'if-match': etag, 'content-type': 'application/json' },
    });
    expect((await ceremony.handled(response)).draw).toMatchObject({ state: 'executed' });
  });
});

describe('a beacon', () => {
  it('is never of a round that is due already, and no other round stands in for it', async () => {
    const committed = await ceremony.commit(
      await ceremony.plan({ ...drandCompose, seed: { source: 'drand', delaySeconds: 30 } }),
    );
    const { seedDueAt, committedAt, plan } = committed.draw as unknown as {
      seedDueAt: string;
      committedAt: string;
      plan: { seed: { round: number } };
    };
    expect(Date.parse(seedDueAt)).toBeGreaterThan(Date.parse(committedAt) + 30_000);
    const { round } = plan.seed;
    const path = `/v1/draws/${committed.draw.id}/execute`;
    const beaconOf = (of: number, signed = of) => ({
      round: of,
      signature: signBeacon(TEST_SECRET_KEY, signed),
    });
    for (const beacon of [
      beaconOf(round - 1),
      beaconOf(round + 1),
      beaconOf(1),
      beaconOf(round, round - 1),
    ]) {
      const problem = await refused(() => ceremony.admin('POST', path, { beacon }, committed.etag));
      expect(problem).toMatchObject({ status: 422, code: 'bad-beacon' });
    }
    for (const beacon of [
      { round },
      { round, signature: 'z' },
      { ...beaconOf(round), extra: 1 },
      { round: -1, signature: '0'.repeat(96) },
    ]) {
      const problem = await refused(() => ceremony.admin('POST', path, { beacon }, committed.etag));
      expect(problem).toMatchObject({ status: 422, code: 'invalid' });
    }
    const early = await refused(() => ceremony.admin('POST', path, {}, committed.etag));
    expect(early).toMatchObject({ status: 409, code: 'seed-not-ready', dueAt: seedDueAt, round });
    system.time.advance(60_000);
    const executed = await ceremony.step(committed, 'execute', { beacon: beaconOf(round) });
    expect(executed.draw).toMatchObject({ state: 'executed', reveal: { round } });
    await ceremony.void(executed);
  });
});

describe('a witness is refused', () => {
  const zeros = '0'.repeat(64);

  it.each<[string, string, object]>([
    ['no commitment', '/commitment', {}],
    ['one that is too short', '/commitment', { commitment: '00' }],
    ['one in capitals', '/commitment', { commitment: 'A'.repeat(64) }],
    ['one with more', '/commitment', { commitment: zeros, nonce: zeros }],
    ['a nonce that is no hex', '/nonce', { nonce: 'x'.repeat(64) }],
    ['a signature that is none', '/commitment', { commitment: zeros, signature: 'x' }],
    ['no attestation', '/attestation', {}],
  ])('%s', async (_, step, body) => {
    const { draw } = await ceremony.plan(sealedCompose);
    const problem = await refused(() => ceremony.party(draw.parties[0]!.link, step, body));
    expect(problem).toMatchObject({ status: 422, code: 'invalid' });
  });

  it('a second commitment, one that comes late, a nonce too early, one that does not open', async () => {
    const planned = await ceremony.commitParties(await ceremony.plan(sealedCompose));
    const { id, link } = planned.draw.parties.find(({ last }) => !last)!;
    const say = (step: string, body: object) => refused(() => ceremony.party(link, step, body));
    const other = ceremony.sealed(planned.draw.id, id, nonceOf('other'));
    expect(await say('/commitment', other)).toMatchObject({ status: 409, code: 'already-committed' });
    expect(await say('/nonce', ceremony.opened(planned.draw, id))).toMatchObject({
      status: 409,
      code: 'draw-state',
    });
    const committed = await ceremony.commit(planned);
    expect(await say('/commitment', other)).toMatchObject({
      status: 409,
      code: 'draw-state',
      state: 'committed',
    });
    expect(await say('/nonce', { nonce: zeros })).toMatchObject({ status: 422, code: 'nonce-does-not-open' });
    await ceremony.step(await ceremony.revealParties(committed), 'execute', {});
    expect(await say('/nonce', { nonce: zeros })).toMatchObject({
      status: 409,
      code: 'draw-state',
      state: 'executed',
    });
  });

  it('a token that is not its own, or none', async () => {
    const { draw } = await ceremony.plan(sealedCompose);
    const other = (await ceremony.plan(sealedCompose)).draw;
    const { pathname } = new URL(draw.parties[0]!.link);
    const path = `/v1${pathname}/${draw.parties[0]!.id}`;
    const tokenOf = (link: string) => new URLSearchParams(new URL(link).hash.slice(1)).get('token')!;
    const jwt = await system.issuer.token({ tenant: cityB.code, roles: ['city-admin'] });
    for (const token of [
      '',
      'x',
      zeros,
      jwt,
      tokenOf(draw.parties[1]!.link),
      tokenOf(other.parties[0]!.link),
    ]) {
      const headers = { authorization: `Bearer ${token}` };
      const problem = await refused(async () => system.api.request(path, { headers }));
      expect([token, problem.status]).toEqual([token, 401]);
    }
  });
});

describe('an action is refused in a state that does not allow it', () => {
  it('before the commitment, and after the end', async () => {
    const { draw, etag } = await ceremony.plan(localCompose);
    const path = `/v1/draws/${draw.id}`;
    const reason = { reason: '原因写在这里' };
    const early: [string, unknown][] = [
      ['execute', {}],
      ['publish', undefined],
      ['void', reason],
      ['substitutions', { object: 'x', ...reason }],
      ['inspector-substitutions', { object: 'x', inspector: 'y', ground: 'leave', ...reason }],
    ];
    for (const [action, body] of early) {
      const problem = await refused(() => ceremony.admin('POST', `${path}/${action}`, body, etag));
      expect([action, problem.code, problem.state]).toEqual([action, 'draw-state', 'planned']);
    }
    for (const part of ['result', 'reserves', 'proof']) {
      expect(await refused(() => ceremony.admin('GET', `${path}/${part}`))).toMatchObject({
        code: 'not-drawn',
      });
    }
    const committed = await ceremony.commit({ draw, etag });
    const short = await refused(() =>
      ceremony.admin('POST', `${path}/void`, { reason: '  短 ' }, committed.etag),
    );
    expect(short).toMatchObject({ status: 422, code: 'invalid' });
    const voided = await ceremony.step(committed, 'void', reason);
    for (const [action, body] of [
      ...early,
      ['commit', { versions: { objects: 'x', inspectors: 'x' } }] as const,
    ]) {
      const problem = await refused(() => ceremony.admin('POST', `${path}/${action}`, body, voided.etag));
      expect([action, problem.code, problem.state]).toEqual([action, 'draw-state', 'voided']);
    }
    for (const [method, body] of [
      ['PATCH', localCompose],
      ['DELETE', undefined],
    ] as const) {
      const problem = await refused(() => ceremony.admin(method, path, body, voided.etag));
      expect([method, problem.code]).toEqual([method, 'draw-state']);
    }
  });
});

describe('the public is refused', () => {
  it('a planned draw, and an outcome before it is published', async () => {
    const planned = await ceremony.plan({
      ...openCompose,
      teams: localCompose.teams,
      seed: localCompose.seed,
    });
    const path = `/public/620800/draws/${planned.draw.id}`;
    expect((await system.portal.request(path)).status).toBe(404);
    const executed = await ceremony.step(await ceremony.commit(planned), 'execute', {});
    expect(executed.draw.state).toBe('executed');
    for (const part of ['outcome', 'proof', 'objects/X']) {
      const response = await system.portal.request(`${path}/${part}`);
      expect([part, response.status, (await bodyOf(response)).code]).toEqual([part, 409, 'not-published']);
    }
  });
});
