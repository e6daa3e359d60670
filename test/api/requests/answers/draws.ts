import { hashOf } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { createClock } from '@mingcha/fn-clock';
import { expect } from 'vitest';
import type { CheckedSystem } from '../../../support/api/checkedSystem.ts';
import { createBatches, draftOf } from '../../../support/batches.ts';
import { createCeremony, readProof } from '../../../support/ceremony.ts';
import { drandCompose, localCompose, openCompose, sealedCompose } from '../../../support/composes.ts';
import { changePolicy } from '../../../support/policy.ts';
import { cityB } from '../../../support/system.ts';

/** Every route of draws and of their witnesses, asked well; answers are held against the document on their way. */
export async function askDraws(system: CheckedSystem): Promise<void> {
  const ceremony = createCeremony(system, cityB);
  const body = { ...sealedCompose, title: '另一次抽查' };
  expect((await ceremony.admin('POST', '/v1/draws/preview', body)).status).toBe(200);
  const gone = await ceremony.plan(localCompose);
  const edited = await ceremony.admin('PATCH', `/v1/draws/${gone.draw.id}`, body, gone.etag);
  const etag = edited.headers.get('etag')!;
  expect((await ceremony.admin('DELETE', `/v1/draws/${gone.draw.id}`, undefined, etag)).status).toBe(204);

  const planned = await ceremony.plan({ ...openCompose, ...sealedCompose, names: 'results' });
  const [party] = planned.draw.parties;
  expect((await ceremony.party(party!.link, '')).status).toBe(200);
  const committed = await ceremony.commit(await ceremony.commitParties(planned));
  let at = await ceremony.step(await ceremony.revealParties(committed), 'execute', {});
  const { result } = await readProof(await ceremony.party(party!.link, '/proof'));
  const attestation = ceremony.attested(at.draw.id, party!.id, result);
  expect((await ceremony.party(party!.link, '/attestation', attestation)).status).toBe(200);
  at = await ceremony.read(at.draw.id);
  const path = `/v1/draws/${at.draw.id}`;
  at = await ceremony.substituteBoth(at);
  const until = new Date(system.time.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const terms = { from: until, until, mode: '现场检查' };
  expect((await ceremony.admin('POST', `${path}/visits`, terms, at.etag)).status).toBe(201);
  at = await ceremony.read(at.draw.id);
  const joining = await ceremony.admin(
    'POST',
    `${path}/visits/overlaps:join`,
    { objects: ['nobody'] },
    at.etag,
  );
  expect(joining.status).toBe(200);
  const parting = { object: 'nobody', task: '2026-001', reason: '没有合并' };
  const parted = await ceremony.admin('POST', `${path}/visits/overlaps:separate`, parting, at.etag);
  expect(parted.status).toBe(200);
  at = await ceremony.step(at, 'publish');
  await ceremony.step(at, 'publish-names');
  await ceremony.admin('PUT', '/v1/tenant/province-access');
  const seen = `/v1/province/cities/${cityB.code}/draws/${at.draw.id}`;
  await ceremony.admin('PUT', '/v1/tenant/province-access/proofs');
  for (const [part, role] of [
    ['', 'province'],
    ['/result?limit=3', 'province'],
    ['/proof', 'auditor'],
  ] as const) {
    const response = await system.call({ code: cityB.parent }, role, 'GET', seen + part);
    expect([part, response.status]).toEqual([part, 200]);
  }
  for (const part of [
    '',
    '/result?limit=3',
    '/result?sort=-name&limit=1',
    '/result:export?format=xlsx',
    '/result:export?format=csv',
    '/reserves',
    '/visits?limit=3',
    '/visits/overlaps?limit=3',
    '/proof',
    '/record',
  ]) {
    expect([part, (await ceremony.admin('GET', path + part)).status]).toEqual([part, 200]);
  }
  const rehearsed = await ceremony.commit(await ceremony.plan(localCompose));
  await ceremony.step(rehearsed, 'void', { reason: '演练结束，作废' });
  const official = await ceremony.commit(await ceremony.plan(drandCompose));
  const proposed = await ceremony.step(official, 'void', { reason: '名录有误', ground: 'lists' });
  await ceremony.step(proposed, 'void/reject', { reason: '撤回' });
  await ceremony.void(official);
  expect((await ceremony.admin('GET', '/v1/draws?limit=3')).status).toBe(200);
}

/** Those of draws that wait for a second person. */
export async function askSecondPersons(system: CheckedSystem): Promise<void> {
  const city = createBatches(system, cityB);
  await changePolicy(system, cityB, { secondPersons: ['commit', 'publish'] });
  const reason = { reason: '范围有误' };
  const proposed = await city.commit(await city.read(await city.plan(draftOf(cityB, 'yjgl'))));
  await city.step(proposed, 'proposal/reject', reason);
  const keyed = (dept: string) => draftOf(cityB, dept, sealedCompose.seed);
  let at = await city.gather([keyed('scjg'), keyed('wsjk')], { ready: false });
  for (const [i, dept] of ['scjg', 'wsjk'].entries()) {
    const ready = `${city.path}/${at.batch.id}/draws/${at.batch.members[i]!.id}/ready`;
    at = await city.handled(await city.as(dept, 'POST', ready, {}, at.etag));
  }
  const first = at.batch.members[0]!.id;
  await city.commitParties(await city.read(first));
  at = await city.commitBatch(await city.readBatch(at.batch.id));
  const commitments = at.batch.members.map(({ commitment }) => commitment);
  await city.revealParties(await city.read(first), hashOf(commitments, nodeTools.hash));
  await createClock(system).lookAtAll([cityB.code]);
  at = await city.stepBatch(await city.readBatch(at.batch.id), 'publish');
  at = await city.stepBatch(at, 'proposal/reject', reason);
  expect([at.batch.state, at.batch.proposal]).toEqual(['executed', undefined]);
}
