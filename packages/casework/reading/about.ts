import type { Principal } from '@mingcha/http';
import { byCode } from '@mingcha/kernel/arrange';
import { queryAll, type TenantStore } from '@mingcha/store';
import { isReached } from '../access/concerned.ts';
import { reachOf } from '../access/sight.ts';
import { loadOffice } from '../engine/opening/office.ts';
import { casesOfSubject } from '../engine/pointers.ts';
import { pointerEntity } from '../kept/pointer.ts';
import type { CaseTypes } from '../types/caseTypes.ts';
import { lookUpNames } from '../view/names.ts';
import { rowView } from '../view/rowView.ts';

/** A case about a subject, as a line of a list of all of them. */
export type CaseAbout = ReturnType<typeof rowView> & { group: string };

/**
 * The cases of all types about a subject, such as a credit code, as far as the caller's rights reach them, the latest
 * opened first; with the names of the departments that they concern. Archived ones are among them.
 */
export async function casesAbout(
  store: TenantStore,
  { types, caller, now }: { types: CaseTypes; caller: Principal; now: Date },
  subject: string,
): Promise<{ items: CaseAbout[]; depts: ReadonlyMap<string, string> }> {
  const [pointers, all, office] = await Promise.all([
    queryAll(store, pointerEntity, casesOfSubject(subject)),
    types.all(store),
    loadOffice(store),
  ]);
  const byName = new Map(all.map(({ compiled }) => [compiled.type.name, compiled]));
  const items = pointers.flatMap((pointer): CaseAbout[] => {
    const compiled = byName.get(pointer.type);
    if (!compiled || !isReached(reachOf(caller, compiled.type.group), pointer.depts)) return [];
    return [{ ...rowView(pointer, { compiled, office, now }), group: compiled.type.group }];
  });
  const depts = [...new Set(items.flatMap((one) => one.depts))];
  items.sort((a, b) => byCode(b.openedAt, a.openedAt) || byCode(a.id, b.id));
  return { items, depts: await lookUpNames(store, { depts, people: [] }) };
}
