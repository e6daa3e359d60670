import type { CompiledCaseType } from '../compiled.ts';
import { expressionsOf } from '../format/expressions.ts';
import { allNeeds } from '../format/needs.ts';
import type { Limit } from '../format/parts.ts';
import { amendmentFrom } from './amend.ts';
import { written } from './perform.ts';
import {
  type CaseRecord,
  type Facts,
  invalid,
  noEffects,
  refuse,
  type StepResult,
  type Values,
} from './record.ts';
import { isEmpty, valueErrors } from './values.ts';

/** What names something else is not corrected: what hangs on it would have to be looked up again. */
const plainTypes = new Set(['text', 'number', 'money', 'date', 'yesNo', 'choice', 'table']);
const known = new WeakMap<CompiledCaseType, ReadonlySet<string>>();

/**
 * The fields whose values may be corrected once they are filled in: no limit, condition, party, task, result, uniqueness or
 * subject reads them. What those read is decided by actions, which the proof of the definition has followed.
 */
export function correctableFields(compiled: CompiledCaseType): ReadonlySet<string> {
  const before = known.get(compiled);
  if (before) return before;
  const decides = decidingFields(compiled);
  const found = new Set(
    [...compiled.fields].flatMap(([name, { type, computed, from }]) =>
      plainTypes.has(type) && computed === undefined && from === undefined && !decides.has(name)
        ? [name]
        : [],
    ),
  );
  known.set(compiled, found);
  return found;
}

function decidingFields(compiled: CompiledCaseType): Set<string> {
  const { type, fields, parties, clocks, tasks, children, actions } = compiled;
  const found = new Set<string>();
  const add = (...names: readonly (string | undefined)[]) => {
    for (const name of names) if (name !== undefined) found.add(name);
  };
  const addLimit = (limit: Limit | undefined) => {
    if (limit === undefined) return;
    if ('workingDaysIn' in limit) add(limit.workingDaysIn);
    if ('row' in limit) add(limit.row);
    if ('date' in limit) add(limit.date);
    if ('year' in limit) add(limit.year);
  };
  add(type.subject, ...(type.unique ?? []).flatMap(({ by }) => by));
  for (const [, source] of expressionsOf(type)) add(...compiled.expression(source).reads);
  for (const { from } of fields.values()) add(from?.row);
  for (const party of parties.values())
    if ('right' in party) add(party.dept, party.person, party.division, party.notDept, party.notPerson);
  for (const { since, limit, promised } of clocks.values()) {
    add(since);
    [limit, promised].forEach(addLimit);
  }
  for (const { to, limit } of tasks.values()) {
    if (typeof to === 'object' && 'each' in to) add(to.each);
    addLimit(limit);
  }
  for (const { one, passes } of children.values()) {
    if (typeof one === 'object' && 'each' in one) add(one.each);
    add(...Object.values(passes));
  }
  for (const need of allNeeds(type)) if ('by' in need) add(need.by);
  for (const { result, transfer, clock } of actions.values()) {
    if (typeof result === 'object') add(result.field);
    add(transfer);
    for (const effect of Object.values(clock ?? {})) {
      if (typeof effect !== 'object') continue;
      addLimit('extend' in effect ? effect.extend : effect.until);
    }
  }
  return found;
}

/**
 * Corrects what was filled in, in the state in which the case is. Whether somebody may is for the engine. Refused where the
 * case is done (`state`), and for fields that are not filled in, that decide something, or that would be emptied (`invalid`).
 */
export function correct(
  compiled: CompiledCaseType,
  record: CaseRecord,
  values: Values,
  { by, reason, at, facts }: { by: string; reason: string; at: string; facts: Facts },
): StepResult {
  if (compiled.states.get(record.state)?.kind === 'done') {
    const way = amendmentFrom(compiled, record.state)?.title;
    const hint = way === undefined ? '' : `公示的内容有误的，请通过“${way}”提出。`;
    return refuse('state', `事项已办结，内容不能再更正。${hint}`);
  }
  const may = correctableFields(compiled);
  const names = Object.keys(values);
  const errors = names.flatMap((name) => {
    const message = wrongName(name);
    return message === undefined ? [] : [{ pointer: `/values/${name}`, message }];
  });
  if (names.length === 0) errors.push({ pointer: '/values', message: '请写明要更正的内容。' });
  if (errors.length === 0) errors.push(...valueErrors(compiled, values, names, []));
  if (errors.length > 0) return { ok: false, refusal: invalid(errors) };
  const event = { kind: 'corrected', name: 'correct', by, values, text: reason, at } as const;
  return {
    ok: true,
    record: { ...record, fields: written(compiled, record.fields, values, undefined, facts) },
    effects: [noEffects(event)],
  };

  function wrongName(name: string): string | undefined {
    if (!compiled.fields.has(name)) return '没有这一项。';
    if (!may.has(name)) return '这一项决定由谁办理、怎样办理或者期限，不能直接更正，请通过办理操作修改。';
    return isEmpty(record.fields[name]) ? '这一项还没有填写，请在办理时填写。' : undefined;
  }
}
