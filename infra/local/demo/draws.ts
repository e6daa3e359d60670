import type { DemoDraw } from '@mingcha/demo';
import type { Answer, Caller } from './caller.ts';
import { createParties, type Party } from './parties.ts';
import type { DemoKey } from './witnesses.ts';

/** What a witness of a draw that still waits needs, so that a visitor can play the parties. */
export type DemoWitness = {
  tenant: string;
  draw: string;
  title: string;
  party: string;
  name: string;
  link: string;
  nonce: string;
  /** Its key of the standing list. */
  secret: string;
};

/** Who and what helps to play: a second person, the witnesses' keys, and the clock. */
export type Helpers = {
  second: () => Promise<Caller>;
  keys: readonly DemoKey[];
  tick: () => Promise<void>;
};

/** Takes a draw as far as its stage says, step by step on the days that it says. Returns the witnesses that are still to reveal their numbers. */
export async function playDraw(
  call: Caller,
  tenant: string,
  { stage, compose, voidReason, days }: DemoDraw,
  reach: (daysAgo: number) => Promise<void>,
  { second, keys, tick }: Helpers,
): Promise<DemoWitness[]> {
  await reach(days.plan);
  let draw = await call('POST', '/v1/draws', { json: compose });
  const id = String(draw.body.id);
  const step = async (action: string, json: unknown = {}): Promise<Answer> => {
    const headers = { 'if-match': draw.headers.get('etag') ?? '' };
    draw = await call('POST', `/v1/draws/${id}/${action}`, { json, headers });
    return draw;
  };
  const refresh = async () => {
    draw = await call('GET', `/v1/draws/${id}`);
  };

  const ceremony = createParties(call, { tenant, draw: id, parties: draw.body.parties as Party[], keys });
  if (stage === 'planned') return [];

  await reach(days.witness);
  await ceremony.seal();
  await reach(days.commit);
  await refresh();
  const preview = await call('POST', `/v1/draws/${id}/preview`, { json: {} });
  await step('commit', { versions: preview.body.versions });
  if (stage === 'voided') {
    await reach(days.end);
    // Whose nonces are late is logged first: the clock that runs beside would do it between the two persons.
    await tick();
    await refresh();
    const other = await second();
    await step('void', { reason: voidReason, ground: 'seed' });
    const headers = { 'if-match': draw.headers.get('etag') ?? '' };
    await other('POST', `/v1/draws/${id}/void/confirm`, { headers });
    return [];
  }
  if (stage === 'committed')
    return ceremony.witnesses.map(
      ({ id: party, name, link, nonce, secret }): DemoWitness => ({
        tenant,
        draw: id,
        title: compose.title,
        party,
        name,
        link,
        nonce,
        secret,
      }),
    );

  await reach(days.execute);
  if (compose.seed.source === 'witness') await ceremony.reveal(String(draw.body.commitment));
  await refresh();
  // A rehearsal waits for somebody's word; else the clock draws by itself, where a tick of its own may be under way.
  if (compose.seed.source === 'local') await step('execute');
  for (let tries = 0; draw.body.state === 'committed' && tries < 20; tries++) {
    await tick();
    await refresh();
  }
  await ceremony.attest();
  await refresh();
  await reach(days.end);
  await step('publish');
  return [];
}
