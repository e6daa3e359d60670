import { drawStates } from '@mingcha/kernel/labels';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { batchesApi } from '../../api/draws/batches.ts';
import { useDeptName } from '../../api/tenancy.ts';
import type { Batch, BatchMember } from '../../api/types.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { count, instant } from '../../ui/show/format.ts';
import { Mark, StateMark } from '../../ui/show/Mark.tsx';
import { useBatchAct } from './useBatch.ts';

/** The draws of a batch: whose they are, who is ready, how far they are. */
export function Members({ batch, etag }: { batch: Batch; etag: string }) {
  const deptName = useDeptName();
  const gathering = batch.state === 'gathering';
  const agree = useBatchAct(
    batch.id,
    ({ draw, ready }: { draw: string; ready: boolean }) => batchesApi.agree(batch.id, draw, ready, etag),
    { done: '已记录' },
  );
  const leave = useBatchAct(batch.id, (draw: string) => batchesApi.leave(batch.id, draw, etag), {
    done: '已退出，可以单独办理',
  });
  const askLeave = useAsk(leave);
  const leads = batch.can.includes('edit');
  const columns: TableColumn<BatchMember>[] = [
    {
      key: 'title',
      header: '任务',
      cell: ({ id, title, seen }) => (
        <span className="row">
          {seen ? (
            <Link to="/draws/$id" params={{ id }}>
              {title}
            </Link>
          ) : (
            title
          )}
          {id === batch.draws[0] ? <span className="chip">牵头</span> : null}
        </span>
      ),
    },
    { key: 'dept', header: '部门', cell: ({ departments }) => departments.map(deptName).join('、') },
    ...(gathering
      ? [
          {
            key: 'ready',
            header: '就绪',
            cell: ({ ready }: BatchMember) =>
              ready ? (
                <span>
                  <Mark tone="good">已就绪</Mark>{' '}
                  <span className="muted small">
                    {ready.by.name} {instant(ready.at)}
                  </span>
                </span>
              ) : (
                <Mark tone="wait">待确认</Mark>
              ),
          },
          {
            key: 'act',
            header: '操作',
            cell: ({ id, title, ready, mine }: BatchMember) => (
              <span className="row">
                {mine ? (
                  <Button
                    size="small"
                    type={ready ? 'default' : 'primary'}
                    loading={agree.busy}
                    aria-label={`${ready ? '撤回就绪' : '确认就绪'}：${title}`}
                    onClick={() => agree.run({ draw: id, ready: !ready })}
                  >
                    {ready ? '撤回就绪' : '确认就绪'}
                  </Button>
                ) : null}
                {(mine || leads) && id !== batch.draws[0] ? (
                  <Button
                    size="small"
                    aria-label={`退出：${title}`}
                    onClick={() =>
                      askLeave(id, {
                        title: `将“${title}”退出共同抽取？`,
                        content: '退出后可以单独修改和提交承诺；其余任务须重新确认就绪。',
                        okText: '退出',
                      })
                    }
                  >
                    退出
                  </Button>
                ) : null}
              </span>
            ),
          },
        ]
      : [
          {
            key: 'number',
            header: '编号',
            cell: ({ number }: BatchMember) => <span className="nowrap">{number}</span>,
          },
          {
            key: 'state',
            header: '状态',
            cell: ({ state }: BatchMember) => <StateMark of={drawStates[state]} />,
          },
          {
            key: 'selected',
            header: '抽中 / 对象',
            number: true,
            cell: ({ selected, objects }: BatchMember) =>
              `${selected === undefined ? '—' : count(selected)} / ${count(objects ?? 0)}`,
          },
        ]),
  ];
  return (
    <>
      <DataTable label="各部门的任务" columns={columns} rows={batch.members} rowKey={({ id }) => id} />
      <Refusal of={agree} />
    </>
  );
}
