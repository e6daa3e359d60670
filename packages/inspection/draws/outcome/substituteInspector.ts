import { DrawError, replaceInspector, SPEC_2 } from '@mingcha/draw';
import { type Actor, type AuditObject, audit, auditRowId } from '@mingcha/http';
import { type Problem, problems } from '@mingcha/kernel';
import { unableNames } from '@mingcha/kernel/labels';
import { requireState } from '@mingcha/lifecycle';
import type { Stored, TenantStore } from '@mingcha/store';
import { inspectorKind } from '../../rosters/inspectorKind.ts';
import { visitsFollow, visitUnrecorded } from '../../visits/follow.ts';
import { inAll } from '../frame/loads.ts';
import { auditedDraw, type Draw, type InspectorSubstitution } from '../kept/draw.ts';
import { ofDraw, saveLogged } from '../kept/logged.ts';
import { drawLife } from '../kept/states.ts';
import type { PublishDeps } from '../publishing/publish.ts';
import type { Replacing } from '../secondPerson/seconding.ts';
import { sha256 } from '../sha256.ts';
import { withNewProof } from './answerProof.ts';
import { pinnedFrame } from './proof.ts';
import { loadDrawn, type Names } from './result.ts';
import { auditedObject } from './substitute.ts';
import { asReplayed, keepSubstitutions, substitutionHash, substitutionsOf } from './substitutions.ts';

/**
 * Who goes in the place of an inspector who cannot: the next candidate of the department for the object, whom nobody chooses. Throws
 * `not-on-object` for who is not, or no longer, on the object, `not-selected` where the object is not inspected,
 * `no-candidate` where none is left, `visit-recorded`
 * where the visit is recorded already, and `first-specification` for a draw by `/1` (all 409).
 */
export async function nextInspector(
  store: TenantStore,
  draw: Draw,
  { object, inspector }: Pick<Replacing, 'object' | 'inspector'>,
): Promise<string> {
  requireState(drawLife, draw.state, 'substituteInspector');
  const { plan } = draw.committed!;
  if (plan.spec !== SPEC_2)
    throw problems.conflict(
      'first-specification',
      '该任务按旧规范抽取，没有更换检查人员的规则。请由候补递补该检查对象，或另行抽取。',
    );
  const { result } = await loadDrawn(store, draw);
  const frame = await pinnedFrame(store, draw);
  await visitUnrecorded(store, draw, object);
  const earlier = (await substitutionsOf(store, draw)).map(asReplayed);
  try {
    return replaceInspector({ plan, ...frame, result }, earlier, { object, inspector }, sha256);
  } catch (error) {
    if (error instanceof DrawError) throw refusalOf(error, draw);
    throw error;
  }
}

/** The draw's own refusals, in words for the person who pressed the button. */
function refusalOf({ code }: DrawError, { state }: Draw): Problem {
  if (code === 'no-candidate-left')
    return problems.conflict(
      'no-candidate',
      state === 'executed'
        ? '该部门符合条件的人员已经用完，不能更换。请由候补递补该检查对象；仍配不齐的，写明原因作废本次抽查，再重新抽取。'
        : '该部门符合条件的人员已经用完，不能更换。请由候补递补该检查对象；仍配不齐的，写明原因另行抽取。',
    );
  return code === 'not-on-object'
    ? problems.conflict('not-on-object', '该人员不在这个检查对象的检查人员之中，或已被更换，请刷新后查看。')
    : problems.conflict('not-selected', '该对象不在本次抽取结果中，或已由候补递补，不能更换其检查人员。');
}

/** `substitute` is who `nextInspector` names; `second` is who agreed to what `by` proposed. */
type Input = Replacing & { substitute: string; by: Actor; second?: Actor };

/**
 * Replaces an inspector who cannot go. The load of the year goes with the work: what it adds to the substitute it takes from who
 * was replaced.
 */
export async function substituteInspector(
  store: TenantStore,
  draw: Stored<Draw>,
  { by, second, ...replacing }: Input,
  deps: PublishDeps,
): Promise<Stored<Draw>> {
  const { object, inspector, substitute, ground, reason } = replacing;
  const { names } = await loadDrawn(store, draw);
  const substitution: InspectorSubstitution = {
    ...replacing,
    at: deps.clock().toISOString(),
    by,
    ...(second && { second }),
    salt: Buffer.from(deps.random(16)).toString('hex'),
  };
  const earlier = await substitutionsOf(store, draw);
  const unrecorded = await visitUnrecorded(store, draw, object);
  const substitutions = await keepSubstitutions(store, [...earlier, substitution]);
  const assignments = { [inspector]: -1, [substitute]: 1 };
  const outcome = { ...draw.outcome!, assignments: inAll([draw.outcome!.assignments, assignments]) };
  const step = {
    entry: {
      type: 'draw.substituted',
      ...ofDraw(draw),
      what: 'inspector',
      substitution: substitutionHash(substitution),
    } as const,
    assignments,
    alongside: [
      ...unrecorded,
      ...(await visitsFollow(store, draw, `s${earlier.length + 1}`, [object])),
      ...audit(deps.clock, second ?? by, 'draw.substitute-inspector', auditedDraw(draw), {
        others: {
          target: auditedObject(names, object),
          replaced: auditedInspector(names, inspector),
          substitute: auditedInspector(names, substitute),
        },
        detail: { ground: unableNames[ground], reason, ...(second && { proposedBy: by.name }) },
      }),
    ],
  };
  const after = await withNewProof(store, { ...draw, substitutions, outcome }, deps);
  return saveLogged(store, draw, after, 'substituteInspector', step, deps);
}

const auditedInspector = (names: Names, id: string): AuditObject => ({
  kind: 'row',
  id: auditRowId(inspectorKind.name, id),
  name: names.inspectors[id]?.name ?? id,
  in: inspectorKind.name,
});
