import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { creditApi } from '../../api/credit/credit.ts';
import type { CreditWarningOutcomes } from '../../api/schema.d.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { count } from '../../ui/show/format.ts';
import { confirmedShare } from './share.ts';

const columns: TableColumn<CreditWarningOutcomes>[] = [
  {
    key: 'title',
    header: '规则',
    cell: ({ rule, title }) => (
      <Link to="/registers/$kind" params={{ kind: 'warning-rules' }} search={{ row: rule }}>
        {title}
      </Link>
    ),
  },
  { key: 'opened', header: '开出线索', number: true, cell: ({ opened }) => count(opened) },
  { key: 'open', header: '核查中', number: true, cell: ({ open }) => count(open) },
  { key: 'confirmed', header: '属实', number: true, cell: ({ confirmed }) => count(confirmed) },
  { key: 'unfounded', header: '不属实', number: true, cell: ({ unfounded }) => count(unfounded) },
  { key: 'share', header: '查实率', number: true, cell: confirmedShare },
];

/** What came of the leads that each rule has opened, so that a rule that warns of nothing is seen. */
export function OutcomesPanel() {
  const mayRead = permits(useMe(), 'cases:lead:read');
  const query = useQuery({
    queryKey: ['credit', 'warning-outcomes'],
    queryFn: creditApi.warningOutcomes,
    enabled: mayRead,
  });
  if (!mayRead) return null;
  return (
    <Panel title="各条规则的结果" about="开出的问题线索查了以后属实与否；查实率低的规则应当修改" flush>
      <Loaded query={query}>
        {({ items }) => (
          <DataTable
            label="各条规则的结果"
            columns={columns}
            rows={items}
            rowKey={({ rule }) => rule}
            empty={<p className="muted empty">还没有规则。</p>}
          />
        )}
      </Loaded>
    </Panel>
  );
}
