import type { CompiledCaseType } from '@mingcha/cases';
import { canonicalJson } from '@mingcha/kernel';
import { sha256Hex } from '@mingcha/store';
import type { Case } from '../../kept/case.ts';

type Unique = Case['kept']['uniques'][number];

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** What a case holds alone, by the rules of its type. Values may be personal, so only their hash is kept. */
export function uniquesOf(compiled: CompiledCaseType, { course: { record } }: Case): Unique[] {
  const isDone = compiled.states.get(record.state)?.kind === 'done';
  return (compiled.type.unique ?? []).flatMap(({ by, among }) => {
    const values = by.map((field) => record.fields[field]);
    if ((among === 'open' && isDone) || values.some(isEmpty)) return [];
    return [{ rule: `${among}:${[...by].sort().join('+')}`, values: sha256Hex(canonicalJson(values)) }];
  });
}

const keyOf = ({ rule, values }: Unique) => `${rule} ${values}`;

/** Which are new and which are gone. */
export function uniqueChanges(before: readonly Unique[], after: readonly Unique[]) {
  const old = new Set(before.map(keyOf));
  const now = new Set(after.map(keyOf));
  return {
    taken: after.filter((one) => !old.has(keyOf(one))),
    freed: before.filter((one) => !now.has(keyOf(one))),
  };
}
