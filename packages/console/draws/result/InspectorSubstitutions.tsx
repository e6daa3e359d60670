import { unableNames } from '@mingcha/kernel/labels';
import type { Draw } from '../../api/types.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';

/** Who could not go, who goes in the place of each, why, and who decided. */
export function InspectorSubstitutions({ draw }: { draw: Draw }) {
  if (draw.inspectorSubstitutions.length === 0) return null;
  return (
    <Panel title="更换检查人员记录" about="次数和事由随结果公开，姓名不公开" flush>
      <DataTable
        label="更换检查人员记录"
        rows={draw.inspectorSubstitutions}
        rowKey={({ object, inspector }) => `${object.id} ${inspector.id}`}
        columns={[
          { key: 'object', header: '检查对象', cell: (one) => one.object.name },
          { key: 'inspector', header: '原检查人员', cell: (one) => one.inspector.name },
          { key: 'substitute', header: '接替人员', cell: (one) => one.substitute.name },
          {
            key: 'ground',
            header: '事由',
            cell: (one) => (
              <>
                {unableNames[one.ground]}
                {one.reason ? <span className="muted small block">{one.reason}</span> : null}
              </>
            ),
          },
          {
            key: 'by',
            header: '操作',
            cell: (one) => (
              <span className="muted">
                {one.by.name}
                {one.second ? `提出，${one.second.name}同意` : ''} {instant(one.at)}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}
