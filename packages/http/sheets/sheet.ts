import type { FieldError, Problem } from '@mingcha/kernel';
import { readTable, TabularError, writeCsv, writeXlsx } from '@mingcha/tabular';
import type { ZodError } from 'zod';
import { fieldErrors } from '../zodErrors.ts';

/** A column of a sheet that is filled in and imported. */
export type SheetColumn = {
  header: string;
  required?: boolean;
  /** How to fill it in. */
  note: string;
  example: string;
};
export type SheetColumns<Field extends string> = { readonly [name in Field]: SheetColumn };

/** What is wrong with a file, by row and column as the sheet shows them; without a row it is about the whole file. */
export type SheetFault = { row?: number; column?: string; code: string; message: string };

/** A row of a sheet: its cells' texts by field, '' where a cell is empty. */
export type SheetRow<Field extends string> = { row: number; cells: Readonly<Record<Field, string>> };

/** An empty sheet with its explanation beside it. */
export function templateOf(format: 'xlsx' | 'csv', title: string, columns: SheetColumns<string>) {
  const all = Object.values(columns);
  if (format === 'csv')
    return writeCsv(
      all.map(({ header }) => header),
      [],
    );
  const noteOf = ({ required, note, example }: SheetColumn) =>
    `${required ? '必填' : '选填'}；${note}；例：${example}`;
  const guide = ['列', '是否必填', '怎样填写', '示例'];
  return writeXlsx([
    {
      name: title,
      columns: all.map((column) => ({ header: column.header, width: 24, note: noteOf(column) })),
      rows: [],
    },
    {
      name: '填写说明',
      columns: guide.map((header) => ({ header, width: 30 })),
      rows: all.map(({ header, required, note, example }) => [
        header,
        required ? '必填' : '选填',
        note,
        example,
      ]),
    },
  ]);
}

/**
 * The rows of a filled sheet and what is wrong with it as a sheet. Columns that are not known are faults, so that nothing
 * is left out unseen; it throws for nothing that is in the file.
 */
export async function readSheet<Field extends string>(
  bytes: Uint8Array,
  hint: { contentType?: string | undefined; fileName?: string | undefined },
  columns: SheetColumns<Field>,
  mostRows: number,
): Promise<{ rows: SheetRow<Field>[]; faults: SheetFault[] }> {
  const fields = Object.entries<SheetColumn>(columns) as [Field, SheetColumn][];
  const headers = fields.map(([, { header }]) => header);
  const rows: SheetRow<Field>[] = [];
  const faults: SheetFault[] = [];
  const onHeader = (given: readonly string[]) => {
    for (const [, { header, required }] of fields)
      if (required && !given.includes(header))
        faults.push({ column: header, code: 'missing-column', message: `缺少“${header}”列，请使用模板填写` });
    for (const header of given)
      if (header !== '' && !headers.includes(header))
        faults.push({
          column: header.slice(0, 40),
          code: 'unknown-column',
          message: `没有“${header.slice(0, 40)}”这一列，请使用模板，或删除这一列`,
        });
  };
  try {
    const options = { ...hint, onHeader, isTitle: (text: string) => headers.includes(text), apart: true };
    for await (const { row, values, issues } of readTable(() => [bytes], options)) {
      if (rows.length === mostRows) {
        faults.push({ row, code: 'too-many-rows', message: `一次最多导入 ${mostRows} 行，请分成几个文件` });
        break;
      }
      for (const { column, code, message } of issues)
        faults.push({ row, ...(column !== undefined && { column }), code, message });
      const cells = Object.fromEntries(
        fields.map(([field, { header }]) => [field, String(values[header] ?? '').trim()]),
      ) as Record<Field, string>;
      rows.push({ row, cells });
    }
  } catch (error) {
    faults.push(tableFault(error));
  }
  return { rows, faults };
}

/** What ended the reading of a file, as a fault of it; what is no fault of the file is thrown. */
export function tableFault(error: unknown): SheetFault {
  if (!(error instanceof TabularError)) throw error;
  const { row, column, code, message } = error;
  return { ...(row !== undefined && { row }), ...(column !== undefined && { column }), code, message };
}

/** The parts of a cell that holds several, divided by 、 or a semicolon or a comma. */
export const partsOf = (cell: string): string[] =>
  cell
    .split(/[、;；,，]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What a schema says of the cells of a row; of an empty one, that it is to be filled in. */
export const cellFaults = <Field extends string>(
  error: ZodError,
  { row, cells }: SheetRow<Field>,
  columns: SheetColumns<Field>,
): SheetFault[] =>
  fieldErrors(error).map(({ pointer, message }) => {
    const field = pointer.split('/')[1] as Field;
    const text = cells[field] === '' ? '请填写' : message;
    return { row, column: columns[field].header, code: 'invalid', message: text };
  });

/** A refusal of one row, at its columns: by the first member of its pointers that is one. */
export function faultsOf(
  problem: Problem,
  row: number,
  columns: { readonly [field: string]: SheetColumn },
): SheetFault[] {
  const { code, detail } = problem;
  const { errors = [] } = problem.toJSON() as { errors?: readonly FieldError[] };
  if (errors.length === 0) return [{ row, code, message: detail }];
  return errors.map(({ pointer, message }) => {
    const field = pointer.split('/').find((part) => Object.hasOwn(columns, part));
    const column = field === undefined ? undefined : columns[field];
    return { row, ...(column && { column: column.header }), code, message };
  });
}
