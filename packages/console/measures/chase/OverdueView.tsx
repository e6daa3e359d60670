import { type DueDay, isKnownDay, isOver } from '@mingcha/kernel';
import { chaseStates } from '@mingcha/kernel/labels';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { chasesApi } from '../../api/reports.ts';
import type { Overdue } from '../../api/reportTypes.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { Empty, ProblemView } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { day } from '../../ui/show/format.ts';
import { Mark } from '../../ui/show/Mark.tsx';
import { useNow } from '../../ui/show/useNow.ts';
import { chaseLevels } from '../rounds/words.ts';

const answerText = (due: DueDay): string => (isKnownDay(due) ? `${due} 前答复` : `答复期限${due.text}`);

const worst = ({ lateReports, lateMeasures }: Overdue) =>
  Math.max(0, ...lateReports.map(({ days }) => days), ...lateMeasures.map(({ days }) => days));

const columns: TableColumn<Overdue>[] = [
  { key: 'name', header: '单位', cell: ({ name }) => <span className="nowrap">{name}</span> },
  {
    key: 'days',
    header: '最长逾期',
    number: true,
    cell: (one) => (worst(one) > 0 ? <strong className="alarm nowrap">{worst(one)} 天</strong> : '—'),
  },
  {
    key: 'reports',
    header: '没有报来的进展',
    cell: (one) => (one.lateReports.length > 0 ? <LateReports of={one} /> : null),
  },
  {
    key: 'measures',
    header: '到期未完成的举措',
    cell: (one) => (one.lateMeasures.length > 0 ? <LateMeasures of={one} /> : null),
  },
  {
    key: 'chases',
    header: '未销号的督办',
    cell: (one) => (one.openChases.length > 0 ? <OpenChases of={one} /> : null),
  },
];

/** What units owe to notices: what is late, who, and since when; the worst first. */
export function OverdueView({ title }: { title?: string }) {
  const query = useQuery({ queryKey: ['overdue'], queryFn: chasesApi.overdue });
  return (
    <Panel title={title} flush>
      {query.error ? (
        <ProblemView error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          label="逾期一览"
          columns={columns}
          rows={query.data?.items}
          rowKey={({ dept }) => dept}
          empty={<Empty title="没有逾期">各单位都按期报送，没有到期未完成的举措，督办都已销号。</Empty>}
        />
      )}
    </Panel>
  );
}

function LateReports({ of }: { of: Overdue }) {
  return (
    <ul className="overdue-lines">
      {of.lateReports.map(({ notice, docNo, round, title, measures, since, days }) => (
        <li key={`${notice} ${round}`}>
          <Link to="/measures/$id/rounds/$round" params={{ id: notice, round }} search={{ dept: of.dept }}>
            {title}：{measures} 条
          </Link>
          <span className="muted small">
            {docNo}，{since} 起 {days} 天
          </span>
        </li>
      ))}
    </ul>
  );
}

function LateMeasures({ of }: { of: Overdue }) {
  return (
    <ul className="overdue-lines">
      {of.lateMeasures.map(({ id, no, title, since, days }) => (
        <li key={id}>
          <span>
            {no} {title}
          </span>
          <span className="muted small">
            {since} 起 {days} 天
          </span>
        </li>
      ))}
    </ul>
  );
}

function OpenChases({ of }: { of: Overdue }) {
  const today = day(useNow());
  return (
    <ul className="overdue-lines">
      {of.openChases.map(({ id, number, level, state, answerDue }) => (
        <li key={id}>
          <span className="row" style={{ gap: '0 10px' }}>
            <Link to="/chases/$id" params={{ id }} className="nowrap">
              {number}
            </Link>
            <Mark tone={chaseStates[state].tone}>{chaseLevels[level]}</Mark>
          </span>
          <span className={state === 'issued' && isOver(answerDue, today) ? 'alarm small' : 'muted small'}>
            {state === 'issued' ? answerText(answerDue) : '已答复'}
            {state === 'issued' && isOver(answerDue, today) ? '，逾期未答复' : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
