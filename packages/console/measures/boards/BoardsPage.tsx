import { boardNames, boardStateNames } from '@mingcha/kernel/labels';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { boardsApi } from '../../api/measures/reports.ts';
import type { BoardEntry } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import type { ListFilter } from '../../ui/list/FilterControl.tsx';
import { ListTools } from '../../ui/list/ListTools.tsx';
import { changed } from '../../ui/list/search.ts';
import { wholeList } from '../../ui/list/whole.ts';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { NoticeHead } from '../rounds/NoticeHead.tsx';
import { useIsOffice } from '../rounds/queries.ts';
import { EntryCard } from './EntryCard.tsx';
import { EntryDialog } from './EntryDialog.tsx';

/** The red and the black board of a notice: proposed, published, appealed, ruled. */
export function BoardsPage() {
  const { id } = useParams({ from: '/measures/$id/boards' });
  const office = useIsOffice();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const query = useQuery({ queryKey: ['boards', id], queryFn: () => boardsApi.list(id) });
  const changed = () => {
    void client.invalidateQueries({ queryKey: ['boards', id] });
    void client.invalidateQueries({ queryKey: ['measures-waiting'] });
  };
  return (
    <div className="page">
      <NoticeHead
        id={id}
        title="红黑榜"
        about="列入黑榜的单位在公示后 5 个工作日内可以申诉，由督查部门裁定维持或撤下。"
        actions={
          office ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              列入榜单
            </Button>
          ) : null
        }
      />
      <Loaded query={query} lines={5}>
        {(entries) => <Boards entries={entries} onChanged={changed} />}
      </Loaded>
      <EntryDialog notice={id} open={adding} onClose={() => setAdding(false)} onSaved={changed} />
    </div>
  );
}

const noQuery = { error: null, refetch: () => undefined };

const states: ListFilter = {
  name: 'state',
  noun: '状态',
  options: Object.entries(boardStateNames).map(([value, label]) => ({ value, label })),
};

const columnOf = (
  key: string,
  header: string,
  value: (entry: BoardEntry) => string | undefined,
): TableColumn<BoardEntry> => ({ key, header, cell: value, value });

/** Both boards, narrowed and exported together. */
function Boards({ entries, onChanged }: { entries: BoardEntry[]; onChanged: () => void }) {
  const search = useSearch({ from: '/measures/$id/boards' });
  const navigate = useNavigate({ from: '/measures/$id/boards' });
  const deptName = useDeptName();
  const named = new Set(entries.map(({ dept }) => dept));
  const columns = [
    columnOf('board', '榜单', ({ board }) => boardNames[board]),
    columnOf('dept', '单位', ({ dept }) => deptName(dept)),
    columnOf('state', '状态', ({ state }) => boardStateNames[state]),
    columnOf('reason', '事由', ({ reason }) => reason),
    columnOf('appeal', '申诉', ({ appeal }) => appeal?.text),
    columnOf('ruling', '裁定', ({ ruling }) => ruling?.reason),
  ];
  const { list, ...whole } = wholeList({
    query: noQuery,
    rows: entries,
    columns,
    search,
    file: '红黑榜',
    narrow: ({ dept, state }) =>
      (search.dept === undefined || dept === search.dept) &&
      (search.state === undefined || state === search.state),
  });
  return (
    <>
      <Panel label="查找" flush>
        <ListTools
          {...whole}
          noun="榜单"
          noTable
          search={search}
          onFind={(part) => void navigate({ search: changed(search, part), replace: true })}
          find="单位、事由"
          filters={[
            states,
            { name: 'dept', noun: '单位', as: 'dept', all: '全部单位', among: (dept) => named.has(dept) },
          ]}
        />
      </Panel>
      <div className="two-boards">
        <Board board="red" entries={list.rows ?? []} onChanged={onChanged} />
        <Board board="black" entries={list.rows ?? []} onChanged={onChanged} />
      </div>
    </>
  );
}

interface BoardProps {
  board: 'red' | 'black';
  entries: BoardEntry[];
  onChanged: () => void;
}

function Board({ board, entries, onChanged }: BoardProps) {
  const own = entries.filter((entry) => entry.board === board);
  return (
    <Panel title={boardNames[board]} about={`${own.length} 个`} className={`board-${board}`}>
      {own.length === 0 ? (
        <Empty title={`${boardNames[board]}上没有单位`} />
      ) : (
        <ul className="entries">
          {own.map((entry) => (
            <li key={entry.id}>
              <EntryCard entry={entry} onChanged={onChanged} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
