import type { Column } from '../kind.ts';
import { nearest } from './nearest.ts';

/** Something wrong with a header. `column` is the header as it was written. */
export type HeaderFault = { column: string; code: string; message: string };

type Titled = Pick<Column, 'field' | 'header'> & { readonly aliases?: readonly string[] };

/** The column that a header of a file names: by a Chinese title or its field, a mark for required set aside. */
export function columnFinder<C extends Titled>(columns: readonly C[]): (header: string) => C | undefined {
  const names = new Map<string, C>();
  for (const column of columns) {
    for (const name of [column.header, column.field, ...(column.aliases ?? [])]) {
      if (!names.has(fold(name))) names.set(fold(name), column);
    }
  }
  // Asked for every cell of a file, always the same few.
  const known = new Map<string, C>();
  return (header) => {
    const column = known.get(header) ?? names.get(fold(header));
    if (column) known.set(header, column);
    return column;
  };
}

const fold = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/\s+|^\*|\*$|\(必填\)$/g, '')
    .toLowerCase();

/** Every fault of a header at once: unknown columns, columns named twice, required ones that are missing. Retired columns are none. */
export function checkHeader(
  columns: readonly Column[],
  headers: readonly string[],
  required: readonly Column[],
  retired: readonly Titled[] = [],
): HeaderFault[] {
  const find = columnFinder<Titled>([...columns, ...retired]);
  const seen = new Map<string, string>();
  const faults: HeaderFault[] = [];
  for (const header of headers) {
    const column = find(header);
    const first = column && seen.get(column.field);
    if (!column) faults.push(unknownColumn(columns, header));
    else if (first)
      faults.push({
        column: header,
        code: 'duplicate-column',
        message: `与“${first}”是同一列，请删除其中一列。`,
      });
    if (column) seen.set(column.field, header);
  }
  for (const { field, header } of required) {
    if (seen.has(field)) continue;
    faults.push({
      column: header,
      code: 'missing-column',
      message: `缺少必填列“${header}”，请下载模板核对列标题。`,
    });
  }
  return faults;
}

export function unknownColumn(columns: readonly Column[], header: string): HeaderFault {
  const name = header.slice(0, 40);
  const like = nearest(
    name,
    columns.map((column) => column.header),
  );
  return {
    column: name,
    code: 'unknown-column',
    message: like
      ? `没有“${name}”这一列，是否应为“${like}”？请改正列标题，或删除该列。`
      : `没有“${name}”这一列，请删除该列，或下载模板核对列标题。`,
  };
}
