import type { CompiledCaseType } from '@mingcha/cases';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import { check, drop, mostOperations, replace, type Stored, type TenantStore } from '@mingcha/store';
import { type Case, caseEntity } from '../../kept/case.ts';
import { outEntity, placesOut } from '../../kept/out.ts';
import { pointersOf } from '../pointers.ts';
import { placing } from './places.ts';

/**
 * Writes the places of a case that did not fit into its own transaction, some in each write. The case says after each where
 * it stands, and the entry of the outbox goes with the last: it may break off at any point, and be repeated.
 * Throws `WriteConflict` where the case has changed meanwhile.
 */
export async function placeRest(
  store: TenantStore,
  { compiled, office }: { compiled: CompiledCaseType; office: OfficeCalendar },
  found: Stored<Case>,
): Promise<Stored<Case>> {
  const pointers = pointersOf(compiled, found, office);
  const end = drop(outEntity, placesOut(found.id));
  let { lock, ...at } = found;
  for (;;) {
    const next = placing(at.kept.pointers, pointers, { id: at.id, most: mostOperations - 2 });
    if (next.operations.length === 0) {
      await store.write(check(caseEntity, { id: at.id }, lock), end);
      return { ...at, lock };
    }
    at = { ...at, kept: { ...at.kept, pointers: next.kept } };
    await store.write(replace(caseEntity, at, lock), ...next.operations, ...(next.isWhole ? [end] : []));
    lock += 1;
    if (next.isWhole) return { ...at, lock };
  }
}
