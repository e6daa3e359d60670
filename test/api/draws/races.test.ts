import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony } from '../../support/ceremony.ts';
import { localCompose, sealedCompose } from '../../support/composes.ts';
import { cityB, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const outcomes = async (responses: Promise<Response>[]) => {
  const done = await Promise.all(
    (await Promise.all(responses)).map(async (a) => ({ status: a.status, body: await bodyOf(a) })),
  );
  return { won: done.filter((d) => d.status === 200), lost: done.filter((d) => d.status !== 200) };
};

describe('several people at the same button', () => {
  it.each(['commit', 'execute', 'publish'])('%s: one wins, the others learn the state', async (action) => {
    const ceremony = createCeremony(system, cityB);
    let at = await ceremony.plan(localCompose);
    const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${at.draw.id}/preview`));
    if (action !== 'commit') at = await ceremony.commit(at);
    if (action === 'publish') at = await ceremony.step(at, 'execute', {});
    const press = () =>
      ceremony.admin(
        'POST',
        `/v1/draws/${at.draw.id}/${action}`,
        action === 'commit' ? { versions } : {},
        at.etag,
      );
    const { won, lost } = await outcomes([press(), press(), press()]);
    expect(won).toHaveLength(1);
    for (const { status, body } of lost)
      expect([status, body.code, typeof body.state]).toEqual([409, 'draw-state', 'string']);
  });

  it('a step on an older form is told the state with the 412: it was not, between the reveal and the result', async () => {
    const ceremony = createCeremony(system, cityB);
    const drawn = await ceremony.step(
      await ceremony.commit(await ceremony.plan(localCompose)),
      'execute',
      {},
    );
    const path = `/v1/draws/${drawn.draw.id}`;
    const { items } = await bodyOf(ceremony.admin('GET', `${path}/result?limit=2`));
    const replace = (object: string) =>
      ceremony.admin('POST', `${path}/substitutions`, { object, reason: '已注销' }, drawn.etag);
    expect((await replace(items[0].id)).status).toBe(200);
    // The state is the one the second saw; only the form is another.
    const second = await replace(items[1].id);
    expect([second.status, await bodyOf(second)]).toMatchObject([
      412,
      { code: 'precondition-failed', state: 'executed' },
    ]);
  });

  it('commit of different draws at once: each gets its own number, none is lost', async () => {
    const ceremony = createCeremony(system, cityB);
    const planned = await Promise.all([1, 2, 3, 4].map(() => ceremony.plan(localCompose)));
    const numbers: number[] = [];
    await Promise.all(
      planned.map(async (one) => {
        for (let tries = 0; tries < 10; tries++) {
          const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${one.draw.id}/preview`));
          const response = await ceremony.admin(
            'POST',
            `/v1/draws/${one.draw.id}/commit`,
            { versions },
            one.etag,
          );
          const body = await bodyOf(response);
          if (response.status === 200) return numbers.push(body.sequence);
          expect([response.status, body.code]).toEqual([409, 'try-again']);
        }
        throw new Error('never committed');
      }),
    );
    const sorted = numbers.sort((a, b) => a - b);
    expect(sorted).toEqual(sorted.map((_, i) => sorted[0]! + i));
  });
});

describe('witnesses who press at the same moment', () => {
  it('are all heard: one of them was told that somebody else had been faster', async () => {
    const ceremony = createCeremony(system, cityB);
    const { draw } = await ceremony.plan(sealedCompose);
    const all = async (path: string, bodyFor: (party: string) => object, parties = draw.parties) => {
      const sent = [...parties, ...parties].map(({ id, link }) => ceremony.party(link, path, bodyFor(id)));
      return new Set((await Promise.all(sent)).map(({ status }) => status));
    };
    const ok = new Set([200]);
    expect(await all('/commitment', (party) => ceremony.sealed(draw.id, party))).toEqual(ok);
    const committed = (await ceremony.commit(await ceremony.read(draw.id))).draw;
    const nonce = (party: string) => ceremony.opened(committed, party);
    const last = draw.parties.filter((party) => party.last);
    expect(await all('/nonce', nonce, last)).toEqual(new Set([409]));
    expect(
      await all(
        '/nonce',
        nonce,
        draw.parties.filter((party) => !party.last),
      ),
    ).toEqual(ok);
    expect(await all('/nonce', nonce, last)).toEqual(ok);
    expect((await ceremony.read(draw.id)).draw).toMatchObject({ state: 'committed', seedReady: true });
  });
});

describe('a roster that changed between preview and commitment', () => {
  it('is told with the new version, and the draw stays planned', async () => {
    const ceremony = createCeremony(system, cityB);
    const planned = await ceremony.plan(localCompose);
    const preview = `/v1/draws/${planned.draw.id}/preview`;
    const { versions } = await bodyOf(ceremony.admin('POST', preview));
    const { items } = await bodyOf(ceremony.admin('GET', '/v1/rosters/objects?limit=1'));
    const row = `/v1/rosters/objects/${items[0].id}`;
    const etag = (await ceremony.admin('GET', row)).headers.get('etag')!;
    expect((await ceremony.admin('PATCH', row, { address: '示例路 2 号' }, etag)).status).toBe(200);
    const response = await ceremony.admin(
      'POST',
      `/v1/draws/${planned.draw.id}/commit`,
      { versions },
      planned.etag,
    );
    const body = await bodyOf(response);
    expect([response.status, body.code]).toEqual([409, 'roster-changed']);
    expect(body.versions.objects).toBe((await bodyOf(ceremony.admin('POST', preview))).versions.objects);
    expect((await ceremony.read(planned.draw.id)).draw.state).toBe('planned');
  });
});

describe('an item list that changed between preview and commitment', () => {
  it('is told like a roster: another frame was frozen than the one that had been looked at', async () => {
    const ceremony = createCeremony(system, cityB);
    const { draw, etag } = await ceremony.plan(localCompose);
    const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${draw.id}/preview`));
    const list = '/v1/catalogues/inspection/items';
    const item = `${list}/${localCompose.items[0]}`;
    const seen = (await ceremony.admin('GET', item)).headers.get('etag')!;
    expect((await ceremony.admin('PATCH', item, { objects: '另一类对象' }, seen)).status).toBe(200);
    const response = await ceremony.admin('GET', `${list}:versions?limit=1`);
    const version = (await bodyOf(response)).items[0].id;
    const published = await ceremony.admin(
      'POST',
      `${list}:publish`,
      { version },
      response.headers.get('etag')!,
    );
    expect(published.status).toBe(200);
    const path = `/v1/draws/${draw.id}/commit`;
    const refused = await ceremony.admin('POST', path, { versions }, etag);
    expect([refused.status, await bodyOf(refused)]).toMatchObject([
      409,
      { code: 'roster-changed', versions: { items: version } },
    ]);
    const { items: _, ...rosters } = versions;
    expect((await ceremony.admin('POST', path, { versions: rosters }, etag)).status).toBe(200);
  });
});

describe('a changed draw', () => {
  it('asks for If-Match, and refuses one that is old', async () => {
    const ceremony = createCeremony(system, cityB);
    const planned = await ceremony.plan(localCompose);
    const path = `/v1/draws/${planned.draw.id}`;
    expect((await ceremony.admin('PATCH', path, localCompose)).status).toBe(428);
    const edited = await ceremony.admin(
      'PATCH',
      path,
      { ...localCompose, title: '改名的抽查' },
      planned.etag,
    );
    expect(edited.status).toBe(200);
    expect((await ceremony.admin('PATCH', path, localCompose, planned.etag)).status).toBe(412);
    expect((await ceremony.admin('DELETE', path, undefined, planned.etag)).status).toBe(412);
    expect((await ceremony.admin('DELETE', path, undefined, edited.headers.get('etag')!)).status).toBe(204);
    expect((await ceremony.admin('GET', path)).status).toBe(404);
  });
});
