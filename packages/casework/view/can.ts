import {
  type Action,
  type CompiledCaseType,
  correctableFields,
  holderOf,
  isInvolved,
  refusedHere,
  type Values,
} from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import { handles, mayComment } from '../access/handling.ts';
import { partiesAs, partiesOf } from '../access/parties.ts';
import { fieldsSeen } from '../access/sight.ts';
import type { Case } from '../kept/case.ts';
import { fieldMeta } from './fieldMeta.ts';
import { shownValue } from './masked.ts';

/** Whether an action takes a case on, to a state in which somebody has to do something or nobody has to any more. */
function leadsOn({ states }: CompiledCaseType, { to }: Action): boolean {
  const targets = to === undefined ? [] : typeof to === 'string' ? [to] : to.map((one) => one.to);
  return targets.length > 0 && targets.every((state) => states.get(state)?.kind !== 'waiting');
}

type AskedTypes = ReadonlyMap<string, CompiledCaseType>;

/** The children that an action asks for, each with the field of theirs that says what one is about. */
const asksFor = (compiled: CompiledCaseType, { opens = [] }: Action, askedTypes: AskedTypes) =>
  opens.flatMap((kind) => {
    const child = compiled.children.get(kind);
    const field = child?.about === undefined ? undefined : askedTypes.get(kind)?.fields.get(child.about);
    if (child?.one !== 'asked' || !field) return [];
    return [{ kind, field: { ...fieldMeta(kind, field), title: child.title, many: true as const } }];
  });

/** An action as its button and form need it. */
const formOf = (compiled: CompiledCaseType, name: string, action: Action, askedTypes: AskedTypes) => ({
  name,
  title: action.title,
  fills: [...(action.fills ?? []), ...(action.transfer === undefined ? [] : [action.transfer])],
  asks: [...(action.asks ?? [])],
  children: asksFor(compiled, action, askedTypes),
  danger: action.danger === true,
  leadsOn: leadsOn(compiled, action),
  amends: action.amends !== undefined,
  approvedBy: (action.approve ?? []).map((party) => compiled.parties.get(party)?.title ?? party),
  ...(action.links !== undefined && {
    link: {
      title: compiled.type.links?.[action.links]?.title ?? action.links,
      type: compiled.type.links?.[action.links]?.type ?? '',
    },
  }),
});

/** The actions that a caller can do where a case stands; needs are checked when they are done. */
export function actionsFor(
  compiled: CompiledCaseType,
  found: Case,
  caller: Principal,
  askedTypes: AskedTypes,
) {
  const { record } = found.course;
  if (found.archivedAt !== undefined || found.erased !== undefined) return [];
  const parties = partiesOf(compiled, found, caller);
  return [...compiled.actions].flatMap(([name, action]) => {
    const possible = refusedHere(record, name, action, compiled) === undefined;
    const waits = record.pending.some((one) => one.action === name);
    const may = action.by.some((party) => parties.has(party));
    return possible && !waits && may ? [formOf(compiled, name, action, askedTypes)] : [];
  });
}

/** What a caller can do to a case of any type, which no definition names: correct, comment, and record late. */
export function officeActions(compiled: CompiledCaseType, found: Case, caller: Principal) {
  const { state, fields } = found.course.record;
  const mayHandle = handles(compiled, found, caller) && compiled.states.get(state)?.kind !== 'done';
  const isFilled = (name: string) => fields[name] !== undefined && fields[name] !== '';
  return {
    canCorrect: mayHandle ? [...correctableFields(compiled)].filter(isFilled) : [],
    canComment: found.erased === undefined && mayComment(compiled, caller),
    canRecordLate: mayHandle,
  };
}

/** What waits for approval, as far as the caller sees it, and whether they may approve it or take it back. */
export function pendingFor(
  compiled: CompiledCaseType,
  found: Case,
  { caller, personal }: { caller: Principal; personal: boolean },
) {
  const { record } = found.course;
  const all = [caller, ...(caller.standsInFor ?? [])].map((one) => ({
    sub: one.sub,
    parties: partiesAs(compiled, found, one, caller),
  }));
  return record.pending.map((pending) => {
    const { action: name, by, heldBy, approvedBy, values } = pending;
    const action = compiled.actions.get(name);
    const next = action?.approve?.[approvedBy.length];
    const mine = isInvolved(pending, caller.sub);
    const approves =
      next !== undefined && all.some(({ sub, parties }) => parties.has(next) && !isInvolved(pending, sub));
    return {
      action: name,
      title: action?.title ?? name,
      values: shownValues(compiled, found, values, { caller, personal }),
      by: found.names[by] ?? by,
      ...(heldBy !== undefined && { heldBy: found.names[heldBy] ?? heldBy }),
      approvedBy: approvedBy.map((one) => found.names[one] ?? one),
      ...(action?.amends !== undefined && { amends: action.amends }),
      waitsFor: next === undefined ? '' : (compiled.parties.get(next)?.title ?? next),
      canApprove: approves && !mine,
      canTakeBack: by === caller.sub || holderOf(pending) === caller.sub || approves,
    };
  });
}

/** Values of fields that a caller sees, personal ones masked unless they were asked for. */
export function shownValues(
  compiled: CompiledCaseType,
  found: Case,
  values: Values,
  { caller, personal }: { caller: Principal; personal: boolean },
): Values {
  const seen = fieldsSeen(compiled, found, caller);
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (!seen.has(name)) return [];
      return [[name, shownValue(compiled.fields.get(name), value, personal)]];
    }),
  );
}
