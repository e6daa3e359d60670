import { boardNames } from '@mingcha/kernel/labels';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { boardsApi } from '../../api/reports.ts';
import type { BoardEntry } from '../../api/reportTypes.ts';
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
        {(entries) => (
          <div className="two-boards">
            <Board board="red" entries={entries} onChanged={changed} />
            <Board board="black" entries={entries} onChanged={changed} />
          </div>
        )}
      </Loaded>
      <EntryDialog notice={id} open={adding} onClose={() => setAdding(false)} onSaved={changed} />
    </div>
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
        <Empty title={`${boardNames[board]}上还没有单位`} />
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
