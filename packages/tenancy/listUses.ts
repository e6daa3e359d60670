import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import type { FindDepartmentUses } from './departmentUse.ts';

/** Rows whose columns' values stand under the columns' names. */
type Named = { id: string; [field: string]: unknown };

/** Finds the rows of a list, in its latest form, that name a department. */
export const listUses =
  (kind: RegisterKind<Row>): FindDepartmentUses =>
  async (store, dept) => {
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
    return [
      {
        field: name,
        count: ids.length,
        what: `个${noun}`,
        names: ids.sort(),
        todo: `在${title}中改换部门`,
      },
    ];
  };
