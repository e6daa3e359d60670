import { usualFileTypes } from '@mingcha/kernel';
import { compilerFor } from '@mingcha/rules';
import type { Children, Clock } from '../format/acts.ts';
import type { CaseType } from '../format/caseType.ts';
import { ruleFields } from '../format/expressions.ts';
import type { Field } from '../format/parts.ts';

/** Why children of a type cannot be opened or withdrawn as a parent's definition says, in sentences; none if all fits. */
export function childrenMisfits(type: CaseType, types: ReadonlyMap<string, CaseType>): string[] {
  return Object.entries(type.children ?? {}).flatMap(([name, child]) => {
    const other = types.get(child.type);
    if (other === undefined) return [];
    return [
      ...(other.open.by.includes('engine')
        ? []
        : [`“${other.title}”不能由系统开启（open.by 中没有 engine）。`]),
      ...fieldMisfits(type, child, other),
      ...withdrawMisfits(child, other),
      ...Object.values(type.clocks ?? {}).flatMap((clock) => countedMisfits(clock, name, other)),
    ];
  });
}

function fieldMisfits(type: CaseType, child: Children, other: CaseType): string[] {
  const found: string[] = [];
  const taken = new Set([...other.open.fills, ...(other.open.asks ?? [])]);
  const given = new Set(Object.keys(child.passes));
  if (child.about !== undefined) given.add(child.about);
  for (const name of given) {
    const field = Object.hasOwn(other.fields, name) ? other.fields[name]! : undefined;
    if (field === undefined) {
      found.push(`“${other.title}”没有名为“${name}”的字段。`);
      continue;
    }
    if (!taken.has(name))
      found.push(`“${other.title}”登记时不填“${field.title}”，“${child.title}”不能带入。`);
    const from = Object.hasOwn(child.passes, name) ? type.fields[child.passes[name]!] : undefined;
    const fits = from === undefined ? isAbout(type, child, field) : isPassedOn(from, field);
    if (!fits) found.push(`“${other.title}”的“${field.title}”与“${child.title}”带入的内容类型不同。`);
  }
  for (const name of other.open.fills) {
    if (given.has(name)) continue;
    found.push(`开启“${other.title}”须填写“${other.fields[name]?.title}”，但“${child.title}”没有带入。`);
  }
  return found;
}

/** Whether a child takes a value of its parent. Of a file it gets a copy, which it must take whatever type it has. */
function isPassedOn(from: Field, to: Field): boolean {
  if (from.type !== 'file' || to.type !== 'file') return isSameKind(from, to);
  const taken = to.accepts ?? usualFileTypes;
  const isTaken = (from.accepts ?? usualFileTypes).every((type) => taken.includes(type));
  return isTaken && (from.many ?? false) === (to.many ?? false);
}

/** A file belongs to one case. */
export const isSameKind = (from: Field, to: Field, many: boolean | undefined = from.many): boolean =>
  from.type === to.type &&
  from.type !== 'file' &&
  from.register === to.register &&
  (many ?? false) === (to.many ?? false);

/** Whether a child's field can say what it is about: one value of the parent's field, a row of the register, or what is asked. */
function isAbout(type: CaseType, { one }: Children, field: Field): boolean {
  if (one === 'asked')
    return !['table', 'file', 'yesNo', 'number', 'money'].includes(field.type) && !field.many;
  if ('each' in one) return isSameKind({ ...type.fields[one.each]! }, field, false);
  return field.type === 'row' && field.register === one.register && !field.many;
}

/** A child that is withdrawn is ended by an action that the engine can do on its own. */
function withdrawMisfits(child: Children, other: CaseType): string[] {
  if (child.atEnd !== 'withdrawn') return [];
  const action = child.withdraw === undefined ? undefined : other.actions[child.withdraw];
  if (action === undefined)
    return [`“${child.title}”随本事项撤回，须在 withdraw 中写明用“${other.title}”的哪项操作。`];
  const targets = typeof action.to === 'object' ? action.to.map(({ to }) => to) : [action.to ?? ''];
  const ends = targets.every((to) => other.states[to]?.kind === 'done');
  const alone = action.by.includes('engine') && !action.fills?.length && !action.approve && !action.links;
  return ends && alone
    ? []
    : [`“${other.title}”的“${action.title}”不能用来撤回子事项：须可由 engine 自动办理，并到达终点。`];
}

function countedMisfits({ title, children }: Clock, name: string, other: CaseType): string[] {
  if (children?.counted === undefined || !children.of.includes(name)) return [];
  const compiled = compilerFor(ruleFields(other.fields))(children.counted);
  return compiled.ok
    ? []
    : [`时限“${title}”的 counted 不适用于“${other.title}”：${compiled.problem.message}`];
}
