import { Button } from 'antd';
import type { Column, Row } from '../api/types.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Empty } from '../ui/page/Loading.tsx';
import { CellView } from './CellView.tsx';
import { cellText } from './cellText.ts';
import { type RegisterKindName, registerKinds } from './kinds.ts';
import type { RegisterSearch } from './search.ts';
import { useLabels } from './useLabels.ts';

export type Find = (change: { [key in keyof RegisterSearch]?: RegisterSearch[key] | undefined }) => void;

interface RowTableProps {
  kind: RegisterKindName;
  columns: Column[];
  fields: string[];
  search: RegisterSearch;
  rows: Row[] | undefined;
  onFind: Find;
  onImport: (() => void) | undefined;
  more: { has: boolean; busy: boolean; load: () => void; note: string };
}

/** The rows of a register in the chosen columns. */
export function RowTable({ kind, columns, fields, search, rows, onFind, onImport, more }: RowTableProps) {
  const labels = useLabels();
  const about = registerKinds[kind];
  const standard = new Set<string>(about.fields);
  const card = new Set<string>(about.card);
  const shown = fields.flatMap((field) => columns.find((column) => column.field === field) ?? []);
  const open = (row: Row) => onFind({ row: row.id });
  const table: TableColumn<Row>[] = shown.map((column, index) => ({
    key: column.field,
    header: column.header,
    clip: column.type === 'text' || column.field === 'industry',
    minor: standard.has(column.field) && !card.has(column.field),
    number: column.type === 'integer',
    ...(column.type === 'records' || column.type === 'list' ? {} : { sort: column.field }),
    cell: (row) => {
      const cell = <CellView column={column} value={row[column.field]} labels={labels} compact />;
      if (cellText(column, row[column.field], labels.label) === '') return null;
      if (index > 0) return cell;
      return (
        <button type="button" className="plain row-link" onClick={() => open(row)}>
          {cell}
        </button>
      );
    },
  }));
  const filtered = search.q !== undefined || search.where !== undefined;
  const empty = filtered ? (
    <Empty
      title="没有符合条件的结果"
      actions={<Button onClick={() => onFind({ q: undefined, where: undefined })}>清除全部条件</Button>}
    >
      请换一个关键词，或减少筛选条件。
    </Empty>
  ) : (
    <Empty
      title={`${about.title}还是空的`}
      actions={
        onImport ? (
          <Button type="primary" onClick={onImport}>
            导入文件
          </Button>
        ) : null
      }
    >
      下载模板，填好后导入；也可以逐{about.unit}新增。
    </Empty>
  );
  return (
    <DataTable
      dense
      label={about.title}
      columns={table}
      rows={rows}
      rowKey={(row) => row.id}
      onRow={open}
      sort={search.sort}
      onSort={(sort) => onFind({ sort })}
      empty={empty}
      more={more}
    />
  );
}
