import { Button } from 'antd';
import { useState } from 'react';
import { drawsApi } from '../../api/draws/draws.ts';
import type { Draw } from '../../api/types.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { stratumText } from '../words.ts';

/** The reserves in the order in which they come in; folded until asked for. */
export function Reserves({ draw }: { draw: Draw }) {
  const [open, setOpen] = useState(false);
  const { rows, more } = usePages(
    ['result', draw.id, 'reserve-pages', draw.lock],
    (cursor) => drawsApi.reserves(draw.id, cursor),
    { enabled: open },
  );
  if (!draw.reserves) return null;
  return (
    <Panel
      title="候补名单"
      about={`共 ${draw.reserves} 户，按分组与随机值次序依次递补`}
      flush={open}
      actions={
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起' : '展开'}
        </Button>
      }
    >
      {open ? (
        <DataTable
          label="候补名单"
          rows={rows}
          rowKey={({ id }) => id}
          empty={<Empty title="没有候补" />}
          columns={[
            {
              key: 'name',
              header: '检查对象',
              cell: (row) => (
                <>
                  {row.name} <span className="mono muted small">{row.id}</span>
                </>
              ),
            },
            { key: 'stratum', header: '分组', cell: (row) => stratumText(row.stratum) },
            {
              key: 'used',
              header: '状态',
              cell: (row) => (row.used ? <span className="chip accent">已递补</span> : '未用'),
            },
            {
              key: 'ticket',
              header: '随机值',
              cell: (row) => (
                <code className="muted" title={row.ticket}>
                  {row.ticket.slice(0, 12)}…
                </code>
              ),
            },
          ]}
          more={more}
        />
      ) : null}
    </Panel>
  );
}
