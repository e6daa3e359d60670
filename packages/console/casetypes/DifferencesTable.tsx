import type { Definition, Difference } from '../api/cases/definitions.ts';
import { DataTable } from '../ui/list/DataTable.tsx';
import { Empty } from '../ui/page/Loading.tsx';
import { valueAtText } from './words.ts';

interface DifferencesTableProps {
  label: string;
  /** The definition that names are taken from. */
  type: Definition;
  rows: Difference[];
  before: string;
  after: string;
  none: string;
}

/** Where two definitions differ, in words. */
export function DifferencesTable({ label, type, rows, before, after, none }: DifferencesTableProps) {
  return (
    <DataTable
      label={label}
      columns={[
        { key: 'where', header: '位置', cell: ({ where }) => where },
        { key: 'before', header: before, cell: (one) => valueAtText(type, one.pointer, one.before) },
        { key: 'after', header: after, cell: (one) => valueAtText(type, one.pointer, one.after) },
      ]}
      rows={rows}
      rowKey={({ pointer }) => pointer}
      empty={<Empty title={none} />}
    />
  );
}
