import { atOnce, defineEntity } from '@mingcha/store';
import type { CreditRecord } from '../records/record.ts';

/** That records of some subjects say what may put them on a list or off it, or end a measure: they are looked at by the clock. */
export type Noted = { at: string; id: string; subjects: readonly string[] };

export const notedEntity = defineEntity<Noted>()({
  name: 'CREDITFACTS',
  key: (of: Pick<Noted, 'at' | 'id'>) => ({ partition: [], sort: [of.at, of.id] }),
  due: ({ at }) => at,
});

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

/** The notes that go with versions of records; none where they concern no list. `id` names what they are written with. */
export function notesOf(versions: readonly CreditRecord[], id: string): Noted[] {
  const subjects = [...new Set(versions.filter(concerns).map(({ subject }) => subject))].sort();
  const notes: Noted[] = [];
  for (let from = 0; from < subjects.length; from += mostSubjects)
    notes.push({ at: atOnce, id: `${id} ${from}`, subjects: subjects.slice(from, from + mostSubjects) });
  return notes;
}
