import { atOnce, defineEntity, getJson, type TenantStore } from '@mingcha/store';
import type { CreditRecord } from '../records/record.ts';

/**
 * That records of some subjects say what may put them on a list or off it, end a measure, or be warned of: they are looked at
 * by the clock. Very many are in a blob of JSON that `list` names, of which those before `from` were looked at.
 */
export type Noted = {
  at: string;
  id: string;
  subjects: readonly string[];
  list?: string;
  from?: number;
};

export const notedEntity = defineEntity<Noted>()({
  name: 'CREDITFACTS',
  key: (of: Pick<Noted, 'at' | 'id'>) => ({ partition: [], sort: [of.at, of.id] }),
  due: ({ at }) => at,
});

/** Whom a note names that was not looked at yet. Throws where the table has lost them. */
export async function subjectsNoted(
  store: TenantStore,
  { subjects, list, from = 0 }: Noted,
): Promise<readonly string[]> {
  if (list === undefined) return subjects;
  const all = await getJson<string[]>(store, list);
  if (!all) throw new Error(`the noted subjects ${list} are missing`);
  return all.slice(from);
}

/** A note once the first so many subjects of it were looked at. */
export const without = ({ list, from = 0, subjects, ...note }: Noted, looked: number): Noted =>
  list === undefined
    ? { ...note, subjects: subjects.slice(looked) }
    : { ...note, subjects, list, from: from + looked };

/** What a published inspection says where nobody was found. */
export const unreachable = '通过登记的住所无法联系';

/** On what uses of measures rest: a further version may take the ground from one. */
const bearing = new Set(['penalty', 'court-enforcement', 'commitment', 'award', 'tax-mark']);

const concerns = ({ kind, values, version }: Pick<CreditRecord, 'kind' | 'values' | 'version'>): boolean =>
  (version > 1 && bearing.has(kind)) ||
  kind === 'complaint' ||
  (kind === 'annual-report' && values.status !== '按期报送') ||
  (kind === 'inspection' && String(values.result ?? '').includes(unreachable));

/** A note has so many subjects at the most, so that it stays a small item. */
const mostSubjects = 5_000;

/**
 * The notes that go with versions of records; none where they concern no list and `isExpiring` none of them. `id` names what
 * they are written with.
 */
export function notesOf(
  versions: readonly CreditRecord[],
  id: string,
  isExpiring: (record: CreditRecord) => boolean,
): Noted[] {
  const noted = versions.filter((one) => concerns(one) || isExpiring(one));
  const subjects = [...new Set(noted.map(({ subject }) => subject))].sort();
  const notes: Noted[] = [];
  for (let from = 0; from < subjects.length; from += mostSubjects)
    notes.push({ at: atOnce, id: `${id} ${from}`, subjects: subjects.slice(from, from + mostSubjects) });
  return notes;
}
