import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { leagueApi } from '../../api/reports.ts';
import type { League, LeagueLine } from '../../api/reportTypes.ts';
import { departmentKinds } from '../../settings/words.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { NoticeHead } from '../rounds/NoticeHead.tsx';
import { useIsOffice } from '../rounds/queries.ts';
import { RoundSelect } from '../rounds/RoundSelect.tsx';
import type { LeagueSearch } from '../rounds/search.ts';
import { ExcellenceDialog } from './ExcellenceDialog.tsx';
import { ExcellencePanel } from './ExcellencePanel.tsx';
import { signed } from './points.ts';

const from = '/measures/$id/league';

/** The units' scores for a notice, each with the parts it is made of. */
export function LeaguePage() {
  const { id } = useParams({ from });
  const search = useSearch({ from });
  const navigate = useNavigate({ from });
  const office = useIsOffice();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ['league', id, search.round],
    queryFn: () => leagueApi.of(id, search.round),
  });
  const find = (part: { [Name in keyof LeagueSearch]: string | undefined }) =>
    void navigate({
      replace: true,
      search: Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value)),
    });
  return (
    <div className="page">
      <NoticeHead
        id={id}
        title="得分"
        about="按本市的得分规则，从报送、完成、督办的记录算出；每一分都列明来处。"
        actions={
          <>
            {office ? <Button onClick={() => setAdding(true)}>加创优分</Button> : null}
            <Link to="/settings/$tab" params={{ tab: 'scores' }}>
              <Button>得分规则</Button>
            </Link>
          </>
        }
      />
      <section className="panel" aria-label="得分排名">
        <div className="row between draws-filter">
          <div className="scroll-x">
            <Segmented
              aria-label="按单位类别筛选"
              value={search.kind ?? ''}
              options={[
                { value: '', label: '全部' },
                ...Object.entries(departmentKinds).map(([value, label]) => ({ value, label })),
              ]}
              onChange={(kind) => find({ kind })}
            />
          </div>
          <RoundSelect notice={id} all="全年" value={search.round} onChange={(round) => find({ round })} />
        </div>
        <Loaded query={query} lines={6}>
          {(league) => <Table league={league} kind={search.kind} />}
        </Loaded>
      </section>
      <ExcellencePanel notice={id} />
      <ExcellenceDialog notice={id} open={adding} onClose={() => setAdding(false)} />
    </div>
  );
}

function Table({ league, kind }: { league: League; kind: string | undefined }) {
  const rows = kind ? league.items.filter((line) => line.kind === kind) : league.items;
  const columns: TableColumn<LeagueLine>[] = [
    {
      key: 'name',
      header: '名次与单位',
      cell: ({ rank, name }) => (
        <span className="rank-line">
          <span className={rank <= 3 ? 'rank top' : 'rank'}>{rank}</span>
          {name}
        </span>
      ),
    },
    { key: 'score', header: '得分', number: true, cell: ({ score }) => <strong>{score}</strong> },
    ...league.rules.rules.map(({ id, label }) => ({
      key: id,
      header: label,
      number: true,
      cell: ({ parts }: LeagueLine) => {
        const part = parts.find(({ rule }) => rule === id);
        if (!part || part.count === 0) return null;
        return (
          <span className="nowrap">
            <span className={part.points < 0 ? 'alarm' : undefined}>{signed(part.points)}</span>
            <span className="muted small"> ×{part.count}</span>
          </span>
        );
      },
    })),
  ];
  return (
    <>
      <DataTable
        label="得分排名"
        columns={columns}
        rows={rows}
        rowKey={({ dept }) => dept}
        empty={<Empty title="还没有得分">有单位报送以后，得分会出现在这里。</Empty>}
      />
      <p className="table-foot">基础分 {league.rules.base}，各项为加减分合计与次数。</p>
    </>
  );
}
