import { workbookInMemory } from '@mingcha/tabular/inMemory';
import { saveBlob } from '../../api/http.ts';
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
