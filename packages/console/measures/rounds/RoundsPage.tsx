import { isKnownDay, sameDueDay } from '@mingcha/kernel';
import { roundStates } from '@mingcha/kernel/labels';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { etagOf, roundsApi } from '../../api/measures/reports.ts';
import type { Round } from '../../api/measures/reportTypes.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import type { ListFilter } from '../../ui/list/FilterControl.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed } from '../../ui/list/search.ts';
import { wholeList } from '../../ui/list/whole.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { DueLine } from '../../ui/show/DueLine.tsx';
import { instant } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { CountsBar } from './CountsBar.tsx';
import { NoticeHead } from './NoticeHead.tsx';
import { missingOf, useIsOffice, useRounds } from './queries.ts';
import { RoundDialog } from './RoundDialog.tsx';

/** When a planned round opens; what both of its days wait for is said once, at the day it is due. */
function opensText({ due, opensAt }: Round): string | null {
  if (isKnownDay(opensAt)) return `${opensAt} 开启`;
  return sameDueDay(due, opensAt) ? null : `开启日${opensAt.text}`;
}

/** A notice's rounds of reporting: when each is due, how many are in, opening and closing. */
export function RoundsPage() {
  const { id } = useParams({ from: '/measures/$id/rounds' });
  const office = useIsOffice();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const query = useRounds(id);
  const changed = () => void client.invalidateQueries({ queryKey: ['rounds'] });
  return (
    <div className="page">
      <NoticeHead
        id={id}
        title="报送轮次"
        about="每一轮的截止日遇休息日按通知设置调整；到开始日自动开启。"
        actions={office ? <Button onClick={() => setAdding(true)}>加一轮</Button> : null}
      />
      <RoundTable notice={id} query={query} office={office} onChanged={changed} />
      <RoundDialog notice={id} open={adding} onClose={() => setAdding(false)} onSaved={changed} />
    </div>
  );
}

const filters: readonly ListFilter[] = [
  {
    name: 'state',
    noun: '状态',
    as: 'tabs',
    options: Object.entries(roundStates).map(([value, { title }]) => ({ value, label: title })),
  },
];

interface RoundTableProps {
  notice: string;
  query: ReturnType<typeof useRounds>;
  office: boolean;
  onChanged: () => void;
}

function RoundTable({ notice, query, office, onChanged }: RoundTableProps) {
  const search = useSearch({ from: '/measures/$id/rounds' });
  const navigate = useNavigate({ from: '/measures/$id/rounds' });
  const columns: TableColumn<Round>[] = [
    {
      key: 'title',
      header: '轮次',
      cell: (round) =>
        round.state === 'planned' ? (
          round.title
        ) : (
          <Link to="/measures/$id/rounds/$round" params={{ id: notice, round: round.id }}>
            {round.title}
          </Link>
        ),
      value: ({ title }) => title,
    },
    {
      key: 'due',
      header: '截止',
      cell: (round) => (
        <DueLine due={round.due} open={round.state === 'open' && missingOf(round) > 0}>
          {round.due === round.id ? null : <span className="muted small">原定 {round.id.slice(0, 10)}</span>}
        </DueLine>
      ),
      value: ({ due }) => (isKnownDay(due) ? due : due.text),
    },
    {
      key: 'state',
      header: '状态',
      cell: (round) => (
        <span className="row" style={{ gap: '0 10px' }}>
          <StateMark of={roundStates[round.state]} />
          {round.state === 'planned' ? <span className="muted small">{opensText(round)}</span> : null}
          {round.closedAt ? (
            <span className="muted small">
              {round.closedAt === round.completedAt ? '已报齐，自动截止 ' : ''}
              {instant(round.closedAt)}
            </span>
          ) : null}
        </span>
      ),
      value: ({ state }) => roundStates[state].title,
    },
    {
      key: 'counts',
      header: '报送情况',
      cell: (round) => (round.state === 'planned' ? null : <CountsBar counts={round.counts} />),
      value: ({ counts: { submitted, accepted, forms } }) => `${submitted + accepted} / ${forms}`,
    },
    {
      key: 'act',
      header: '操作',
      cell: (round) => (office ? <RoundActions notice={notice} round={round} onChanged={onChanged} /> : null),
    },
  ];
  const whole = wholeList({
    query,
    rows: query.data,
    columns,
    search,
    file: '报送轮次',
    narrow: ({ state }) => search.state === undefined || state === search.state,
  });
  return (
    <ListFrame
      {...whole}
      noun="报送轮次"
      rowKey={({ id }) => id}
      search={search}
      onFind={(part) => void navigate({ search: changed(search, part), replace: true })}
      find="轮次名称、日期"
      filters={filters}
      empty={<Empty title="还没有报送轮次">通知启用后按报送日期自动排出；也可以手动加一轮。</Empty>}
    />
  );
}

function RoundActions({ notice, round, onChanged }: { notice: string; round: Round; onChanged: () => void }) {
  const act = useAct((action: 'open' | 'close') => roundsApi.act(notice, round.id, action, etagOf(round)), {
    onDone: onChanged,
    onProblem: ({ status }) => {
      if (status === 412 || status === 409) onChanged();
      return false;
    },
  });
  const askClose = useAsk(act);
  if (round.state === 'open') {
    const missing = missingOf(round);
    const ask = () =>
      askClose('close', {
        title: `截止“${round.title}”？`,
        content: `截止后各单位不能再报送。${missing > 0 ? `还有 ${missing} 份没有报来。` : '各单位都已报来。'}`,
        okText: '截止',
      });
    return (
      <Button size="small" loading={act.busy} aria-label={`截止${round.title}`} onClick={ask}>
        截止
      </Button>
    );
  }
  const word = round.state === 'closed' ? '重新开启' : '提前开启';
  return (
    <>
      <Button
        size="small"
        loading={act.busy}
        aria-label={`${word}${round.title}`}
        onClick={() => act.run('open')}
      >
        {word}
      </Button>
      <Refusal of={act} />
    </>
  );
}
