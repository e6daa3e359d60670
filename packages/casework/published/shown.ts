import type { CompiledCaseType, Field, Values } from '@mingcha/cases';
import type { TenantStore } from '@mingcha/store';
import { cellsOf } from '../cells.ts';
import type { Case } from '../kept/case.ts';
import { textsIn } from '../texts.ts';
import { fieldMeta } from '../view/fieldMeta.ts';
import { namesOf } from '../view/names.ts';
import { publishedColumns, publishedValue } from './published.ts';

/** A field with those columns alone that everybody may read. */
const openField = (field: Field): Field =>
  field.columns ? { ...field, columns: publishedColumns(field) } : field;

/** A published field with its value. */
export const shownField = (name: string, field: Field, value: unknown) => ({
  ...fieldMeta(name, openField(field)),
  value: publishedValue(field, value),
});

/** The names of what published values name by id, and of nothing else. */
export async function namesShown(
  store: TenantStore,
  compiled: CompiledCaseType,
  found: Case,
  fields: Values,
  shown: ReadonlySet<string>,
): Promise<Record<string, string>> {
  const open = [...compiled.fields].flatMap(([name, field]) =>
    shown.has(name) ? [[name, openField(field)] as const] : [],
  );
  const record = { ...found.course.record, fields, tasks: [] };
  const all = await namesOf(store, compiled, { ...found, course: { ...found.course, record } });
  const ids = [...cellsOf(open, fields)].flatMap(({ value }) => textsIn(value));
  return Object.fromEntries(ids.flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]]])));
}
