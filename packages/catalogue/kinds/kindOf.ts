import { defineKind, type Finding, type RegisterKind, type Row } from '@mingcha/register';
import { departmentValues } from '@mingcha/tenancy';
import { divisionValues } from '@mingcha/tenancy/divisions';
import * as z from 'zod';
import { columnOf, schemaOf } from './element.ts';
import { definitionFaults } from './faults.ts';
import type { ListDefinition } from './format.ts';
import { inheritedFields, originColumn, originField } from './origin.ts';
import { rowCheckOf } from './rules.ts';

/** A row of a list that is defined by data. */
export type ListRow = Row & { readonly [field: string]: unknown };

/** What is found in a row beside what the definition says. */
export type FurtherCheck = (row: ListRow) => Finding[];

const keeps = (row: ListRow): string | undefined =>
  row[originField] === undefined
    ? undefined
    : `“${row.id}”采用自上级目录，不能直接删去。上级取消它以后，请在“上级目录”页面办理；本级不再办理的，请修改由本级填写的要素。`;

/** The register that a definition describes. Throws where the definition has faults. */
export function kindOf(list: ListDefinition, further?: FurtherCheck): RegisterKind<ListRow> {
  const [fault] = definitionFaults(list);
  if (fault) throw new Error(`${list.id}: ${fault.field}: ${fault.message}`);
  const { id: name, title, noun, reviewed, openNote, elements, codes = [] } = list;
  const own = elements.filter(({ of }) => of === undefined);
  const fieldsOf = (type: string) => own.filter((one) => one.type === type).map(({ field }) => field);
  const [departments, divisions] = [fieldsOf('department'), fieldsOf('division')];
  const open = own.filter((element) => element.open).map(({ field }) => field);
  const decided = inheritedFields(list);
  const inherits = Object.keys(decided).length > 0;
  const rows = schemaOf(own, elements, new Set(codes.map(({ of }) => of)));
  const schema = inherits ? rows.extend({ [originField]: z.string().max(160).optional() }) : rows;
  let check: ReturnType<typeof rowCheckOf> | undefined;
  return defineKind<ListRow>({
    name,
    title,
    noun,
    schema: schema as unknown as z.ZodType<ListRow>,
    rights: { read: 'catalogue:read', write: 'catalogue:write' },
    ...(reviewed && { reviewed }),
    columns: [
      ...own.map((element) => {
        const decidedBy = decided[element.field];
        return { ...columnOf(element, elements), ...(decidedBy !== undefined && { decidedBy }) };
      }),
      ...(inherits ? [originColumn] : []),
    ],
    ...(inherits && { inherited: { from: originField, by: decided } }),
    prepare: async ({ store }) => {
      const [dept, division] = await Promise.all([
        departments.length > 0 ? departmentValues(store) : [],
        divisions.length > 0 ? divisionValues(store) : [],
      ]);
      check ??= withFurther(rowCheckOf(list), further);
      return {
        check,
        ...(inherits && { keeps }),
        values: Object.fromEntries([
          ...departments.map((field) => [field, dept]),
          ...divisions.map((field) => [field, division]),
        ]),
      };
    },
    ...(open.length > 0 && { open: { fields: open, note: openNote! } }),
  });
}

const withFurther = (check: ReturnType<typeof rowCheckOf>, further?: FurtherCheck): typeof check =>
  further ? (row) => [...check(row), ...further(row as ListRow)] : check;
