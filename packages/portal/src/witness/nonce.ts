import { commitmentOf as commitmentOfPlan, hashOf, nonceCommitment } from '@mingcha/draw';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Plan, WitnessView } from '../api/types.ts';

/** 32 random bytes of the browser's, as hex. */
export function newNonce(): string {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
}

/** The sealed commitment to a nonce: H(party id || 0x00 || nonce), mingcha-draw/1. */
export function commitmentOf(party: string, nonce: string): string {
  return nonceCommitment(party, nonce, sha256);
}

/** Whether a published plan is the one that the commitment names, and holds a party's own sealed commitment. */
export function planHolds(plan: Plan, commitment: string, party: string, own: string): boolean {
  const { seed } = plan;
  return (
    commitmentOfPlan(plan, sha256) === commitment &&
    seed.source === 'witness' &&
    seed.parties.some((entry) => entry.id === party && entry.commitment === own)
  );
}

/** What a nonce is tied to: the draw's commitment, or all those of its batch. Throws where they leave out the draw's own. */
export function anchorOf({ draw: { commitment = '', commitments } }: Pick<WitnessView, 'draw'>): string {
  if (!commitments) return commitment;
  if (!commitments.includes(commitment)) throw new Error('同批任务的承诺中没有这次抽查的。');
  return hashOf(commitments, sha256);
}
