import type { Tone } from '@mingcha/kernel/labels';
import { channels } from '@mingcha/notify/kinds';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { notificationsApi, type Outgoing } from '../../api/notifications.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';
import { Mark } from '../../ui/show/Mark.tsx';

const states: Record<Outgoing['state'], { word: string; tone: Tone }> = {
  pending: { word: '等待发送', tone: 'wait' },
  sent: { word: '已发出', tone: 'good' },
  failed: { word: '没有发出', tone: 'bad' },
  kept: { word: '本机不外发', tone: 'idle' },
};

/** What left the system by the city's channels, and how it went. */
export function OutgoingTab() {
  const client = useQueryClient();
  const { query, rows, more } = usePages(
    ['outgoing'],
    (cursor, signal) => notificationsApi.outgoing({ limit: 50, cursor }, signal),
    { staleTime: 0 },
  );
  const retry = useAct((id: string) => notificationsApi.retry(id), {
    done: '已重新排队发送',
    onDone: () => client.invalidateQueries({ queryKey: ['outgoing'] }),
  });
  const columns: TableColumn<Outgoing>[] = [
    { key: 'at', header: '时间', cell: ({ at }) => <span className="nowrap">{instant(at)}</span> },
    { key: 'name', header: '发给', cell: ({ name, channel }) => `${name}，${channels[channel]}` },
    { key: 'text', header: '内容', cell: ({ text }) => text },
    {
      key: 'state',
      header: '结果',
      cell: ({ state }) => <Mark tone={states[state].tone}>{states[state].word}</Mark>,
    },
    { key: 'attempts', header: '次数', number: true, cell: ({ attempts }) => attempts },
    { key: 'why', header: '原因', cell: ({ lastError }) => lastError ?? '' },
    {
      key: 'act',
      header: '操作',
      cell: ({ id, name, state }) =>
        state === 'failed' ? (
          <Button
            size="small"
            aria-label={`重新发送给${name}`}
            loading={retry.busy}
            onClick={() => retry.run(id)}
          >
            重新发送
          </Button>
        ) : null,
    },
  ];
  const leaves = query.data?.pages[0]?.leaves ?? true;
  return (
    <Panel
      title="发件箱"
      about={
        leaves
          ? '经政务微信、短信和邮件发出的通知，保留 30 天。没有发出的会再试几次，也可以重新发送。'
          : '本机不外发：下面是本来会发出的通知，都没有离开本机。保留 30 天。'
      }
    >
      <Loaded query={query} lines={6}>
        {() => (
          <DataTable
            label="发件箱"
            columns={columns}
            rows={rows ?? []}
            rowKey={({ id }) => id}
            empty={
              <Empty title="还没有发出过通知">
                先在“通知设置”中设置渠道；本人在自己的“接收方式”里填写了地址，才会发给他。
              </Empty>
            }
          />
        )}
      </Loaded>
      {more.has ? (
        <div className="row">
          <Button loading={more.busy} onClick={more.load}>
            更早的
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}
