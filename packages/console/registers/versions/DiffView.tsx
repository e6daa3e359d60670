import { Button } from 'antd';
import { registerApi } from '../../api/registers.ts';
import type { Column, DiffEntry, Version } from '../../api/types.ts';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty, ProblemView, Skeleton } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { count } from '../../ui/show/format.ts';
import { useColumns } from '../hooks.ts';
import { kindNamed, type RegisterKindName } from '../kinds.ts';
import { ChangeLines } from '../row/ChangeLines.tsx';
import { actionNames, actionTones } from './diffText.ts';

interface DiffViewProps {
  kind: RegisterKindName;
  from: Version;
  to: Version;
  onClose: () => void;
}

/** What differs between two versions, row by row. */
export function DiffView({ kind, from, to, onClose }: DiffViewProps) {
  const api = registerApi(kindNamed(kind).base);
  const columns = useColumns(kind).data ?? [];
  const {
    query,
    rows: entries,
    more,
  } = usePages(['diff', kind, from.id, to.id], (cursor) => api.diff(from.id, to.id, cursor));
  const { added = 0, changed = 0, removed = 0 } = query.data?.pages[0]?.summary ?? {};
  return (
    <Panel
      title={`第 ${from.number} 版 → 第 ${to.number} 版`}
      about={
        query.data ? `新增 ${count(added)}，修改 ${count(changed)}，移除 ${count(removed)}` : '正在比较…'
      }
      actions={
        <Button size="small" onClick={onClose}>
          收起比较
        </Button>
      }
    >
      {query.error ? <ProblemView error={query.error} onRetry={() => void query.refetch()} /> : null}
      {!entries && !query.error ? <Skeleton /> : null}
      {entries?.length === 0 ? <Empty title="两个版本内容完全相同" /> : null}
      <ul className="diff-list">
        {entries?.map((entry) => (
          <DiffLine key={entry.id} entry={entry} columns={columns} />
        ))}
      </ul>
      {more.has ? (
        <div className="table-foot">
          <Button size="small" loading={more.busy} onClick={more.load}>
            加载更多
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function DiffLine({ entry, columns }: { entry: DiffEntry; columns: Column[] }) {
  const row = entry.after ?? entry.before;
  return (
    <li>
      <span className={actionTones[entry.action]}>{actionNames[entry.action]}</span>
      <div>
        <div>
          {String(row?.name ?? '')} <span className="mono muted small">{entry.id}</span>
        </div>
        {entry.before && entry.after ? (
          <ChangeLines columns={columns} before={entry.before} after={entry.after} />
        ) : null}
      </div>
    </li>
  );
}
