import { canonicalJson } from '@mingcha/kernel';
import type { CompiledCaseType } from '../compiled.ts';
import type { Action } from '../format/acts.ts';
import type { StepInput } from './perform.ts';
import type { Amendment, CaseRecord, Values } from './record.ts';
import { isEmpty } from './values.ts';

/** The first amendment that is possible in a state; undefined where what is published there stays as it is. */
export const amendmentFrom = ({ actions }: CompiledCaseType, state: string): Action | undefined =>
  [...actions.values()].find(({ amends, from }) => amends !== undefined && from.includes(state));

const isSame = (a: unknown, b: unknown): boolean =>
  isEmpty(a) || isEmpty(b) ? isEmpty(a) && isEmpty(b) : canonicalJson(a) === canonicalJson(b);

/** What is wrong with an amendment that changes nothing, at each of the values that it gives. */
export function unchangedErrors(
  before: Values,
  { amends }: Action,
  values: Values,
): { pointer: string; message: string }[] {
  if (amends === undefined) return [];
  const names = Object.keys(values).filter((name) => name !== amends);
  if (names.length === 0) return [{ pointer: '/values', message: '请写明要更正的内容。' }];
  if (names.some((name) => !isSame(values[name], before[name]))) return [];
  return names.map((name) => ({
    pointer: `/values/${name}`,
    message: '与现在公示的内容相同，没有需要更正的。',
  }));
}

/** What an amendment leaves with the case: who proposed it when, why, and what it changed. */
export function amendmentOf(
  before: Values,
  after: Values,
  { action, name, input }: { action: Action; name: string; input: Pick<StepInput, 'at' | 'by'> },
): Amendment {
  const reason = action.amends ?? '';
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => field !== reason && !isSame(before[field], after[field]),
  );
  return {
    ...{ action: name, at: input.at, by: input.by, reason: String(after[reason] ?? '') },
    before: Object.fromEntries(changed.map((field) => [field, before[field] ?? null])),
  };
}

/** The fields of a record before each of its amendments, the oldest first. */
export function fieldsBefore({ fields, amended = [] }: Pick<CaseRecord, 'fields' | 'amended'>): Values[] {
  let known = fields;
  return amended
    .toReversed()
    .map(({ before }) => {
      const then = Object.entries({ ...known, ...before }).filter(([, value]) => value !== null);
      known = Object.fromEntries(then);
      return known;
    })
    .toReversed();
}
