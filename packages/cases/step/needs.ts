import type { CompiledCaseType } from '../compiled.ts';
import type { Need } from '../format/acts.ts';
import { matches } from './opens.ts';
import { type CaseRecord, type Facts, invalid, type Refusal, type Values } from './record.ts';
import { isEmpty } from './values.ts';

/**
 * Why needs refuse a step: `invalid` at the fields of its own form (`/values/…`) where that is what a need misses, so that people
 * are told where they can put it right; else `needs` with the `else` of each that does not hold. The record has the values of the
 * action already.
 */
export function refusedByNeeds(
  compiled: CompiledCaseType,
  record: CaseRecord,
  { needs, form }: { needs: readonly Need[] | undefined; form: readonly string[] },
  facts: Facts,
): Refusal | undefined {
  const said: string[] = [];
  const errors: { pointer: string; message: string }[] = [];
  for (const need of needs ?? []) {
    if (need.when !== undefined && !conditionHolds(compiled, record.fields, need.when, facts)) continue;
    const message = needFails(compiled, record, need, facts);
    if (message === undefined) continue;
    const missing = 'filled' in need ? missingOf(need, record) : [];
    if (missing.length > 0 && missing.every((name) => form.includes(name)))
      errors.push(...missing.map((name) => ({ pointer: `/values/${name}`, message })));
    else said.push(message);
  }
  if (errors.length > 0) return invalid(errors);
  return said.length > 0 ? { code: 'needs', message: said.join('；'), needs: said } : undefined;
}

const missingOf = ({ filled }: { filled: readonly string[] }, { fields }: CaseRecord): string[] =>
  filled.filter((name) => isEmpty(fields[name]));

/** Whether a condition of the definition holds for these fields. Missing values do not hold. */
export const conditionHolds = (
  compiled: CompiledCaseType,
  fields: Values,
  source: string,
  facts: Facts,
): boolean => facts.holds?.(source) ?? compiled.expression(source).holds(new Map(Object.entries(fields)));

function needFails(
  compiled: CompiledCaseType,
  record: CaseRecord,
  need: Need,
  facts: Facts,
): string | undefined {
  if ('hook' in need) {
    // A hook that nobody asked says nothing, and nothing is no consent.
    if (facts.hooks?.has(need.hook) !== true) return need.else;
    return facts.hooks.get(need.hook) === undefined ? undefined : (facts.hooks.get(need.hook) ?? need.else);
  }
  return holds(compiled, record, need, facts) ? undefined : need.else;
}

function holds(
  compiled: CompiledCaseType,
  record: CaseRecord,
  need: Exclude<Need, { hook: string }>,
  facts: Facts,
): boolean {
  if ('filled' in need) return missingOf(need, record).length === 0;
  if ('test' in need) return conditionHolds(compiled, record.fields, need.test, facts);
  if ('after' in need) return facts.clocks.get(need.after) === 'expired';
  if ('within' in need) return ['running', 'held'].includes(facts.clocks.get(need.within) ?? 'notStarted');
  if ('tasks' in need) {
    const asked = lastRound(record.tasks, need.tasks).filter((task) => task.status !== 'cancelled');
    return passes(
      asked.map((task) => (task.status === 'open' ? undefined : (task.answer ?? ''))),
      need.answers,
    );
  }
  if ('children' in need) {
    const opened = lastRound(record.children, need.children).filter((child) => child.status !== 'withdrawn');
    return passes(
      opened.map((child) => (child.status === 'open' ? undefined : (child.result ?? ''))),
      need.results,
    );
  }
  if ('link' in need) return linkHolds(need, facts);
  return registerHolds(record, need, facts);
}

/** The instances since the last time that none of the kind was open. */
export function lastRound<T extends { kind: string; round: number }>(all: readonly T[], kind: string): T[] {
  const own = all.filter((one) => one.kind === kind);
  const last = Math.max(0, ...own.map((one) => one.round));
  return own.filter((one) => one.round === last);
}

/** `undefined` is still open. With `wanted` there must be one, and all must be among them. */
function passes(ends: readonly (string | undefined)[], wanted: readonly string[] | undefined): boolean {
  if (ends.includes(undefined)) return false;
  return wanted === undefined || (ends.length > 0 && ends.every((end) => wanted.includes(end!)));
}

function linkHolds(
  need: { link: string; states?: readonly string[]; results?: readonly string[] },
  facts: Facts,
): boolean {
  const linked = facts.links?.get(need.link) ?? [];
  return (
    linked.length > 0 &&
    linked.every(
      (one) =>
        (need.states === undefined || need.states.includes(one.state)) &&
        (need.results === undefined || (one.result !== undefined && need.results.includes(one.result))),
    )
  );
}

function registerHolds(
  record: CaseRecord,
  need: { register: string; by: string; absent?: true; where?: Readonly<Record<string, string>> },
  facts: Facts,
): boolean {
  const rows = facts.rows?.get(need.register);
  // A register that was not looked up is neither there nor absent.
  if (rows === undefined) return false;
  const value = record.fields[need.by];
  const ids = (Array.isArray(value) ? value : [value]).filter((one) => !isEmpty(one)).map(String);
  const there = (id: string): boolean => {
    const row = rows.get(id);
    return row !== undefined && matches(row, need.where);
  };
  return need.absent ? !ids.some(there) : ids.length > 0 && ids.every(there);
}
