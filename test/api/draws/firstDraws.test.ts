import { verifyProof } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { commitByFirst, withoutKeys } from '@mingcha/inspection/testing';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony, nonceOf, readProof } from '../../support/ceremony.ts';
import { openCompose } from '../../support/composes.ts';
import { cityA, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
let ceremony: ReturnType<typeof createCeremony>;
beforeAll(async () => {
  system = await startSystem();
  ceremony = createCeremony(system, cityA);
});
afterAll(() => system.stop());

const store = () => system.store.forTenant(cityA.code);

describe('a draw of witnesses without keys', () => {
  it('that was committed by the first specification goes on to its end, and its proof verifies', async () => {
    const { draw } = await ceremony.plan(openCompose);
    await commitByFirst(await store(), draw.id, { now: system.time.now(), nonceOf });
    for (const { id, link } of draw.parties)
      expect((await ceremony.party(link, '/nonce', { nonce: nonceOf(id) })).status).toBe(200);
    const executed = await ceremony.step(await ceremony.read(draw.id), 'execute', {});
    await ceremony.step(executed, 'publish');
    const proof = await readProof(await system.portal.request(`/public/620300/draws/${draw.id}/proof`));
    expect(proof.plan.spec).toBe('mingcha-draw/1');
    expect(verifyProof(proof, nodeTools)).toMatchObject({ ok: true });
    expect((await system.portal.request(`/public/620300/draws/${draw.id}`)).status).toBe(200);
  });

  it('that was only planned is neither sealed nor committed: its parties could be anybody', async () => {
    const planned = await ceremony.plan(openCompose);
    const { id, parties } = planned.draw;
    await withoutKeys(await store(), id);
    const { commitment } = ceremony.sealed(id, parties[0]!.id);
    const sealed = await ceremony.party(parties[0]!.link, '/commitment', { commitment });
    expect(await bodyOf(sealed)).toMatchObject({ status: 409, code: 'witness-barred' });
    const { etag } = await ceremony.read(id);
    const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${id}/preview`));
    const committed = await ceremony.admin('POST', `/v1/draws/${id}/commit`, { versions }, etag);
    expect(await bodyOf(committed)).toMatchObject({
      code: 'witness-barred',
      parties: parties.map((party) => party.id),
    });
    const edited = await ceremony.admin('PATCH', `/v1/draws/${id}`, openCompose, etag);
    expect(edited.status).toBe(200);
    await ceremony.commit(await ceremony.commitParties(await ceremony.read(id)));
  });
});
