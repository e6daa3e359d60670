import { canonicalJson } from '@mingcha/kernel';
import { definitionPlace } from '@mingcha/kernel/labels';
import type { CaseType } from './caseType.ts';

/** The parts of a definition that stay with a case and can be moved one by one. */
const keys = [
  'fields',
  'states',
  'results',
  'actions',
  'clocks',
  'tasks',
  'children',
  'links',
  'papers',
] as const;

/** A part by its key and name, such as `clocks/answer`. */
export type Part = `${(typeof keys)[number]}/${string}`;

const recordOf = (type: CaseType, key: (typeof keys)[number]): Readonly<Record<string, unknown>> =>
  type[key] ?? {};
const ownOf = (record: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** What of a part stays with a case: all but how it is called, which is that of now everywhere. */
function pinned(part: unknown): string {
  if (typeof part !== 'object' || part === null) return canonicalJson(part ?? null);
  const { title: _, outside: __, ...rest } = part as { title?: unknown; outside?: unknown };
  return canonicalJson(rest);
}

/** The parts in which two definitions differ and that cases can move to, with their places in words. */
export function movableParts(before: CaseType, after: CaseType): { part: Part; where: string }[] {
  return keys.flatMap((key) => {
    const [old, now] = [recordOf(before, key), recordOf(after, key)];
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) => {
      const [a, b] = [ownOf(old, name), ownOf(now, name)];
      if ((a === undefined) === (b === undefined) && pinned(a) === pinned(b)) return [];
      return [{ part: `${key}/${name}` as const, where: definitionPlace([key, name], after, before) }];
    });
  });
}

const isPersonal = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && 'personal' in part && part.personal === true;

const formOf = (part: unknown): Readonly<Record<string, object>> | undefined =>
  typeof part === 'object' && part !== null && 'form' in part
    ? (part.form as Readonly<Record<string, object>>)
    : undefined;

/** A part with what is personal in the one whose place it takes: a field, or the columns of a task's form. */
function keptPersonal(before: unknown, part: object): object {
  const [was, form] = [formOf(before), formOf(part)];
  const columns =
    was &&
    form &&
    Object.entries(form).map(([name, column]) => [name, keptPersonal(ownOf(was, name), column)]);
  return {
    ...part,
    ...(isPersonal(before) && { personal: true }),
    ...(columns && { form: Object.fromEntries(columns) }),
  };
}

/**
 * A definition with some parts of another in the place of its own; without those that the other does not have. A field or
 * column that is personal stays so: what was filled in was promised to be.
 */
export function mixedType(own: CaseType, next: CaseType, parts: readonly Part[]): CaseType {
  const mixed: Record<string, unknown> = { ...own };
  for (const key of keys) {
    const names = parts.flatMap((part) => (part.startsWith(`${key}/`) ? [part.slice(key.length + 1)] : []));
    if (names.length === 0) continue;
    const record = new Map(Object.entries(recordOf(own, key)));
    for (const name of names) {
      const part = ownOf(recordOf(next, key), name);
      if (part === undefined) record.delete(name);
      else record.set(name, keptPersonal(record.get(name), part as object));
    }
    if (record.size === 0) delete mixed[key];
    else mixed[key] = Object.fromEntries(record);
  }
  return mixed as CaseType;
}
