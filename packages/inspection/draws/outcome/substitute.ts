import { DrawError, type SelectedRow, substitute } from '@mingcha/draw';
import { type Actor, type AuditObject, audit } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { requireState } from '@mingcha/lifecycle';
import type { Stored, TenantStore } from '@mingcha/store';
import { auditedObjectRow } from '../../rosters/auditedObject.ts';
import { visitsFollow, visitUnrecorded } from '../../visits/follow.ts';
import { withAssignments } from '../frame/loads.ts';
import { auditedDraw, type Draw, type ObjectSubstitution } from '../kept/draw.ts';
import { ofDraw, type Step, saveLogged } from '../kept/logged.ts';
import { drawLife } from '../kept/states.ts';
import type { PublishDeps } from '../publishing/publish.ts';
import { sha256 } from '../sha256.ts';
import { withNewProof } from './answerProof.ts';
import { pinnedFrame } from './proof.ts';
import { loadDrawn, type Names } from './result.ts';
import { asReplayed, keepSubstitutions, substitutionHash, substitutionsOf } from './substitutions.ts';

export type Replacing = { object: string; reason: string; by: Actor };

/**
 * The next form of a draw in which the first unused reserve of its stratum stands for an object, with what is written beside it.
 * Throws `not-selected` for an object that is not (or no longer) in the draw, `no-reserve` where none is left.
 */
export async function substituted(
  store: TenantStore,
  draw: Stored<Draw>,
  input: Replacing,
  deps: PublishDeps,
): Promise<{ after: Draw; step: Step }> {
  requireState(drawLife, draw.state, 'substitute');
  const { result, names } = await loadDrawn(store, draw);
  const frame = await pinnedFrame(store, draw);
  const earlier = await substitutionsOf(store, draw);
  const replaced = earlier.map(asReplayed);
  const reserve = refusing(() =>
    substitute({ plan: draw.committed!.plan, ...frame, result }, replaced, input.object, sha256),
  );
  const substitution: ObjectSubstitution = {
    at: deps.clock().toISOString(),
    by: input.by,
    object: input.object,
    reserve,
    reason: input.reason,
  };
  const substitutions = await keepSubstitutions(store, [...earlier, substitution]);
  const outcome = { ...draw.outcome!, assignments: withAssignments(draw.outcome!.assignments, [reserve]) };
  const step = {
    entry: {
      type: 'draw.substituted',
      ...ofDraw(draw),
      what: 'object',
      substitution: substitutionHash(substitution),
    } as const,
    assignments: withAssignments({}, [reserve]),
    alongside: [
      ...(await visitsFollow(store, draw, `s${earlier.length + 1}`, [input.object, reserve.id])),
      ...audit(deps.clock, input.by, 'draw.substitute', auditedDraw(draw), {
        others: { reserve: auditedObject(names, reserve.id), replaced: auditedObject(names, input.object) },
        detail: { reason: input.reason },
      }),
    ],
  };
  return { after: await withNewProof(store, { ...draw, substitutions, outcome }, deps), step };
}

/**
 * Replaces a selected object that cannot be inspected by the first unused reserve of its stratum; nobody chooses.
 * Throws as `substituted` does, and `visit-recorded` where its visit is recorded already.
 */
export async function substituteObject(
  store: TenantStore,
  draw: Stored<Draw>,
  input: Replacing,
  deps: PublishDeps,
): Promise<Stored<Draw>> {
  const { after, step } = await substituted(store, draw, input, deps);
  const unrecorded = await visitUnrecorded(store, draw, input.object);
  const whole = { ...step, alongside: [...unrecorded, ...step.alongside] };
  return saveLogged(store, draw, after, 'substitute', whole, deps);
}

export const auditedObject = (names: Names, id: string): AuditObject =>
  auditedObjectRow(id, names.objects[id]?.name ?? id);

/** The draw's own refusals, in words for the person who pressed the button. */
function refusing(replace: () => SelectedRow): SelectedRow {
  try {
    return replace();
  } catch (error) {
    if (!(error instanceof DrawError)) throw error;
    throw error.code === 'no-reserve-left'
      ? problems.conflict('no-reserve', '该分组的候补对象已用完，无法替换。')
      : problems.conflict('not-selected', '该对象不在本次抽取结果中，或已被替换，不能再替换。');
  }
}
