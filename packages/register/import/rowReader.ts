import type { RawRow } from '@mingcha/tabular';
import type { Entry } from '../pages/entry.ts';
import { rowKey } from '../pages/keys.ts';
import { cellCodec } from '../rows/cells.ts';
import { cleanCode } from '../rows/clean.ts';
import { checkHeader, columnFinder, type HeaderFault, unknownColumn } from '../rows/header.ts';
import { isMasked } from '../rows/mask.ts';
import { settleRetired } from '../rows/retired.ts';
import type { RowChecker } from '../rows/rowCheck.ts';
import { isRowId } from '../rows/rowFinder.ts';
import type { Row } from '../types.ts';
import type { FileRows, Writing } from './fileRows.ts';
import { issueOf } from './issueOf.ts';
import { ownText } from './ownText.ts';

/** Thrown out of the reading of a file whose header cannot be used. */
export class HeaderRefused extends Error {
  readonly faults: HeaderFault[];

  constructor(faults: HeaderFault[]) {
    super('the header cannot be used');
    this.faults = faults;
  }
}

const namedTwice = {
  code: 'duplicate-column',
  message: '这一行用不同的名称两次给出同一列，请删除其中一个。',
};

/** Puts the rows of one file where they belong in `file`. */
export function createRowReader<R extends Row>(
  { mode, beside }: Writing,
  checker: RowChecker<R>,
  file: FileRows,
) {
  const { columns, retired } = checker;
  const titled = [...columns, ...retired];
  const isRetired = (field: string) => retired.some((column) => column.field === field);
  const find = columnFinder(titled);
  const codecs = new Map(titled.map((column) => [column.field, cellCodec(column)]));
  const firstRows = new Map<string, number>();
  const personal = columns.filter((column) => column.personal);
  /** Fields that the file has a column for; JSON lines have none. */
  let present: string[] = [];
  /** Whether a row is all that will be stored; where columns are missing in `merge`, the stored row has the rest. */
  let whole = mode === 'replace';

  function header(names: readonly string[], row: number): void {
    file.headerRow = row;
    const id = columns.filter((column) => column.field === 'id');
    const required = mode === 'replace' ? columns.filter((c) => c.required) : id;
    const faults = checkHeader(columns, names, required, retired);
    if (faults.length > 0) throw new HeaderRefused(faults);
    present = names.flatMap((name) => find(name)?.field ?? []);
    const kept = present.filter((field) => !isRetired(field));
    whole ||= mode === 'merge' && kept.length === columns.length;
  }

  const error = (
    at: number,
    field: string,
    fault: { code: string; message: string },
    value?: unknown,
  ): void => file.issues.add(issueOf(columns, at, { ...fault, field, severity: 'error' }, value));

  /** The row's values by field, null where it clears one, and the fields whose cells could not be read. */
  function valuesOf(raw: RawRow): { given: Record<string, unknown>; unread: Set<string> } {
    const given: Record<string, unknown> = {};
    const unread = new Set<string>();
    // Beside a stored row, an empty cell clears.
    if (!whole || beside) for (const field of present) given[field] = null;
    for (const { column } of raw.issues) if (column !== undefined) unread.add(find(column)?.field ?? column);
    for (const [name, value] of Object.entries(raw.values)) {
      const column = find(name);
      if (mode === 'remove' && column?.field !== 'id') continue;
      if (!column) {
        unread.add(name);
        file.issues.add({ row: raw.row, ...unknownColumn(columns, name), severity: 'error' });
        continue;
      }
      const { field } = column;
      // A table's header is checked as a whole; a JSON line can name a column by its title and by its field.
      if (present.length === 0 && Object.hasOwn(given, field)) {
        unread.add(field);
        error(raw.row, field, namedTwice, value);
        continue;
      }
      const parsed = typeof value === 'string' ? codecs.get(field)!.parse(value) : { value };
      if ('value' in parsed || isRetired(field)) {
        given[field] = 'value' in parsed ? parsed.value : value;
      } else {
        unread.add(field);
        error(raw.row, field, parsed, value);
      }
    }
    return { given: settled(raw, given), unread };
  }

  /** What is given without retired columns; what is lost of them is reported, at the title that the file has. */
  function settled({ row: at, values }: RawRow, given: Record<string, unknown>): Record<string, unknown> {
    if (retired.length === 0) return given;
    const { given: rest, findings } = settleRetired(retired, given);
    for (const finding of findings) {
      const column = Object.keys(values).find((name) => find(name)?.field === finding.field);
      const issue = issueOf(titled, at, finding, given[finding.field]);
      file.issues.add({ ...issue, ...(column !== undefined && { column }) });
    }
    return rest;
  }

  /** Checks a row and reports what was found in the fields that could be read; its entry, if it may be stored. */
  function check(at: number, given: Record<string, unknown>, unread: ReadonlySet<string>): Entry | undefined {
    const checked = checker.check(given);
    for (const finding of checked.findings) {
      const field = finding.field.split('/')[0]!;
      if (unread.has(field) || (mode === 'remove' && field !== 'id')) continue;
      if (unread.size > 0 && finding.severity === 'warning') continue;
      file.issues.add(issueOf(columns, at, finding, given[field]));
    }
    return checked.ok ? checked.entry : undefined;
  }

  function row(raw: RawRow): void {
    const { given, unread } = valuesOf(raw);
    const id = typeof given.id === 'string' ? cleanCode(given.id) : undefined;
    const known = isRowId(id) ? { row: raw.row, id: ownText(id) } : undefined;
    if (known) given.id = known.id;
    const first = known && firstRows.get(known.id);
    if (known && first === undefined) firstRows.set(known.id, raw.row);

    const before = file.issues.errors;
    for (const issue of raw.issues) file.issues.add({ ...issue, row: raw.row, severity: 'error' });
    if (known && first !== undefined) {
      error(
        raw.row,
        'id',
        { code: 'duplicate-id', message: `编号与第 ${first} 行重复，请删除其中一行。` },
        id,
      );
    }
    const sound = raw.issues.length === 0 && unread.size === 0 && file.issues.errors === before;
    const alone = !known || (whole && !beside && !personal.some(({ field }) => isMasked(given[field])));
    if (known && sound && mode === 'remove') {
      file.open.push({ ...known, key: rowKey(known.id) });
    } else if (known && sound && !alone) {
      file.open.push({ ...known, key: rowKey(known.id), given: JSON.stringify(given) });
    } else {
      // All faults of a row are reported, as far as they can be seen.
      const entry = raw.issues.length === 0 && alone ? check(raw.row, given, unread) : undefined;
      if (entry && sound) {
        file.ready.push(entry);
      } else {
        file.rejected++;
        if (known && first === undefined) {
          const seen = !alone &&
            (mode === 'merge' || (mode === 'replace' && beside)) && {
              given: JSON.stringify(given),
              unread: [...unread],
            };
          file.refused.push({ ...known, key: rowKey(known.id), ...seen });
        }
      }
    }
  }

  return { isTitle: (text: string) => find(text) !== undefined, header, row };
}
