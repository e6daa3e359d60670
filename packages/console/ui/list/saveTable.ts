import { workbookInMemory } from '@mingcha/tabular/inMemory';
import { saveBlob } from '../../api/http.ts';
import type { Page } from '../../api/types.ts';
import { day } from '../show/format.ts';
import type { TableColumn } from './DataTable.tsx';

const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Saves rows as a workbook, with the columns that have values. */
export async function saveTable<T>(
  file: string,
  columns: readonly TableColumn<T>[],
  rows: readonly T[],
): Promise<void> {
  const kept = columns.flatMap(({ header, value }) => (value ? [{ header, value }] : []));
  const bytes = await workbookInMemory([
    {
      name: file.slice(0, 31),
      columns: kept.map(({ header }) => ({ header })),
      rows: rows.map((row) => kept.map(({ value }) => value(row))),
    },
  ]);
  saveBlob(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: media }), `${file}-${day(Date.now())}.xlsx`);
}

/** The same of a list that the API gives page after page. */
export async function savePages<T>(
  file: string,
  columns: readonly TableColumn<T>[],
  load: (page: { limit: number; cursor: string | undefined }) => Promise<Page<T>>,
): Promise<void> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await load({ limit: 200, cursor });
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  await saveTable(file, columns, rows);
}
