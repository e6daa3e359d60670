import { lightNames, noticeStates } from '@mingcha/kernel/labels';
import '../measures.css';
import './board.css';
import '../rounds/rounds.css';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { noticesApi } from '../../api/measures/measures.ts';
import type { BoardItem, Notice, Totals } from '../../api/measures/measureTypes.ts';
import { TrailPanel } from '../../audit/Trail.tsx';
import { type Listed, ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed, type Part } from '../../ui/list/search.ts';
import { wholeList } from '../../ui/list/whole.ts';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { StateMark } from '../../ui/show/Mark.tsx';
import { NoticeTop } from '../rounds/NoticeHead.tsx';
import { isWanted } from './filter.ts';
import { standings } from './LightMark.tsx';
import type { BoardSearch } from './search.ts';
import { useBoardColumns } from './useBoardColumns.tsx';
import { useWholeNotice } from './useNotice.ts';

/** One notice: how each of its measures stands. */
export function BoardPage() {
  const { id } = useParams({ from: '/measures/$id' });
  const query = useWholeNotice(id);
  return (
    <div className="page">
      <Loaded query={query} lines={8} page>
        {({ data }) =>
          data.state === 'draft' ? (
            <Navigate to="/measures/$id/read" params={{ id }} replace />
          ) : (
            <Board notice={data} />
          )
        }
      </Loaded>
    </div>
  );
}

function Board({ notice }: { notice: Notice }) {
  const query = useQuery({ queryKey: ['board', notice.id], queryFn: () => noticesApi.board(notice.id) });
  return (
    <>
      <NoticeTop
        id={notice.id}
        title={notice.title}
        about={
          <span className="row">
            <StateMark of={noticeStates[notice.state]} />
            <span>{notice.docNo}</span>
            {notice.date ? <span>{notice.date}</span> : null}
            {notice.publication.published ? <span className="chip accent">已公开</span> : null}
          </span>
        }
      />
      {notice.state === 'closed' ? (
        <div className="note">
          <strong>这份通知已办结：</strong>
          {notice.closedReason}
        </div>
      ) : null}
      <Loaded query={query} lines={8}>
        {({ items, totals }) => <Filtered notice={notice.id} query={query} items={items} totals={totals} />}
      </Loaded>
      <TrailPanel kind="notice" id={notice.id} />
    </>
  );
}

interface FilteredProps {
  notice: string;
  query: Listed<BoardItem>['query'];
  items: BoardItem[];
  totals: Totals;
}

function Filtered({ notice, query, items, totals }: FilteredProps) {
  const search = useSearch({ from: '/measures/$id' });
  const navigate = useNavigate({ from: '/measures/$id' });
  const named = new Set(items.flatMap(({ measure }) => [...measure.leads, ...measure.partners]));
  const find = (part: Part) => void navigate({ search: changed(search, part), replace: true });
  const whole = wholeList({
    query,
    rows: items,
    columns: useBoardColumns(notice, items),
    search,
    file: '举措台账',
    narrow: (item) => isWanted(item, search),
  });
  return (
    <>
      <LightTotals totals={totals} chosen={search.light} onChoose={(light) => find({ light })} />
      <ListFrame
        {...whole}
        noun="举措"
        rowKey={({ measure }) => measure.id}
        onRow={({ measure }) =>
          void navigate({ to: '/measures/$id/m/$measure', params: { id: notice, measure: measure.id } })
        }
        search={search}
        onFind={find}
        find="编号、标题、单位"
        filters={[
          { name: 'dept', noun: '单位', as: 'dept', all: '全部单位', among: (dept) => named.has(dept) },
        ]}
        tools={
          <span className="muted small" role="status">
            {whole.list.rows?.length === items.length
              ? `共 ${items.length} 项`
              : `${whole.list.rows?.length} / ${items.length} 项`}
          </span>
        }
        empty={<Empty title="没有这样的举措">换一个灯看看。</Empty>}
      />
    </>
  );
}

interface LightTotalsProps {
  totals: Totals;
  chosen: BoardSearch['light'];
  onChoose: (light: BoardSearch['light']) => void;
}

/** How many measures stand at each light; a press leaves only those. */
function LightTotals({ totals, chosen, onChoose }: LightTotalsProps) {
  return (
    <fieldset className="plain-set board-totals">
      <legend className="visually-hidden">按灯筛选</legend>
      {standings.map((key) => (
        <button
          key={key}
          type="button"
          className={`plain total-${key}`}
          aria-pressed={chosen === key}
          onClick={() => onChoose(chosen === key ? undefined : key)}
        >
          <strong>{totals[key]}</strong>
          <span>{lightNames[key]}</span>
        </button>
      ))}
    </fieldset>
  );
}
