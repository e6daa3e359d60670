import type { CompiledCaseType } from '../compiled.ts';
import { holderOf } from './handOver.ts';
import { checkAction, perform, type StepInput } from './perform.ts';
import { type Actor, type CaseRecord, noEffects, type Pending, refuse, type StepResult } from './record.ts';

export type ActInput = Omit<StepInput, 'by'> & { actor: Actor };

/**
 * An action by a person. Refusals come in one order: no such action, who, state, number of times, values, needs. An action
 * that others must approve is checked, and waits as pending; the state stays.
 */
export function act(
  compiled: CompiledCaseType,
  record: CaseRecord,
  name: string,
  input: ActInput,
): StepResult {
  const action = compiled.actions.get(name);
  if (action === undefined) return refuse('unknown', '没有这项操作。');
  const { actor } = input;
  if (!action.by.some((party) => actor.parties.has(party))) {
    return refuse('forbidden', `“${action.title}”不由您办理。`);
  }
  const step = { ...input, by: actor.id };
  if (action.approve === undefined) return perform(compiled, record, name, step);
  const checked = checkAction(compiled, record, name, action, step);
  if (!checked.ok) return checked;
  if (pendingOf(record, name) !== undefined)
    return refuse('pending', `“${action.title}”已提交，正在等待审批。`);
  const pending: Pending = {
    action: name,
    values: input.values ?? {},
    ...(input.asked !== undefined && { asked: Object.fromEntries(input.asked) }),
    ...(input.linkTo !== undefined && { linkTo: input.linkTo }),
    by: actor.id,
    approvedBy: [],
    ...namedIn([], actor),
  };
  return {
    ok: true,
    record: { ...record, pending: [...record.pending, pending] },
    effects: [noEffects({ kind: 'proposed', name, by: actor.id, values: pending.values, at: input.at })],
  };
}

const pendingOf = (record: CaseRecord, name: string): Pending | undefined =>
  record.pending.find((one) => one.action === name);

/** Whether a person has proposed or approved, or somebody has in their name, or the proposal was handed to them. */
export const isInvolved = ({ by, heldBy, approvedBy, inNameOf = [] }: Pending, id: string): boolean =>
  by === id || heldBy === id || approvedBy.includes(id) || inNameOf.includes(id);

const namedIn = (before: readonly string[], { inNameOf }: Actor): Pick<Pending, 'inNameOf'> => {
  const all = [...before, ...(inNameOf === undefined ? [] : [inNameOf])];
  return all.length === 0 ? {} : { inNameOf: all };
};

/** The next person approves; the last approval does the action, with its needs checked again. Nobody acts twice. */
export function approve(
  compiled: CompiledCaseType,
  record: CaseRecord,
  name: string,
  input: ActInput,
): StepResult {
  const action = compiled.actions.get(name);
  const pending = pendingOf(record, name);
  if (action === undefined || pending === undefined) return refuse('unknown', '没有等待审批的这项操作。');
  const party = action.approve?.[pending.approvedBy.length];
  if (party === undefined || !input.actor.parties.has(party)) return refuse('forbidden', '现在不由您审批。');
  const { id, inNameOf } = input.actor;
  if (isInvolved(pending, id) || (inNameOf !== undefined && isInvolved(pending, inNameOf))) {
    return refuse('forbidden', '同一人不能既提出又审批，也不能审批两次。');
  }
  const approvedBy = [...pending.approvedBy, input.actor.id];
  const approved = noEffects({ kind: 'approved', name, by: input.actor.id, at: input.at });
  if (approvedBy.length < (action.approve?.length ?? 0)) {
    const rest = record.pending.map((one) =>
      one === pending ? { ...pending, approvedBy, ...namedIn(pending.inNameOf ?? [], input.actor) } : one,
    );
    return { ok: true, record: { ...record, pending: rest }, effects: [approved] };
  }
  const { by, values, asked, linkTo } = pending;
  const done = perform(compiled, record, name, {
    ...input,
    by,
    values,
    ...(asked !== undefined && { asked: new Map(Object.entries(asked)) }),
    ...(linkTo !== undefined && { linkTo }),
  });
  return done.ok ? { ...done, effects: [approved, ...done.effects] } : done;
}

/** A pending action is returned with a reason by the person who would approve it, or withdrawn by the one who proposed it. */
export function takeBack(
  compiled: CompiledCaseType,
  record: CaseRecord,
  name: string,
  { actor, reason, at }: { actor: Actor; reason?: string | undefined; at: string },
): StepResult {
  const pending = pendingOf(record, name);
  if (pending === undefined) return refuse('unknown', '没有等待审批的这项操作。');
  const party = compiled.actions.get(name)?.approve?.[pending.approvedBy.length];
  const isTheirs = pending.by === actor.id || holderOf(pending) === actor.id;
  if (!isTheirs && (party === undefined || !actor.parties.has(party))) {
    return refuse('forbidden', '只有提出人可以撤回，只有审批人可以退回。');
  }
  if (!isTheirs && reason === undefined) {
    const errors = [{ pointer: '/reason', message: '请写明退回的理由，提出人要据此修改。' }];
    return refuse('invalid', '请写明退回的理由。', { errors });
  }
  return {
    ok: true,
    record: { ...record, pending: record.pending.filter((one) => one !== pending) },
    effects: [
      noEffects({ kind: 'returned', name, by: actor.id, ...(reason !== undefined && { text: reason }), at }),
    ],
  };
}
