import { type Actor, audit } from '@mingcha/http';
import { newId, problems } from '@mingcha/kernel';
import { requireState } from '@mingcha/lifecycle';
import { create, type Operation, remove, type Stored, type TenantStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import { taskOf, taskPlaces } from '../../plans/drawTask.ts';
import type { Compose } from '../composing/compose.ts';
import type { DrawDeps } from '../deps.ts';
import { auditedDraw, type Draw, drawEntity, type Party } from '../kept/draw.ts';
import { orDrawOvertaken, saveDraw } from '../kept/save.ts';
import { drawLife } from '../kept/states.ts';
import { withoutProposal } from '../secondPerson/seconding.ts';
import { partiesOf } from '../seed/parties.ts';

/** Throws `invalid` where a team's department is not one of the tenant's. */
async function requireDepartments(store: TenantStore, compose: Compose): Promise<void> {
  const known = new Set((await allDepartments(store)).map((department) => department.id));
  const errors = compose.teams.flatMap(({ dept }, i) =>
    known.has(dept) ? [] : [{ pointer: `/teams/${i}/dept`, message: `没有编号为 ${dept} 的部门` }],
  );
  if (errors.length > 0) throw problems.invalid(errors);
}

/**
 * Throws `witness-committed` (409) where an edit would leave out a party that has committed: it could be displaced by an
 * edit there and back. One that committed without a key cannot stay.
 */
function requireCommittedParties({ parties }: Draw, next: readonly Party[]): void {
  const kept = new Set(next.map(({ id, key }) => `${id} ${key}`));
  const lost = parties.filter(
    ({ id, key, commitment }) => commitment !== undefined && !kept.has(`${id} ${key}`),
  );
  if (lost.length === 0) return;
  throw problems.conflict(
    'witness-committed',
    `见证方已提交承诺，不能移除或更换：${lost.map(({ name }) => name).join('、')}。如确需更换，请删除该计划后重新编制，公开日志会留下记录。`,
    { parties: lost.map(({ id }) => id) },
  );
}

/** Makes a planned draw, with what must go along with it. */
export async function planDraw(
  store: TenantStore,
  { compose, alongside }: { compose: Compose; alongside: Operation[] },
  by: Actor,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  await requireDepartments(store, compose);
  const task = await taskOf(store, compose);
  const now = deps.clock();
  const draw: Draw = {
    id: newId(now),
    state: 'planned',
    compose,
    ...(task && { task }),
    secret: Buffer.from(deps.random(32)).toString('hex'),
    createdAt: now.toISOString(),
    createdBy: by,
    parties: await partiesOf(store, compose, deps),
    substitutions: null,
  };
  await store.write(
    create(drawEntity, draw),
    ...taskPlaces(draw.id, undefined, task?.id),
    ...audit(deps.clock, by, 'draw.plan', auditedDraw(draw)),
    ...alongside,
  );
  return { ...draw, lock: 1 };
}

/** Replaces the compose of a planned draw, with what must go along with it. */
export async function editDraw(
  store: TenantStore,
  draw: Stored<Draw>,
  { compose, alongside }: { compose: Compose; alongside: Operation[] },
  by: Actor,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  requireState(drawLife, draw.state, 'edit');
  await requireDepartments(store, compose);
  const task = await taskOf(store, compose);
  const parties = await partiesOf(store, compose, deps, draw.parties);
  requireCommittedParties(draw, parties);
  // What somebody proposed was about the plan as it was.
  const { task: before, ...rest } = withoutProposal(draw);
  const next: Draw = { ...rest, compose, ...(task && { task }), parties };
  return saveDraw(store, draw, next, 'edit', [
    ...taskPlaces(draw.id, before?.id, task?.id),
    ...audit(deps.clock, by, 'draw.edit', auditedDraw(next)),
    ...alongside,
  ]);
}

/** Removes a planned draw. It has no number yet, so no gap is left. */
export async function deleteDraw(
  store: TenantStore,
  draw: Stored<Draw>,
  by: Actor,
  deps: DrawDeps,
): Promise<void> {
  requireState(drawLife, draw.state, 'delete');
  await orDrawOvertaken(store, draw, 'delete', () =>
    store.write(
      remove(drawEntity, draw, draw.lock),
      ...taskPlaces(draw.id, draw.task?.id, undefined),
      ...audit(deps.clock, by, 'draw.delete', auditedDraw(draw)),
    ),
  );
}
