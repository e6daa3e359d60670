import '../credit.css';
import { shanghaiDate } from '@mingcha/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { creditRecordsApi } from '../../api/credit/creditRecords.ts';
import type { PublicationPunctuality } from '../../api/schema.d.ts';
import { lyingOption } from '../../looks/options.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { Chart } from '../../ui/show/Chart.tsx';
import { count } from '../../ui/show/format.ts';
import { useNow } from '../../ui/show/useNow.ts';

const percent = (onTime: number | undefined) =>
  onTime === undefined ? null : Math.round(onTime * 1_000) / 10;

/** How punctually departments publish permits and penalties of this year, and withdraw what was changed or annulled: the league, and who is late. */
export function PunctualityPage() {
  const today = shanghaiDate(new Date(useNow()));
  const from = `${today.slice(0, 4)}-01-01`;
  const query = useQuery({
    queryKey: ['credit-punctuality', from, today],
    queryFn: () => creditRecordsApi.punctuality(from, today),
  });
  return (
    <div className="page">
      <PageHead
        title="双公示按期情况"
        crumb={<Link to="/credit/records">← 信用信息</Link>}
        about={`${from} 以来作出的许可和处罚是否按期公示，变更、撤销的处罚是否按期撤下；按期率高的在前。撤下时未写明变更或撤销日期的，以收到之日起算，另列，不计入按期率。`}
      />
      <Loaded query={query} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="今年还没有须公示的许可和处罚" />
          ) : (
            <Panel title="各机关按期率">
              <Chart {...chartOf(items)} />
              <League items={items} from={from} />
            </Panel>
          )
        }
      </Loaded>
    </div>
  );
}

const chartOf = (items: readonly PublicationPunctuality[]) => ({
  option: lyingOption(
    items.map(({ authority }) => authority),
    items.map(({ onTime }) => percent(onTime)),
    '%',
  ),
  height: items.length * 30 + 16,
});

function League({ items, from }: { items: PublicationPunctuality[]; from: string }) {
  const columns: TableColumn<PublicationPunctuality>[] = [
    { key: 'authority', header: '作出机关', cell: ({ authority }) => authority },
    { key: 'records', header: '须公示', number: true, cell: ({ records }) => count(records) },
    { key: 'done', header: '按期', number: true, cell: ({ done }) => count(done) },
    { key: 'late', header: '逾期公示', number: true, cell: (row) => counted(row, 'late', from) },
    { key: 'overdue', header: '逾期未公示', number: true, cell: (row) => counted(row, 'overdue', from) },
    {
      key: 'withdrawals',
      header: '须撤下',
      number: true,
      cell: ({ withdrawals }) => count(withdrawals.records),
    },
    { key: 'withdrawnLate', header: '逾期撤下', number: true, cell: (row) => withdrawn(row, 'late', from) },
    {
      key: 'notWithdrawn',
      header: '逾期未撤下',
      number: true,
      cell: (row) => withdrawn(row, 'overdue', from),
    },
    {
      key: 'undated',
      header: '未写明变更日期',
      number: true,
      cell: ({ withdrawals }) => count(withdrawals.undated),
    },
    {
      key: 'onTime',
      header: '按期率',
      number: true,
      cell: ({ onTime }) => (onTime === undefined ? '—' : `${percent(onTime)}%`),
    },
  ];
  return (
    <DataTable
      label="各机关按期率"
      columns={columns}
      rows={items}
      rowKey={({ department, authority }) => department ?? authority}
    />
  );
}

type Late = 'late' | 'overdue';
type LateSearch = { light: Late; from: string; clock?: 'withdraw' };

/** Numbers that lead to the records that they count. */
const counted = (row: PublicationPunctuality, light: Late, from: string) =>
  linked(row, row[light], { light, from });
const withdrawn = (row: PublicationPunctuality, light: Late, from: string) =>
  linked(row, row.withdrawals[light], { light, clock: 'withdraw', from });

function linked({ department }: PublicationPunctuality, number: number, search: LateSearch) {
  if (number === 0) return '0';
  const text = (
    <span className={search.light === 'overdue' ? 'credit-overdue' : undefined}>{count(number)}</span>
  );
  if (department === null) return text;
  return (
    <Link to="/credit/records" search={{ ...search, dept: department }}>
      {text}
    </Link>
  );
}
