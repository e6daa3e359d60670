import type { DemoBatch } from '@mingcha/demo';
import { hashOf } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import type { Actors, Answer } from './caller.ts';
import type { Helpers } from './draws.ts';
import { createParties, type Party } from './parties.ts';

const path = '/v1/draw-batches';
type Member = { id: string; commitment: string };

/**
 * Takes a batch to its publication as its departments would: each makes its own draft and says that it is ready, the lead
 * commits, the witnesses of the first draw speak for all.
 */
export async function playBatch(
  { office, unit }: Pick<Actors, 'office' | 'unit'>,
  tenant: string,
  { title, mode, composes, days }: DemoBatch,
  reach: (daysAgo: number) => Promise<void>,
  { keys, tick }: Pick<Helpers, 'keys' | 'tick'>,
): Promise<void> {
  await reach(days.plan);
  const drafts = await Promise.all(
    composes.map(async (compose) => ({ compose, own: await unit(compose.teams[0]!.dept) })),
  );
  const draws: Answer[] = [];
  for (const { compose, own } of drafts) draws.push(await own('POST', '/v1/draws', { json: compose }));
  const ids = draws.map(({ body }) => String(body.id));
  const lead = drafts[0]!.own;
  let batch = await lead('POST', path, { json: { title, mode, draws: ids.slice(0, 1) } });
  const at = `${path}/${String(batch.body.id)}`;
  const step = async (by: typeof lead, action: string, json: unknown = {}) => {
    const headers = { 'if-match': batch.headers.get('etag') ?? '' };
    const answer = await by('POST', `${at}/${action}`, { json, headers });
    if (answer.headers.get('etag')) batch = answer;
    return answer;
  };
  const refresh = async () => {
    batch = await lead('GET', at);
  };
  for (const [i, { own }] of drafts.entries()) if (i > 0) await step(own, 'draws', { draw: ids[i] });
  for (const [i, { own }] of drafts.entries()) await step(own, `draws/${ids[i]}/ready`);

  const partiesOf = async (i: number) => {
    const { body } = await office('GET', `/v1/draws/${ids[i]}`);
    return createParties(office, { tenant, draw: ids[i]!, parties: body.parties as Party[], keys });
  };
  const first = await partiesOf(0);
  await reach(days.witness);
  await first.seal();
  await reach(days.commit);
  const { body: prepared } = await step(lead, `draws/${ids[0]}/prepare`);
  await step(lead, 'commit', { versions: prepared.versions });
  await reach(days.execute);
  const commitments = (batch.body.members as Member[]).map(({ commitment }) => commitment);
  await first.reveal(hashOf(commitments, nodeTools.hash));
  await refresh();
  for (let tries = 0; batch.body.state === 'committed' && tries < 20; tries++) {
    await tick();
    await refresh();
  }
  for (const i of ids.keys()) await (await partiesOf(i)).attest();
  await reach(days.end);
  await step(lead, 'publish');
}
