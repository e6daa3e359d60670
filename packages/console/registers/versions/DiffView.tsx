import { Button } from 'antd';
import { registerApi } from '../../api/lists/registers.ts';
import type { Column, DiffEntry, Row, Version } from '../../api/types.ts';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty, ProblemView, Skeleton } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { count } from '../../ui/show/format.ts';
import { cellText } from '../cellText.ts';
import { useColumns } from '../hooks.ts';
import { kindNamed, type RegisterKindName } from '../kinds.ts';
import { useLabels } from '../useLabels.ts';
import { actionNames, actionTones, changedColumns } from './diffText.ts';

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
          <DiffLine key={entry.id} {...{ entry, columns, from, to }} />
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

type Sides = { from: Version; to: Version };

function DiffLine({ entry, columns, from, to }: Sides & { entry: DiffEntry; columns: Column[] }) {
  const row = entry.after ?? entry.before;
  return (
    <li>
      <span className={actionTones[entry.action]}>{actionNames[entry.action]}</span>
      <div>
        <div>
          {String(row?.name ?? '')} <span className="mono muted small">{entry.id}</span>
        </div>
        {entry.before && entry.after ? (
          <SideBySide {...{ columns, from, to }} before={entry.before} after={entry.after} />
        ) : null}
      </div>
    </li>
  );
}

/** What changed of a row, an element a line, in both versions beside each other. */
function SideBySide({
  columns,
  before,
  after,
  from,
  to,
}: Sides & { columns: Column[]; before: Row; after: Row }) {
  const { label } = useLabels();
  const text = (column: Column, row: Row) => cellText(column, row[column.field], label) || '（空）';
  return (
    <div className="table-box">
      <table className="data sides">
        <thead>
          <tr>
            <th scope="col">要素</th>
            <th scope="col">第 {from.number} 版</th>
            <th scope="col">第 {to.number} 版</th>
          </tr>
        </thead>
        <tbody>
          {changedColumns(columns, before, after).map((column) => (
            <tr key={column.field}>
              <th scope="row">{column.header}</th>
              <td>
                <del>{text(column, before)}</del>
              </td>
              <td>
                <ins>{text(column, after)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
