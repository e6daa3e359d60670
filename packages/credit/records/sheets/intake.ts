import { readSheet, type SheetFault, type SheetRow } from '@mingcha/http/sheets';
import { type Intake, IssueList, type RegisterKind, type Row } from '@mingcha/register';
import * as z from 'zod';
import { creditKind } from '../kinds/index.ts';
import { type BaseField, baseFields, type CreditKind } from '../kinds/kind.ts';
import type { Given } from '../writing/judge.ts';
import { pushRecords, type RowFault } from '../writing/push.ts';
import { sheetColumns, valueIn } from './columns.ts';

/** Rows of one sheet; a year's penalties of a city are fewer. */
const mostRows = 50_000;
const prefix = 'credit.';

/** A row of a sheet as a push has it. */
function givenOf({ id, elements }: CreditKind, { row, cells }: SheetRow<string>): Given {
  const said = elements.flatMap((element) => {
    const cell = cells[element.field] ?? '';
    return cell === '' ? [] : [[element.field, valueIn(element, cell)] as const];
  });
  const base = Object.fromEntries(baseFields.map((field) => [field, cells[field]])) as Record<
    BaseField,
    string
  >;
  const date = valueIn({ type: 'date' }, base.date) as string;
  return { row, operation: 'put', kind: id, ...base, date, values: Object.fromEntries(said) };
}

const intakeOf =
  (kind: CreditKind): Intake =>
  async ({ store, clock, source, job }) => {
    const columns = sheetColumns(kind);
    const chunks: Uint8Array[] = [];
    for await (const chunk of source()) chunks.push(chunk);
    const sheet = await readSheet(Buffer.concat(chunks), job, columns, mostRows);
    const whole = sheet.faults.filter(({ row }) => row === undefined);
    const ofRows = sheet.faults.filter(
      (fault): fault is SheetFault & { row: number } => fault.row !== undefined,
    );
    const { by, writer, fileName, dryRun = false } = job;
    const pushed = await pushRecords(
      store,
      clock,
      sheet.rows.map((row) => givenOf(kind, row)),
      {
        ...{ by, writer, fileName },
        // A sheet that is wrong as a whole, such as one that ends in the middle, is taken in no part.
        partial: job.partial && whole.length === 0,
        dryRun: dryRun || whole.length > 0,
        faults: ofRows.map(({ row, column, ...fault }) => ({ row, ...fieldNamed(column), ...fault })),
      },
    );
    const issues = new IssueList();
    for (const { column, code, message } of whole)
      issues.add({ ...(column !== undefined && { column }), severity: 'error', code, message });
    for (const fault of pushed.faults) issues.add({ severity: 'error', ...issueOf(fault) });
    const { added, corrected, unchanged } = pushed.counts;
    const isRefused =
      issues.errors > 0 && (!job.partial || whole.length > 0 || pushed.refused === pushed.rows);
    const nothing = isRefused && !dryRun;
    return {
      issues,
      isRefused,
      summary: {
        rows: pushed.rows,
        added: nothing ? 0 : added,
        changed: nothing ? 0 : corrected,
        unchanged: nothing ? 0 : unchanged,
        ...{ removed: 0, rejected: nothing ? pushed.rows : pushed.refused, warnings: 0 },
      },
    };

    function fieldNamed(column: string | undefined): { field?: string } {
      const field = Object.entries(columns).find(([, { header }]) => header === column)?.[0];
      return field === undefined ? {} : { field };
    }

    function issueOf({ field, ...fault }: RowFault) {
      const header = field === undefined ? undefined : columns[field]?.header;
      return { ...fault, ...(header !== undefined && { column: header }) };
    }
  };

/** A kind of record as imports know it: its job is that of a register, its rows go into the records. */
export const importKind = (kind: CreditKind): RegisterKind<Row> => ({
  name: `${prefix}${kind.id}`,
  title: kind.title,
  noun: '记录',
  schema: z.object({ id: z.string() }),
  columns: [],
  rights: { read: 'credit:read', write: 'credit:write' },
  intake: intakeOf(kind),
});

/** What takes the files of a kind of record, by the name under which its imports run; undefined for others. */
export function importKindNamed(name: string): RegisterKind<Row> | undefined {
  const kind = name.startsWith(prefix) ? creditKind(name.slice(prefix.length)) : undefined;
  return kind && importKind(kind);
}
