import { Link } from '@tanstack/react-router';
import { creditApi } from '../../api/credit/credit.ts';
import type { CreditWarning } from '../../api/schema.d.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { usePages } from '../../ui/list/usePages.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { outcomeMarks } from './outcomes.ts';

const columns: TableColumn<CreditWarning>[] = [
  {
    key: 'case',
    header: '线索',
    cell: ({ case: id, number }) => (
      <Link to="/cases/$type/$id" params={{ type: 'leads', id }}>
        {number ?? '（未编号）'}
      </Link>
    ),
  },
  { key: 'name', header: '对象', cell: ({ name }) => name },
  { key: 'since', header: '日期', cell: ({ since }) => <span className="nowrap">{since}</span> },
  {
    key: 'outcome',
    header: '结果',
    cell: ({ outcome }) => <StateMark of={outcomeMarks[outcome]} />,
  },
];

/** The leads that a rule of early warning has opened, the newest first. */
export function RuleLeads({ id }: { id: string }) {
  const { rows, more } = usePages(['credit', 'warnings', id], (cursor) => creditApi.warningsOf(id, cursor));
  return (
    <DataTable
      label="这条规则开出的线索"
      columns={columns}
      rows={rows}
      rowKey={(one) => one.case}
      more={more}
      dense
      empty={<p className="muted empty">这条规则还没有开出线索。</p>}
    />
  );
}
