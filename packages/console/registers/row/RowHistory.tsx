import { Button } from 'antd';
import { registerApi } from '../../api/lists/registers.ts';
import type { Column, HistoryEntry, Row } from '../../api/types.ts';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty, ProblemView, Skeleton } from '../../ui/page/Loading.tsx';
import { instant } from '../../ui/show/format.ts';
import { kindNamed, type RegisterKindName } from '../kinds.ts';
import { actionNames } from '../versions/diffText.ts';
import { ChangeLines } from './ChangeLines.tsx';

/** What happened to one row, newest first. */
export function RowHistory(props: { kind: RegisterKindName; columns: Column[]; id: string }) {
  const { kind, columns, id } = props;
  const api = registerApi(kindNamed(kind).base);
  const { query, rows: entries, more } = usePages(['history', kind, id], (cursor) => api.history(id, cursor));
  if (query.error) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  if (!entries) return <Skeleton />;
  if (entries.length === 0) return <Empty title="还没有变更记录" />;
  return (
    <div className="stack">
      <ol className="history">
        {entries.map((entry, index) => (
          <li key={entry.version}>
            <div className="row between">
              <strong>{actionNames[entry.action]}</strong>
              <span className="muted small">
                第 {entry.number} 版 · {entry.by.name} · {instant(entry.at)}
              </span>
            </div>
            <Change entry={entry} older={olderRow(entries, index)} columns={columns} />
          </li>
        ))}
      </ol>
      {more.has ? (
        <div>
          <Button size="small" loading={more.busy} onClick={more.load}>
            更早的变更
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function olderRow(entries: HistoryEntry[], index: number): Row | undefined {
  const older = entries[index + 1];
  return older && older.action !== 'removed' ? older.row : undefined;
}

function Change(props: { entry: HistoryEntry; older: Row | undefined; columns: Column[] }) {
  const { entry, older, columns } = props;
  if (entry.action !== 'changed' || !older || !entry.row) return null;
  return <ChangeLines columns={columns} before={older} after={entry.row} />;
}
