import './list.css';
import type { FieldError } from '../../api/problem.ts';
import { DataTable, type TableColumn } from './DataTable.tsx';

interface IssueTableProps {
  label: string;
  issues: FieldError[];
  /** How many there are in all. */
  total: number;
}

const written: TableColumn<FieldError> = {
  key: 'value',
  header: '填写的内容',
  cell: ({ value }) => (value === undefined || value === null ? null : String(value)),
};

/** What was found in a file, by row and column. */
export function IssueTable({ label, issues, total }: IssueTableProps) {
  return (
    <div className="error-table">
      <DataTable
        label={label}
        rows={issues}
        rowKey={(issue) => `${issue.row} ${issue.column} ${issue.code} ${issue.message}`}
        columns={[
          { key: 'row', header: '行', cell: ({ row }) => (row === undefined ? '全文' : `第 ${row} 行`) },
          { key: 'column', header: '列', cell: ({ column }) => column },
          { key: 'message', header: '问题', cell: ({ message }) => message },
          ...(issues.some(({ value }) => value !== undefined && value !== null) ? [written] : []),
        ]}
        more={
          total > issues.length
            ? { has: false, busy: false, load: () => {}, note: `这里只列出前 ${issues.length} 处` }
            : undefined
        }
      />
    </div>
  );
}
