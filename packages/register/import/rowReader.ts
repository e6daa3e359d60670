import type { RawRow } from '@mingcha/tabular';
import { cellCodec } from '../cells.ts';
import { cleanCode } from '../clean.ts';
import { checkHeader, columnFinder, type HeaderFault, unknownColumn } from '../header.ts';
import { rowKey } from '../keys.ts';
import { isMasked } from '../mask.ts';
import { isRowId, type RowChecker } from '../rowCheck.ts';
import type { Row } from '../types.ts';
import type { FileRows, ImportMode } from './fileRows.ts';
import { issueOf } from './issueOf.ts';

/** Thrown out of the reading of a file whose header cannot be used. */
export class HeaderRefused extends Error {
  readonly faults: HeaderFault[];

  constructor(faults: HeaderFault[]) {
    super('the header cannot be used');
    this.faults = faults;
  }
}

/** Puts the rows of one file where they belong in `file`. */
export function createRowReader<R extends Row>(mode: ImportMode, checker: RowChecker<R>, file: FileRows) {
  const { columns } = checker;
  const find = columnFinder(columns);
  const codecs = new Map(columns.map((column) => [column.field, cellCodec(column)]));
  const firstRows = new Map<string, number>();
  const personal = columns.filter((column) => column.personal);
  /** Fields that the file has a column for; JSON lines have none. */
  let present: string[] = [];
  /** Whether a row is all that will be stored; where columns are missing in `merge`, the stored row has the rest. */
  let whole = mode === 'replace';

  function header(names: readonly string[]): void {
    const id = columns.filter((column) => column.field === 'id');
    const faults = checkHeader(columns, names, mode === 'replace' ? columns.filter((c) => c.required) : id);
    if (faults.length > 0) throw new HeaderRefused(faults);
    present = names.flatMap((name) => find(name)?.field ?? []);
    whole ||= mode === 'merge' && present.length === columns.length;
  }

  /** The row's values by field, null where it clears one; its errors go to the list. */
  function valuesOf(raw: RawRow): Record<string, unknown> {
    const given: Record<string, unknown> = {};
    if (!whole) for (const field of present) given[field] = null;
    for (const [name, value] of Object.entries(raw.values)) {
      const column = find(name);
      if (mode === 'remove' && column?.field !== 'id') continue;
      if (!column) {
        file.issues.add({ row: raw.row, ...unknownColumn(columns, name), severity: 'error' });
      } else if (typeof value === 'string') {
        const parsed = codecs.get(column.field)!.parse(value);
        if ('value' in parsed) given[column.field] = parsed.value;
        else
          file.issues.add(
            issueOf(columns, raw.row, { ...parsed, field: column.field, severity: 'error' }, value),
          );
      } else {
        given[column.field] = value;
      }
    }
    return given;
  }

  function row(raw: RawRow): void {
    const { issues } = file;
    const before = issues.errors;
    for (const issue of raw.issues) issues.add({ ...issue, row: raw.row, severity: 'error' });
    const given = valuesOf(raw);
    const id = typeof given.id === 'string' ? cleanCode(given.id) : undefined;
    const known = isRowId(id) ? { row: raw.row, key: rowKey(id), id } : undefined;
    const first = known && firstRows.get(known.id);
    if (first !== undefined) {
      const message = `编号与第 ${first} 行重复，请删除其中一行。`;
      issues.add({
        row: raw.row,
        ...idColumn,
        severity: 'error',
        code: 'duplicate-id',
        message,
        value: known!.id,
      });
    } else if (known) {
      firstRows.set(known.id, raw.row);
    } else if (issues.errors === before) {
      // The checker says what is wrong with the id, and with the rest.
      report(raw.row, given);
    }
    if (issues.errors > before) {
      file.rejected++;
      if (known && first === undefined) file.refused.push(known);
    } else if (mode === 'remove') {
      file.open.push(known!);
    } else if (!whole || personal.some(({ field }) => isMasked(given[field]))) {
      file.open.push({ ...known!, given: JSON.stringify(given) });
    } else {
      const entry = report(raw.row, given);
      if (entry) file.ready.push(entry);
      else {
        file.rejected++;
        file.refused.push(known!);
      }
    }
  }

  const idColumn = { column: columns.find((column) => column.field === 'id')!.header };

  /** Checks a row and reports what was found; its entry, if it may be stored. */
  function report(at: number, given: Record<string, unknown>) {
    const checked = checker.check(given);
    for (const finding of checked.findings) {
      if (mode === 'remove' && finding.field !== 'id') continue;
      file.issues.add(issueOf(columns, at, finding, given[finding.field.split('/')[0]!]));
    }
    return checked.ok ? checked.entry : undefined;
  }

  return { header, row };
}
