import { Button } from 'antd';
import type { Column, Row } from '../api/types.ts';
import type { TableColumn, TableParts } from '../ui/list/DataTable.tsx';
import { Empty } from '../ui/page/Loading.tsx';
import { AdoptExamples } from './AdoptExamples.tsx';
import { CellView } from './CellView.tsx';
import { cellText } from './cellText.ts';
import { kindNamed, type RegisterKindName } from './kinds.ts';
import type { RegisterSearch } from './search.ts';
import { useLabels } from './useLabels.ts';

export type Find = (change: { [key in keyof RegisterSearch]?: RegisterSearch[key] | undefined }) => void;

interface RowTableProps {
  kind: RegisterKindName;
  columns: Column[];
  fields: string[];
  onFind: Find;
}

/** The chosen columns of a register's rows; a row opens in a drawer. */
export function useRowParts({ kind, columns, fields, onFind }: RowTableProps): TableParts<Row> {
  const labels = useLabels();
  const about = kindNamed(kind);
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
  return { columns: table, rowKey: ({ id }) => id, onRow: open, dense: true };
}

interface NoRowsProps {
  kind: RegisterKindName;
  filtered: boolean;
  onFind: Find;
  onImport: (() => void) | undefined;
}

/** In place of the rows where there are none. */
export function NoRows({ kind, filtered, onFind, onImport }: NoRowsProps) {
  const about = kindNamed(kind);
  if (filtered)
    return (
      <Empty
        title="没有符合条件的结果"
        actions={<Button onClick={() => onFind({ q: undefined, where: undefined })}>清除全部条件</Button>}
      >
        请换一个关键词，或减少筛选条件。
      </Empty>
    );
  return (
    <Empty
      title={`${about.title}还是空的`}
      actions={
        onImport ? (
          <>
            <Button type="primary" onClick={onImport}>
              导入文件
            </Button>
            <AdoptExamples kind={kind}>从示例开始</AdoptExamples>
          </>
        ) : null
      }
    >
      下载模板，填好后导入；也可以逐{about.unit}新增。{onImport ? about.examples?.about : null}
    </Empty>
  );
}
