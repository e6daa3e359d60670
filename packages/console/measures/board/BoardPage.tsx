import { lightNames, noticeStates } from '@mingcha/kernel/labels';
import '../measures.css';
import './board.css';
import '../rounds/rounds.css';
import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { noticesApi } from '../../api/measures.ts';
import type { BoardItem, Notice, Totals } from '../../api/measureTypes.ts';
import { TrailPanel } from '../../audit/Trail.tsx';
import { DeptSelect } from '../../ui/form/DeptSelect.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { StateMark } from '../../ui/show/Mark.tsx';
import { NoticeTop } from '../rounds/NoticeHead.tsx';
import { BoardTable } from './BoardTable.tsx';
import { filtered } from './filter.ts';
import { standings } from './LightMark.tsx';
import type { BoardSearch } from './search.ts';
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
        {({ items, totals }) => <Filtered notice={notice.id} items={items} totals={totals} />}
      </Loaded>
      <TrailPanel kind="notice" id={notice.id} />
    </>
  );
}

function Filtered({ notice, items, totals }: { notice: string; items: BoardItem[]; totals: Totals }) {
  const search = useSearch({ from: '/measures/$id' });
  const navigate = useNavigate({ from: '/measures/$id' });
  const named = new Set(items.flatMap(({ measure }) => [...measure.leads, ...measure.partners]));
  const find = (part: { [key in keyof BoardSearch]?: BoardSearch[key] | undefined }) => {
    const kept = Object.entries({ ...search, ...part }).filter(
      ([, value]) => value !== undefined && value !== '',
    );
    void navigate({ search: Object.fromEntries(kept) as BoardSearch, replace: true });
  };
  const rows = filtered(items, search);
  return (
    <>
      <LightTotals totals={totals} chosen={search.light} onChoose={(light) => find({ light })} />
      <section className="panel" aria-label="举措台账">
        <div className="row draws-filter">
          <Input
            aria-label="查找举措"
            placeholder="编号、标题、章节、单位…"
            allowClear
            prefix={<SearchOutlined />}
            style={{ width: 280, maxWidth: '100%' }}
            defaultValue={search.q ?? ''}
            onChange={(event) => find({ q: event.target.value || undefined })}
          />
          <DeptSelect
            aria-label="按单位筛选"
            allowClear
            placeholder="全部单位"
            style={{ width: 220, maxWidth: '100%' }}
            among={(dept) => named.has(dept)}
            value={search.dept}
            onChange={(dept) => find({ dept })}
          />
          <span className="muted small" role="status">
            {rows.length === items.length ? `共 ${items.length} 项` : `${rows.length} / ${items.length} 项`}
          </span>
        </div>
        <BoardTable notice={notice} rows={rows} />
      </section>
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
