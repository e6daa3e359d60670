import { casesNowOf, type EngineDeps, theEngine } from '@mingcha/casework/besides';
import { publishedItems } from '@mingcha/catalogue';
import { checkUscc } from '@mingcha/kernel';
import { remove, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import { pushRecords } from '../records/writing/push.ts';
import { rowOfVisit } from './rowOf.ts';
import { visitedEntity } from './visited.ts';

/** A look takes so many notes; a transaction removes no more. */
const mostAtOnce = 90;

/** The records of all published visits of some objects, as they are to be now. */
async function rowsOf(store: TenantStore, objects: readonly string[]) {
  const departments = new Map((await allDepartments(store)).map(({ id, name }) => [id, name]));
  const found = await Promise.all(
    objects.map(async (object) => {
      const [visits, followed] = await Promise.all([
        casesNowOf(store, 'inspection-visits', object),
        casesNowOf(store, 'rectifications', object),
      ]);
      return { visits: visits.filter(({ state }) => state === 'published'), followed };
    }),
  );
  const ids = found.flatMap(({ visits }) => visits.flatMap(({ fields }) => (fields.items as string[]) ?? []));
  const items = await publishedItems(store, [...new Set(ids)]);
  const names = {
    itemOf: (id: string) => items.get(id)?.name ?? id,
    authorityOf: (id: string) => departments.get(id) ?? id,
  };
  return found.flatMap(({ visits, followed }) => visits.map((one) => rowOfVisit(one, followed, names)));
}

/**
 * Brings the results of published visits into the credit records: those of an object anew whenever one of its visits became
 * public or what was found was corrected, so that a correction is the record's next version. Done twice it writes nothing
 * more. Resolves to the instant at which there is more.
 */
export async function runVisitRecords(
  store: TenantStore,
  { clock }: Pick<EngineDeps, 'clock'>,
): Promise<string | undefined> {
  const { items: waiting } = await store.query(visitedEntity, [], { limit: mostAtOnce });
  if (waiting.length === 0) return undefined;
  const objects = [...new Set(waiting.map(({ object }) => object))];
  // An object without a credit code, such as a site, has no credit records.
  const named = objects.filter((object) => checkUscc(object) !== 'malformed');
  const rows = await rowsOf(store, named);
  await pushRecords(
    store,
    clock,
    rows.map((one, at) => ({ ...one, row: at + 1 })),
    // What was withdrawn or repaired meanwhile stays so.
    { by: theEngine, writer: 'all', partial: true, dryRun: false },
  );
  await unlessOvertaken(store.write(...waiting.map((one) => remove(visitedEntity, one, one.lock))));
  return waiting.length === mostAtOnce ? clock().toISOString() : undefined;
}
