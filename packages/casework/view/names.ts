import type { CompiledCaseType } from '@mingcha/cases';
import { divisionName } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { allDepartments, personEntity } from '@mingcha/tenancy';
import type { Case } from '../kept/case.ts';

const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '');

/** The names of departments by id. */
export const departmentNames = async (store: TenantStore): Promise<Map<string, string>> =>
  new Map((await allDepartments(store)).map(({ id, name }) => [id, name]));

/** The names of what the fields and tasks of a case name by id: departments, people, rows, divisions. */
export async function namesOf(
  store: TenantStore,
  compiled: CompiledCaseType,
  { course: { record }, rows }: Case,
): Promise<Record<string, string>> {
  const departments = await departmentNames(store);
  const names: Record<string, string> = {};
  const people: string[] = [];
  for (const [field, { type, register }] of compiled.fields) {
    for (const id of textsIn(record.fields[field])) {
      if (type === 'department') names[id] = departments.get(id) ?? id;
      else if (type === 'division') names[id] = divisionName(id);
      else if (type === 'person') people.push(id);
      else if (type === 'row') names[id] = String(rows[register ?? '']?.[id]?.name ?? id);
    }
  }
  for (const { to } of record.tasks) {
    const party = compiled.parties.get(to);
    names[to] = party ? party.title : (departments.get(to) ?? to);
  }
  const found = await store.getMany(
    personEntity,
    people.map((id) => ({ id })),
  );
  for (const [i, person] of found.entries()) if (person) names[people[i]!] = person.name;
  return names;
}
