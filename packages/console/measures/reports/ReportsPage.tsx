import { roundStates } from '@mingcha/kernel/labels';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { NoticeSummary } from '../../api/measures/measureTypes.ts';
import { roundsApi } from '../../api/measures/reports.ts';
import type { Round } from '../../api/measures/reportTypes.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { Empty, ProblemView } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { DueLine } from '../../ui/show/DueLine.tsx';
import { StateMark } from '../../ui/show/Mark.tsx';
import { missingOf, orderDay, useActiveNotices, useSeesAll } from '../rounds/queries.ts';
import { FormsPage } from './FormsPage.tsx';

type Line = Round & { docNo: string; noticeTitle: string };

async function roundsOf(notices: readonly NoticeSummary[]): Promise<Line[]> {
  const all = await Promise.all(
    notices.map(async ({ id, docNo, title }) =>
      (await roundsApi.list(id)).map((round) => ({ ...round, notice: id, docNo, noticeTitle: title })),
    ),
  );
  return all.flat().sort((a, b) => orderDay(a).localeCompare(orderDay(b)));
}

/** What is to be reported and when; with a round in the address, its forms. */
export function ReportsPage() {
  const { notice, round } = useSearch({ from: '/reports' });
  return notice && round ? <FormsPage notice={notice} round={round} /> : <RoundsOfAll />;
}

function RoundsOfAll() {
  const notices = useActiveNotices();
  const rounds = useQuery({
    queryKey: ['rounds', 'all', notices.data?.map(({ id }) => id)],
    queryFn: () => roundsOf(notices.data ?? []),
    enabled: notices.data !== undefined,
  });
  const failed = [notices, rounds].find(({ error }) => error);
  const begun = rounds.data?.filter(({ state }) => state !== 'planned');
  // what is missing comes first, the earliest due before the rest; what is complete after it, the latest first
  const shown = begun && [
    ...begun.filter((one) => missingOf(one) > 0),
    ...begun.filter((one) => missingOf(one) === 0).reverse(),
  ];
  const coming = rounds.data?.filter(({ state }) => state === 'planned').slice(0, 5);
  return (
    <div className="page">
      <PageHead title="进展报送" about="按通知规定的日期逐条报送举措进展；过期未报会自动提醒、督办。" />
      {failed ? <ProblemView error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {failed ? null : (
        <Panel title="要报送的" flush>
          <RoundTable
            label="要报送的轮次"
            rows={shown}
            empty={<Empty title="现在没有要报送的轮次">到了开始报送的日子，轮次会出现在这里。</Empty>}
          />
        </Panel>
      )}
      {coming && coming.length > 0 ? (
        <Panel title="接下来" flush>
          <RoundTable label="接下来的轮次" rows={coming} />
        </Panel>
      ) : null}
    </div>
  );
}

interface RoundTableProps {
  label: string;
  rows: Line[] | undefined;
  empty?: React.ReactNode;
}

function RoundTable({ label, rows, empty }: RoundTableProps) {
  const all = useSeesAll();
  const columns: TableColumn<Line>[] = [
    { key: 'title', header: '轮次', cell: (one) => <RoundLink line={one} all={all} /> },
    {
      key: 'notice',
      header: '通知',
      cell: (one) => (
        <span>
          {one.docNo}
          <span className="muted small"> {one.noticeTitle}</span>
        </span>
      ),
    },
    { key: 'due', header: '截止', cell: (one) => <DueLine due={one.due} open={missingOf(one) > 0} /> },
    {
      key: 'missing',
      header: all ? '已报 / 应报' : '本部门还缺',
      number: true,
      cell: (one) => {
        if (one.state === 'planned') return null;
        if (all) return `${one.counts.submitted + one.counts.accepted} / ${one.counts.forms}`;
        return missingOf(one) > 0 ? <strong>{missingOf(one)} 条</strong> : '已报齐';
      },
    },
    {
      key: 'state',
      header: '状态',
      cell: (one) => <StateMark of={roundStates[one.state]} />,
    },
  ];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ notice, id }) => `${notice} ${id}`}
      empty={empty}
    />
  );
}

function RoundLink({ line, all }: { line: Line; all: boolean }) {
  if (line.state === 'planned') return line.title;
  return all ? (
    <Link to="/measures/$id/rounds/$round" params={{ id: line.notice, round: line.id }}>
      {line.title}
    </Link>
  ) : (
    <Link to="/reports" search={{ notice: line.notice, round: line.id }}>
      {line.title}
    </Link>
  );
}
