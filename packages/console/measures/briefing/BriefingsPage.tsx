import { signingStates } from '@mingcha/kernel/labels';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { briefingsApi } from '../../api/measures/reports.ts';
import type { Briefing } from '../../api/measures/reportTypes.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed } from '../../ui/list/search.ts';
import { wholeList } from '../../ui/list/whole.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { instant } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { NoticeHead } from '../rounds/NoticeHead.tsx';
import { currentRound, useIsOffice, useRounds } from '../rounds/queries.ts';
import { RoundSelect } from '../rounds/RoundSelect.tsx';

const timeOf = (one: Briefing) => instant(one.issuedAt ?? one.createdAt);

/** A notice's briefings, and making one for a round. */
export function BriefingsPage() {
  const { id } = useParams({ from: '/measures/$id/briefings' });
  const search = useSearch({ from: '/measures/$id/briefings' });
  const navigate = useNavigate({ from: '/measures/$id/briefings' });
  const office = useIsOffice();
  const rounds = useRounds(id).data ?? [];
  const query = useQuery({ queryKey: ['briefings', id], queryFn: () => briefingsApi.list(id) });
  const roundTitle = (round: string) => rounds.find((one) => one.id === round)?.title ?? round;
  const columns: TableColumn<Briefing>[] = [
    {
      key: 'title',
      header: '通报',
      cell: (one) => (
        <Link to="/briefings/$id" params={{ id: one.id }}>
          {one.title}
        </Link>
      ),
      value: ({ title }) => title,
    },
    {
      key: 'number',
      header: '期号',
      cell: ({ number }) => number ?? <span className="muted">未编号</span>,
      value: ({ number }) => number,
    },
    {
      key: 'round',
      header: '轮次',
      cell: ({ round }) => roundTitle(round),
      value: ({ round }) => roundTitle(round),
    },
    {
      key: 'state',
      header: '状态',
      cell: ({ state }) => <StateMark of={signingStates[state]} />,
      value: ({ state }) => signingStates[state].title,
    },
    { key: 'at', header: '时间', cell: timeOf, value: timeOf },
  ];
  const whole = wholeList({ query, rows: query.data, columns, search, file: '通报' });
  return (
    <div className="page">
      <NoticeHead
        id={id}
        title="通报"
        about="文字、数字、图表按一轮的记录自动生成，改好后送审；审核、签发由拟稿人以外的人办理，签发时编号。"
        actions={office ? <Make notice={id} suggested={currentRound(rounds)?.id} /> : null}
      />
      <ListFrame
        {...whole}
        noun="通报"
        rowKey={({ id: one }) => one}
        search={search}
        onFind={(part) => void navigate({ search: changed(search, part), replace: true })}
        find="标题、期号"
        empty={<Empty title="还没有通报">选一轮，生成通报草稿。</Empty>}
      />
    </div>
  );
}

function Make({ notice, suggested }: { notice: string; suggested: string | undefined }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string>();
  const round = chosen ?? suggested;
  const make = useAct((of: string) => briefingsApi.make(notice, of), {
    done: '通报草稿已生成',
    onDone: ({ data }) => {
      void client.invalidateQueries({ queryKey: ['briefings', notice] });
      void navigate({ to: '/briefings/$id', params: { id: data.id } });
    },
  });
  return (
    <>
      <RoundSelect notice={notice} value={round} onChange={setChosen} />
      <Button
        type="primary"
        disabled={!round}
        loading={make.busy}
        onClick={() => {
          if (round) make.run(round);
        }}
      >
        生成通报
      </Button>
      <Refusal of={make} />
    </>
  );
}
