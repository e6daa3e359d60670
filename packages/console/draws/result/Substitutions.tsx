import type { Draw, Selected } from '../../api/types.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';

/** What was replaced by what, why and by whom; published with the result. */
export function Substitutions({ draw, rows }: { draw: Draw; rows: Selected[] }) {
  if (draw.substitutions.length === 0) return null;
  const name = (id: string) => rows.find((row) => row.id === id)?.name ?? id;
  return (
    <Panel title="递补记录" about="随结果一并公开" flush>
      <DataTable
        label="递补记录"
        rows={draw.substitutions}
        rowKey={({ object }) => object}
        columns={[
          { key: 'object', header: '原抽中对象', cell: (one) => name(one.object) },
          { key: 'reserve', header: '递补对象', cell: (one) => name(one.reserve.id) },
          { key: 'reason', header: '原因', cell: (one) => one.reason },
          {
            key: 'by',
            header: '操作',
            cell: (one) => (
              <span className="muted">
                {one.by.name} {instant(one.at)}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}
