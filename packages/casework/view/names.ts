import type { CompiledCaseType, Values } from '@mingcha/cases';
import { divisionName } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { departmentEntity, personEntity } from '@mingcha/tenancy';
import { deptAsked } from '../access/concerned.ts';
import { cellsOf } from '../cells.ts';
import type { Case } from '../kept/case.ts';
import { idsIn, textsIn } from '../texts.ts';

/** The names of departments and people by id, as far as they have been looked up. */
export type Names = ReadonlyMap<string, string>;

/** The departments and people that fields name. */
export function namedIn({ fields }: CompiledCaseType, values: Values): { depts: string[]; people: string[] } {
  const cells = [...cellsOf(fields, values)];
  const of = (type: string) => [
    ...new Set(cells.flatMap((cell) => (cell.of.type === type ? idsIn(cell.value) : []))),
  ];
  return { depts: of('department'), people: of('person') };
}

/** Looks up the departments and people that are not known yet, in one read. Those that are not there have no name. */
export async function lookUpNames(
  store: TenantStore,
  { depts, people }: { depts: readonly string[]; people: readonly string[] },
  known: Names = new Map(),
): Promise<Names> {
  const unknown = (ids: readonly string[]) => ids.filter((id) => !known.has(id));
  const found = await Promise.all([
    ...unknown(depts).map((id) => store.get(departmentEntity, { id })),
    ...unknown(people).map((id) => store.get(personEntity, { id })),
  ]);
  return new Map([...known, ...found.flatMap((one) => (one ? [[one.id, one.name] as const] : []))]);
}

/** The names of what the fields and tasks of a case name by id; only those are read that are not known yet. */
export async function namesOf(
  store: TenantStore,
  compiled: CompiledCaseType,
  { course: { record }, rows }: Case,
  known: Names = new Map(),
): Promise<Record<string, string>> {
  const { depts, people } = namedIn(compiled, record.fields);
  const asked = record.tasks.flatMap((task) => deptAsked(compiled, task) ?? []);
  const found = await lookUpNames(store, { depts: [...new Set([...depts, ...asked])], people }, known);
  const names: Record<string, string> = Object.fromEntries(found);
  for (const {
    of: { type, register },
    value,
  } of cellsOf(compiled.fields, record.fields)) {
    for (const id of textsIn(value)) {
      if (type === 'division') names[id] = divisionName(id);
      else if (type === 'row') names[id] = String(rows[register ?? '']?.[id]?.name ?? id);
    }
  }
  for (const { to } of record.tasks) names[to] = compiled.parties.get(to)?.title ?? names[to] ?? to;
  return names;
}
