import { type DueDay, isKnownDay, isOver } from '@mingcha/kernel';
import { chaseStates } from '@mingcha/kernel/labels';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { chasesApi } from '../../api/measures/reports.ts';
import type { Overdue } from '../../api/measures/reportTypes.ts';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed } from '../../ui/list/search.ts';
import { wholeList } from '../../ui/list/whole.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { day } from '../../ui/show/format.ts';
import { Mark } from '../../ui/show/Mark.tsx';
import { useNow } from '../../ui/show/useNow.ts';
import { chaseLevels } from '../rounds/words.ts';

const answerText = (due: DueDay): string => (isKnownDay(due) ? `${due} 前答复` : `答复期限${due.text}`);

const worst = ({ lateReports, lateMeasures }: Overdue) =>
  Math.max(0, ...lateReports.map(({ days }) => days), ...lateMeasures.map(({ days }) => days));

const listed = <T,>(items: readonly T[], text: (item: T) => string): string | undefined =>
  items.length > 0 ? items.map(text).join('；') : undefined;

const columns: TableColumn<Overdue>[] = [
  {
    key: 'name',
    header: '单位',
    cell: ({ name }) => <span className="nowrap">{name}</span>,
    value: ({ name }) => name,
  },
  {
    key: 'days',
    header: '最长逾期',
    number: true,
    cell: (one) => (worst(one) > 0 ? <strong className="alarm nowrap">{worst(one)} 天</strong> : '—'),
    value: (one) => worst(one),
  },
  {
    key: 'reports',
    header: '没有报来的进展',
    cell: (one) => (one.lateReports.length > 0 ? <LateReports of={one} /> : null),
    value: ({ lateReports }) => listed(lateReports, ({ docNo, title }) => `${docNo} ${title}`),
  },
  {
    key: 'measures',
    header: '到期未完成的举措',
    cell: (one) => (one.lateMeasures.length > 0 ? <LateMeasures of={one} /> : null),
    value: ({ lateMeasures }) => listed(lateMeasures, ({ no, title }) => `${no} ${title}`),
  },
  {
    key: 'chases',
    header: '未销号的督办',
    cell: (one) => (one.openChases.length > 0 ? <OpenChases of={one} /> : null),
    value: ({ openChases }) => listed(openChases, ({ number }) => number),
  },
];

/** What units owe to notices: what is late, who, and since when; the worst first. */
export function OverdueView({ title }: { title: string }) {
  const search = useSearch({ from: '/overdue' });
  const navigate = useNavigate({ from: '/overdue' });
  const query = useQuery({ queryKey: ['overdue'], queryFn: chasesApi.overdue });
  return (
    <ListFrame
      {...wholeList({ query, rows: query.data?.items, columns, search, file: '逾期一览' })}
      title={title}
      noun="逾期单位"
      rowKey={({ dept }) => dept}
      search={search}
      onFind={(part) => void navigate({ search: changed(search, part), replace: true })}
      find="单位、举措、督办编号"
      empty={<Empty title="没有逾期">各单位都按期报送，没有到期未完成的举措，督办都已销号。</Empty>}
    />
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
