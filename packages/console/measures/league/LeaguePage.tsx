import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { leagueApi } from '../../api/measures/reports.ts';
import type { League, LeagueLine } from '../../api/measures/reportTypes.ts';
import { departmentKinds } from '../../settings/words.ts';
import { LinkButton } from '../../ui/act/LinkButton.tsx';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import type { ListFilter } from '../../ui/list/FilterControl.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed, type Part } from '../../ui/list/search.ts';
import { wholeList } from '../../ui/list/whole.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { NoticeHead } from '../rounds/NoticeHead.tsx';
import { useIsOffice } from '../rounds/queries.ts';
import { RoundSelect } from '../rounds/RoundSelect.tsx';
import { ExcellenceDialog } from './ExcellenceDialog.tsx';
import { ExcellencePanel } from './ExcellencePanel.tsx';
import { signed } from './points.ts';

const from = '/measures/$id/league';

/** The units' scores for a notice, each with the parts it is made of. */
export function LeaguePage() {
  const { id } = useParams({ from });
  const search = useSearch({ from });
  const office = useIsOffice();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ['league', id, search.round],
    queryFn: () => leagueApi.of(id, search.round),
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
            <LinkButton to="/settings/$tab" params={{ tab: 'scores' }}>
              得分规则
            </LinkButton>
          </>
        }
      />
      <Table notice={id} query={query} />
      <ExcellencePanel notice={id} />
      <ExcellenceDialog notice={id} open={adding} onClose={() => setAdding(false)} />
    </div>
  );
}

const kinds: ListFilter = {
  name: 'kind',
  noun: '单位类别',
  as: 'tabs',
  options: Object.entries(departmentKinds).map(([value, label]) => ({ value, label })),
};

function Table({ notice, query }: { notice: string; query: UseQueryResult<League> }) {
  const search = useSearch({ from });
  const navigate = useNavigate({ from });
  const find = (part: Part) => void navigate({ search: changed(search, part), replace: true });
  const rules = query.data?.rules;
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
      value: ({ rank, name }) => `${rank} ${name}`,
    },
    {
      key: 'score',
      header: '得分',
      number: true,
      cell: ({ score }) => <strong>{score}</strong>,
      value: ({ score }) => score,
    },
    ...(rules?.rules ?? []).map(({ id, label }) => ({
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
      value: ({ parts }: LeagueLine) => parts.find(({ rule }) => rule === id)?.points,
    })),
  ];
  const whole = wholeList({
    query,
    rows: query.data?.items,
    columns,
    search,
    file: '得分排名',
    narrow: ({ kind }) => search.kind === undefined || kind === search.kind,
  });
  return (
    <ListFrame
      {...whole}
      noun="得分排名"
      rowKey={({ dept }) => dept}
      search={search}
      onFind={find}
      find="单位"
      filters={[kinds]}
      tools={
        <RoundSelect notice={notice} all="全年" value={search.round} onChange={(round) => find({ round })} />
      }
      empty={<Empty title="还没有得分">有单位报送以后，得分会出现在这里。</Empty>}
    >
      {rules ? <p className="table-foot">基础分 {rules.base}，各项为加减分合计与次数。</p> : null}
    </ListFrame>
  );
}
