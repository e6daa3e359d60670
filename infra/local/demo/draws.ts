import { randomBytes } from 'node:crypto';
import type { DemoDraw } from '@mingcha/demo';
import { nonceCommitment } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import type { Answer, Caller } from './caller.ts';

/** What a witness of a draw that still waits needs, so that a visitor can play the parties. */
export type DemoWitness = {
  tenant: string;
  draw: string;
  title: string;
  party: string;
  name: string;
  link: string;
  nonce: string;
};

type Party = { id: string; name: string; link: string; nonce: string };

/** Takes a draw as far as its stage says, step by step on the days that it says. Returns the witnesses that are still to reveal their numbers. */
export async function playDraw(
  call: Caller,
  tenant: string,
  { stage, compose, voidReason, days }: DemoDraw,
  reach: (daysAgo: number) => void,
  second: () => Promise<Caller>,
): Promise<DemoWitness[]> {
  reach(days.plan);
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

  const parties = (draw.body.parties ?? []) as Party[];
  const witnesses = parties.map((party) => ({ ...party, nonce: randomBytes(32).toString('hex') }));
  const asParty = async ({ id: party, link }: Party, what: string, json: unknown) => {
    const token = new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';
    await call('POST', `/v1/witness/${tenant}/${id}/${party}/${what}`, { json, token });
  };
  if (stage === 'planned') return [];

  reach(days.witness);
  for (const party of witnesses)
    await asParty(party, 'commitment', {
      commitment: nonceCommitment(party.id, party.nonce, nodeTools.hash),
    });
  reach(days.commit);
  await refresh();
  const preview = await call('POST', `/v1/draws/${id}/preview`, { json: {} });
  await step('commit', { versions: preview.body.versions });
  if (stage === 'voided') {
    reach(days.end);
    await step('void', { reason: voidReason, ground: 'seed' });
    const headers = { 'if-match': draw.headers.get('etag') ?? '' };
    const other = await second();
    await other('POST', `/v1/draws/${id}/void/confirm`, { headers });
    return [];
  }
  if (stage === 'committed')
    return witnesses.map(
      ({ id: party, name, link, nonce }): DemoWitness => ({
        tenant,
        draw: id,
        title: compose.title,
        party,
        name,
        link,
        nonce,
      }),
    );

  reach(days.execute);
  for (const party of witnesses) await asParty(party, 'nonce', { nonce: party.nonce });
  await refresh();
  await step('execute');
  reach(days.end);
  await step('publish');
  return [];
}
