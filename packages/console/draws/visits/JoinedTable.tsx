import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { drawsApi } from '../../api/draws/draws.ts';
import { useDeptName } from '../../api/tenancy.ts';
import type { Draw, VisitOverlaps } from '../../api/types.ts';
import { ReasonDialog } from '../../ui/act/ReasonDialog.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { count } from '../../ui/show/format.ts';

type Row = VisitOverlaps['joined']['items'][number];

/** The enterprises whose visit was joined with another draw's, and the act that makes two of it again. */
export function JoinedTable({ draw, etag, data }: { draw: Draw; etag: string; data: VisitOverlaps }) {
  const [asked, setAsked] = useState<Row>();
  const deptName = useDeptName();
  const client = useQueryClient();
  const act = useAct(
    ({ object, task, reason }: { object: string; task: string; reason: string }) =>
      drawsApi.separateVisits(draw.id, { object, task, reason }, etag),
    {
      onDone: () => {
        setAsked(undefined);
        void client.invalidateQueries({ queryKey: ['result', draw.id] });
      },
    },
  );
  const columns: TableColumn<Row>[] = [
    { key: 'name', header: '已合并的企业', cell: ({ name }) => name },
    {
      key: 'with',
      header: '合并的抽查',
      cell: ({ task, depts, leads }) => (
        <div>
          <div>
            {task}，{depts.map(deptName).join('、')}
          </div>
          <div className="muted small">由{leads ? '本次抽查' : '对方'}牵头</div>
        </div>
      ),
    },
    {
      key: 'undo',
      header: '撤销合并',
      cell: (row) =>
        row.fault === undefined ? (
          data.can && (
            <Button aria-label={`撤销合并：${row.name}`} onClick={() => setAsked(row)}>
              撤销合并
            </Button>
          )
        ) : (
          <span className="muted small">{row.fault}</span>
        ),
    },
  ];
  const { total, items } = data.joined;
  return (
    <>
      <DataTable
        label="已合并的企业"
        columns={columns}
        rows={items}
        rowKey={({ object, task }) => `${object} ${task}`}
      />
      {total > items.length ? (
        <p className="muted table-foot">
          共 {count(total)} 户，只列出前 {items.length} 户
        </p>
      ) : null}
      <ReasonDialog
        open={asked !== undefined}
        title="撤销合并"
        about={`${asked?.name ?? ''}恢复为两次检查，各部门各自通知、各自上门、各自登记，频次计两次。对方部门会收到通知。`}
        label="撤销的原因"
        action="撤销合并"
        danger
        act={act}
        onClose={() => setAsked(undefined)}
        onGive={(reason) => asked && act.run({ object: asked.object, task: asked.task, reason })}
      />
    </>
  );
}
