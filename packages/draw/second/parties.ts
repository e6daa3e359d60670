import { utf8 } from '../base/bytes.ts';
import { DrawError } from '../base/errors.ts';
import type { Tools } from '../base/tools.ts';
import { escapedStep } from '../first/check.ts';
import { firstDraw, hashOf } from './batch.ts';
import type { Head, Plan2, Reveal2, WitnessSource2 } from './types.ts';

/** What a party signs, as bytes: the parts joined by 0x0A. */
const message = (
  act: 'register' | 'witness' | 'reveal' | 'outcome',
  ...parts: readonly string[]
): Uint8Array => utf8([`mingcha-draw/2/${act}`, ...parts].join('\n'));

/** What a witness signs when its key is put on a tenant's standing list: that it holds the key. The key is hex. */
export const registerMessage = (tenant: string, witness: string, key: string): Uint8Array =>
  message('register', tenant, witness, key);

/** What a party signs when it commits to its nonce. `draw` is the first of the batch, or the draw's own id. */
export const witnessMessage = (tenant: string, draw: string, party: string, commitment: string): Uint8Array =>
  message('witness', tenant, draw, party, commitment);

/** What a party signs when it reveals its nonce. Anchor and nonce are hex. */
export const revealMessage = (
  tenant: string,
  draw: string,
  { party, anchor, nonce }: { readonly party: string; readonly anchor: string; readonly nonce: string },
): Uint8Array => message('reveal', tenant, draw, party, anchor, nonce);

/** What a party signs after recomputing a whole proof. `outcome` is H(JCS(result)) as hex. */
export const outcomeMessage = (tenant: string, draw: string, outcome: string): Uint8Array =>
  message('outcome', tenant, draw, outcome);

/**
 * Checks both signatures of each witness of the seed: over its commitment, and over its nonce and the anchor. Throws a
 * DrawError: `party-signature-invalid`, `signature-missing` or `signature-check-missing`.
 */
export function checkParties(plan: Plan2, reveal: Reveal2, anchor: string, tools: Tools): void {
  if (plan.seed.source !== 'witness' || !('nonces' in reveal)) return;
  const { tenant, seed } = plan;
  const draw = firstDraw(plan);
  const { nonces, signatures } = reveal;
  for (const [i, { id, key, commitment, signature }] of seed.parties.entries()) {
    const committed = witnessMessage(tenant, draw, id, commitment);
    checkSignature(tools, { key, signature }, committed, `/plan/seed/parties/${i}/signature`);
    const path = `/reveal/signatures/${escapedStep(id)}`;
    const second = Object.hasOwn(signatures, id) ? signatures[id] : undefined;
    if (second === undefined) throw new DrawError('signature-missing', path);
    const revealed = revealMessage(tenant, draw, { party: id, anchor, nonce: nonces[id]! });
    checkSignature(tools, { key, signature: second }, revealed, path);
  }
  const stranger = Object.keys(signatures).find((id) => !seed.parties.some((party) => party.id === id));
  if (stranger !== undefined)
    throw new DrawError('nonce-unknown', `/reveal/signatures/${escapedStep(stranger)}`);
}

/**
 * Checks that each attestation is a party's of the seed over this very outcome, and returns how many there are. Throws a
 * DrawError: `attestation-unknown`, `party-signature-invalid` or `signature-check-missing`.
 */
export const checkAttestations = ({ plan, result, attestations }: Head, tools: Tools): number =>
  attestationsOver(plan, hashOf(result, tools.hash), attestations, tools);

/** The same where only the hash of the outcome is at hand, as hex. */
export function attestationsOver(
  plan: Plan2,
  outcome: string,
  attestations: Head['attestations'],
  tools: Tools,
): number {
  const parties = plan.seed.source === 'witness' ? (plan.seed as WitnessSource2).parties : [];
  const attested = outcomeMessage(plan.tenant, plan.draw, outcome);
  for (const [i, { id, signature }] of (attestations ?? []).entries()) {
    const party = parties.find((one) => one.id === id);
    if (!party) throw new DrawError('attestation-unknown', `/attestations/${i}/id`, { found: id });
    checkSignature(tools, { key: party.key, signature }, attested, `/attestations/${i}/signature`);
  }
  return attestations?.length ?? 0;
}

function checkSignature(
  { verifySignature }: Tools,
  { key, signature }: { readonly key: string; readonly signature: string },
  signed: Uint8Array,
  path: string,
): void {
  if (!verifySignature) throw new DrawError('signature-check-missing', path);
  if (!verifySignature(key, signed, signature)) throw new DrawError('party-signature-invalid', path);
}
