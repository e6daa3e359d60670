import { randomBytes } from 'node:crypto';
import {
  gatherLines,
  hashOf,
  nonceCommitment,
  outcomeMessage,
  revealMessage,
  witnessMessage,
} from '@mingcha/draw';
import { signMessage } from '@mingcha/draw/ed25519';
import { nodeTools } from '@mingcha/draw/node';
import type { Caller } from './caller.ts';
import type { DemoKey } from './witnesses.ts';

export type Party = { id: string; name: string; link: string; last: boolean };

type Of = { tenant: string; draw: string; parties: readonly Party[] | undefined; keys: readonly DemoKey[] };

/** The witnesses of a draw and what they say, each with its own key and nonce. */
export function createParties(call: Caller, { tenant, draw, parties = [], keys }: Of) {
  const secrets = new Map(keys.map((key) => [key.id, key.secret]));
  const witnesses = parties.map((party) => ({
    ...party,
    nonce: randomBytes(32).toString('hex'),
    secret: secrets.get(party.id)!,
  }));
  const asParty = async ({ id: party, link }: Party, what: string, json: unknown) => {
    const token = new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';
    await call('POST', `/v1/witness/${tenant}/${draw}/${party}/${what}`, { json, token });
  };
  return {
    witnesses,
    async seal() {
      for (const party of witnesses) {
        const commitment = nonceCommitment(party.id, party.nonce, nodeTools.hash);
        const signature = signMessage(party.secret, witnessMessage(tenant, draw, party.id, commitment));
        await asParty(party, 'commitment', { commitment, signature });
      }
    },
    /** All reveal, the last one last; the anchor is the draw's commitment, or what its batch has in its place. */
    async reveal(anchor: string) {
      const inTurn = [...witnesses].sort((a, b) => Number(a.last) - Number(b.last));
      for (const party of inTurn) {
        const message = revealMessage(tenant, draw, { party: party.id, anchor, nonce: party.nonce });
        await asParty(party, 'nonce', { nonce: party.nonce, signature: signMessage(party.secret, message) });
      }
    },
    async attest() {
      const { text } = await call('GET', `/v1/draws/${draw}/proof`);
      const { result } = gatherLines(text.trimEnd().split('\n')) as { result: object };
      const outcome = outcomeMessage(tenant, draw, hashOf(result, nodeTools.hash));
      for (const party of witnesses)
        await asParty(party, 'attestation', { signature: signMessage(party.secret, outcome) });
    },
  };
}
