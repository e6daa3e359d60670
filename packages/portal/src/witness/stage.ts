import type { WitnessView } from '../api/types.ts';

/** Where a party stands: what its page shows and which button it offers. */
export type Stage =
  | 'generate' // nothing yet
  | 'submit' // a nonce is kept here, its commitment is not with the server
  | 'too-late' // the plan was committed without this party
  | 'wait' // committed, the draw is not
  | 'wait-lost' // committed, but this device does not hold the nonce
  | 'reveal' // the draw is committed, the nonce is here
  | 'reveal-lost' // the draw is committed, the nonce is not here
  | 'turn' // the draw is committed, others reveal before this party
  | 'follower' // in a batch: its seed is that of another draw
  | 'attest' // drawn: the outcome may be recomputed and signed
  | 'program' // its key is in a program of its own, which does all of it
  | 'done' // nothing is left to do
  | 'voided';

/**
 * Decides the stage from what the server says and the commitment of the nonce kept on this device, if any.
 * A kept nonce that does not open the commitment the server holds counts as lost.
 */
export function stageOf(view: WitnessView, keptCommitment: string | undefined): Stage {
  const { draw, party } = view;
  if (draw.state === 'voided') return 'voided';
  if (party.held === 'program') return 'program';
  const drawn = draw.state === 'executed' || draw.state === 'published';
  if (drawn && party.key !== undefined && !party.attested) return 'attest';
  if (draw.first !== undefined && !drawn) return 'follower';
  if (party.revealed) return 'done';
  const sealed = party.commitment ?? undefined;
  const held = keptCommitment !== undefined && keptCommitment === sealed;
  if (draw.state === 'planned') {
    if (sealed === undefined) return keptCommitment === undefined ? 'generate' : 'submit';
    return held ? 'wait' : 'wait-lost';
  }
  if (sealed === undefined) return 'too-late';
  if (draw.state !== 'committed') return 'done';
  if (!held) return 'reveal-lost';
  return view.awaited.length > 0 ? 'turn' : 'reveal';
}
