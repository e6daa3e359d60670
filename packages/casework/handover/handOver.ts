import { boundTo, type CompiledCaseType, handOver, isInvolved } from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import { Problem } from '@mingcha/kernel';
import { retryOnConflict, type TenantStore } from '@mingcha/store';
import type { HandOver } from '@mingcha/tenancy';
import { partiesOfOne } from '../access/parties.ts';
import { auditHandOver } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import { changeOf } from '../engine/change.ts';
import { followUp } from '../engine/family/outbox.ts';
import { loadOffice } from '../engine/opening/office.ts';
import { settleCase } from '../engine/settleCase.ts';
import { writeChange } from '../engine/write.ts';
import { type Case, caseEntity } from '../kept/case.ts';
import type { CaseEvent } from '../kept/event.ts';
import type { CaseOut } from '../kept/out.ts';

type Deps = Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks' | 'files'>;

/**
 * Gives what a case has for one person to another, in one transaction, after everything that ran out before. Resolves to
 * why it cannot, in Chinese; to nothing where nothing is bound to the person any more.
 */
export async function handOverCase(
  store: TenantStore,
  deps: Deps,
  id: string,
  init: HandOver,
): Promise<string | undefined> {
  try {
    const { refused, out } = await retryOnConflict(() => attempt(store, deps, id, init), {
      busy: '同一时间有多人在办理该事项，没有移交，请再移交一次。',
    });
    await followUp(store, deps, out);
    return refused;
  } catch (error) {
    // What a person can do something about is told beside the piece; the others go on.
    if (error instanceof Problem && error.status === 409) return error.detail;
    throw error;
  }
}

type Attempt = { refused?: string | undefined; out?: CaseOut | undefined };

async function attempt(store: TenantStore, deps: Deps, id: string, init: HandOver): Promise<Attempt> {
  const { from, to, by, reason } = init;
  const [found, office] = await Promise.all([store.get(caseEntity, { id }), loadOffice(store)]);
  if (!found) return {};
  const compiled = await deps.types.of(store, found, await deps.types.current(store, found.type));
  const at = deps.clock().toISOString();
  if (found.kept.alarm !== undefined && found.kept.alarm < at) {
    // What has run out takes effect before.
    await settleCase(store, deps, id, office);
    return attempt(store, deps, id, init);
  }
  const { record } = found.course;
  const bound = boundTo(compiled, record, from.id);
  if (bound.fields.length + bound.proposals.length === 0) return {};
  const after = handOver(compiled, record, { from: from.id, to: to.sub });
  const course = { ...found.course, record: after.record };
  const refused = whyNot(compiled, { ...found, course }, bound, to);
  if (refused !== undefined) return { refused };
  const change = changeOf(
    compiled,
    { ...found, names: { ...found.names, [to.sub]: to.name } },
    { course, effects: [], by, recordedAt: at, rows: found.rows },
  );
  const seq = change.after.events + 1;
  const event: CaseEvent = {
    ...{ kind: 'handedOver', name: from.id, case: found.id, seq, by, at, recordedAt: at },
    text: `由${from.name}移交${to.name}：${reason}`,
    values: after.values,
  };
  await writeChange(store, {
    ...{ deps, compiled, office, before: found },
    change: { ...change, after: { ...change.after, events: seq }, events: [...change.events, event] },
    audited: (kept) => auditHandOver(deps.clock, by, compiled, kept, init),
  });
  return { out: change.out };
}

/** Why somebody cannot take over what is bound; `of` is the case as it would be. */
function whyNot(
  compiled: CompiledCaseType,
  of: Case,
  { fields, proposals }: ReturnType<typeof boundTo>,
  to: Principal,
): string | undefined {
  const parties = partiesOfOne(compiled, of, to);
  for (const [name, party] of compiled.parties) {
    if (!('right' in party) || party.person === undefined || !fields.includes(party.person)) continue;
    if (!parties.has(name))
      return `${to.name}不能作“${party.title}”：没有所需的权限，或不在所需的部门。请另选接手人，或先调整其岗位。`;
  }
  for (const pending of of.course.record.pending) {
    const { title = '', approve = [] } = compiled.actions.get(pending.action) ?? {};
    const next = compiled.parties.get(approve[pending.approvedBy.length] ?? '');
    const isTheirs =
      next !== undefined && 'right' in next && next.person !== undefined && fields.includes(next.person);
    if (isTheirs && isInvolved(pending, to.sub))
      return `${to.name}提请或审批过“${title}”，不能再审批。请另选接手人。`;
  }
  for (const action of proposals) {
    const { title = action, by = [] } = compiled.actions.get(action) ?? {};
    if (!by.some((party) => parties.has(party)))
      return `${to.name}不能提请“${title}”：没有所需的权限，或不在所需的部门。请另选接手人，或先调整其岗位。`;
    const pending = of.course.record.pending.find((one) => one.action === action);
    if (pending && (pending.approvedBy.includes(to.sub) || pending.inNameOf?.includes(to.sub)))
      return `${to.name}已审批过“${title}”，不能再作提请人。请另选接手人。`;
  }
  return undefined;
}
