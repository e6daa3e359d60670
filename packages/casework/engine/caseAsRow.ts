import { check, type Operation, type TenantStore } from '@mingcha/store';
import { caseEntity, findCase } from '../kept/case.ts';
import type { CaseTypes } from '../types/caseTypes.ts';
import { aboutOf } from './pointers.ts';

/** A case as fields of others name it, with its number and what it is about; and what refuses a write once it has changed. */
export async function caseAsRow(
  store: TenantStore,
  types: CaseTypes,
  type: string,
  id: string,
): Promise<{ row: { id: string; name: string; state: string }; unchanged: Operation } | undefined> {
  const found = await findCase(store, type, id);
  if (!found) return undefined;
  const compiled = await types.of(store, found, await types.current(store, type));
  const { number, course, lock } = found;
  const name = [number, aboutOf(compiled, found)?.about].filter((one) => one !== undefined).join(' ');
  return {
    row: { id, name: name === '' ? id : name, state: course.record.state },
    unchanged: check(caseEntity, { id }, lock),
  };
}
