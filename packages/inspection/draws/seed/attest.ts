import { hashOf, outcomeMessage, SPEC_2 } from '@mingcha/draw';
import { audit } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Stored, TenantStore } from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import { auditedDraw, type Draw, type Party } from '../kept/draw.ts';
import { writeDraw } from '../kept/save.ts';
import { answerProof, keepLargeProof, type ProofFiles } from '../outcome/answerProof.ts';
import { loadDrawn } from '../outcome/result.ts';
import { sha256 } from '../sha256.ts';
import { actorOfParty, requireSignature } from './witness.ts';

export type ProofDeps = DrawDeps & ProofFiles;

/** Throws `draw-state` (409) unless there is an outcome that counts, and `no-attestation` where the party has no key. */
function requireOutcome({ state, committed }: Draw): void {
  if (committed && committed.plan.spec !== SPEC_2)
    throw problems.conflict('no-attestation', '该任务按旧规范抽取，见证方没有密钥，不能作证。');
  if (state !== 'executed' && state !== 'published')
    throw problems.conflict('draw-state', '该任务没有有效的抽取结果，现在不能取得证明或作证。', { state });
}

/**
 * Keeps a party's signature over the outcome, once; the same again is no fault. It stands in the proof and in public from
 * then on. Throws `draw-state`, `no-attestation` and `already-attested` (409), `witness-signature-invalid` (422) for one over
 * anything else, and `WriteConflict` where the draw changed since it was read.
 */
export async function attest(
  store: TenantStore,
  draw: Stored<Draw>,
  party: Party,
  signature: string,
  deps: ProofDeps,
): Promise<Stored<Draw>> {
  requireOutcome(draw);
  const { attestations = [] } = draw;
  const known = attestations.find(({ id }) => id === party.id);
  if (known?.signature === signature) return draw;
  if (known) throw problems.conflict('already-attested', '您已为该结果作证，不能更改。');
  const outcome = hashOf((await loadDrawn(store, draw)).result, sha256);
  await requireSignature(party, outcomeMessage(store.tenant, draw.id, outcome), {
    signature,
    detail: '签名不是用您登记的密钥对本次抽取结果所作。请下载完整证明、重新核验后再作证。',
  });
  const all = [...attestations, { id: party.id, signature }].sort((a, b) => (a.id < b.id ? -1 : 1));
  const next: Draw = { ...draw, attestations: all };
  // First the file: with a signature that is not kept yet it is as good as without.
  if (draw.proofKept) await keepLargeProof(store, next, deps);
  return writeDraw(
    store,
    draw,
    next,
    audit(deps.clock, actorOfParty(party), 'draw.attest', auditedDraw(draw), { detail: { outcome } }),
  );
}

/** The whole proof for a party of the draw, recorded in the audit log. Throws as `attest` does. */
export async function proofForParty(
  store: TenantStore,
  draw: Draw,
  party: Party,
  deps: ProofDeps,
): Promise<Response> {
  requireOutcome(draw);
  const response = await answerProof(store, draw, { ...deps, keep: true });
  await store.write(...audit(deps.clock, actorOfParty(party), 'draw.proof', auditedDraw(draw)));
  return response;
}
