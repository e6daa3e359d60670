import { type Proof, type Proof2, proofLines, type Result2, type Reveal2, SPEC_2 } from '@mingcha/draw';
import { problems, shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { buildFrame, type Frame } from '../frame/lists.ts';
import { type Draw, objectSecretOf } from '../kept/draw.ts';
import { type LogPlaces, placeOf } from './place.ts';
import { loadDrawn } from './result.ts';
import { inProof, substitutionsOf } from './substitutions.ts';

/** The frame a draw committed to, from the versions it is pinned to. */
export function pinnedFrame(store: TenantStore, draw: Draw): Promise<Frame> {
  const { compose, committed, secret } = draw;
  if (!committed) throw problems.conflict('not-committed', '该任务尚未提交承诺，还没有冻结的名单。');
  const { pinned, at, loads, plan, idle = [] } = committed;
  const on = shanghaiDate(new Date(at));
  const objectSecret = objectSecretOf(draw);
  return buildFrame(store, { spec: plan.spec, compose, pinned, on, loads, idle, secret, objectSecret });
}

type WholeProof2 = Proof2 & Required<Pick<Proof2, 'excluded' | 'benched'>>;

/** The whole proof of an executed draw, after its specification. Throws `not-drawn` (409) before. */
export async function proofOf(
  store: TenantStore,
  draw: Draw,
  places: LogPlaces,
): Promise<Proof | WholeProof2> {
  const { result } = await loadDrawn(store, draw);
  const { excluded, benched, ...frame } = await pinnedFrame(store, draw);
  const { plan, strata } = draw.committed!;
  if (plan.spec !== SPEC_2) return { plan, ...frame, reveal: draw.reveal!, result };
  const log = await placeOf(store, draw, places);
  const substitutions = (await substitutionsOf(store, draw)).map(inProof);
  return {
    plan,
    ...frame,
    excluded,
    benched,
    ...(strata && { strata }),
    reveal: draw.reveal as Reveal2,
    result: result as Result2,
    ...(substitutions.length > 0 && { substitutions }),
    ...(draw.attestations && { attestations: draw.attestations }),
    ...(log !== undefined && { log }),
  };
}

/** A whole proof as text: one object by the first specification, lines by the second, so that nobody needs it at once. */
export async function* proofText(
  store: TenantStore,
  draw: Draw,
  places: LogPlaces,
): AsyncGenerator<string, void, void> {
  const proof = await proofOf(store, draw, places);
  if (proof.plan.spec !== SPEC_2) yield JSON.stringify(proof);
  else for (const line of proofLines(proof as Parameters<typeof proofLines>[0])) yield `${line}\n`;
}
