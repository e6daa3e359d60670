import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { DepartmentUse } from '@mingcha/tenancy';
import { registerKinds } from './kinds.ts';

/** Rows whose columns' values stand under the columns' names. */
type Named = { id: string; [field: string]: unknown };

/** The rows of every list, in its latest form, that name a department. */
export const departmentUses = (store: TenantStore, dept: string): Promise<DepartmentUse[]> =>
  Promise.all(registerKinds.map(({ kind }) => usesIn(store, kind, dept)));

async function usesIn(store: TenantStore, kind: RegisterKind<Row>, dept: string): Promise<DepartmentUse> {
  const { name, title, noun, columns } = kind;
  const fields = columns.filter(({ department }) => department).map(({ field }) => field);
  const register = openRegister(store, kind as RegisterKind<Named>);
  const { draft } = await register.heads();
  const ids: string[] = [];
  if (draft && fields.length > 0) {
    await register.scanFields(draft.id, ['id', ...fields], (row) => {
      if (fields.some((field) => row[field] === dept)) ids.push(String(row.id));
    });
  }
  return {
    field: name,
    count: ids.length,
    what: `个${noun}`,
    names: ids.sort(),
    todo: `在${title}中改换部门`,
  };
}
