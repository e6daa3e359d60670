import type { Tone } from '@mingcha/kernel/labels';
import { webhookEvents } from '@mingcha/webhooks/events';
import { useQuery } from '@tanstack/react-query';
import { type Webhook, type WebhookDelivery, webhooksApi } from '../../api/webhooks.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { instant } from '../../ui/show/format.ts';
import { Mark } from '../../ui/show/Mark.tsx';

const states: Record<string, { word: string; tone: Tone }> = {
  pending: { word: '等待发送', tone: 'wait' },
  delivered: { word: '已送达', tone: 'good' },
  failed: { word: '没有送达', tone: 'bad' },
};

const columns: TableColumn<WebhookDelivery>[] = [
  {
    key: 'event',
    header: '消息',
    cell: ({ type }) => (type === 'webhook.test' ? '测试' : webhookEvents[type].title),
  },
  { key: 'at', header: '时间', cell: ({ at }) => <span className="nowrap">{instant(at)}</span> },
  {
    key: 'state',
    header: '结果',
    cell: ({ state }) => <Mark tone={states[state]?.tone ?? 'idle'}>{states[state]?.word ?? state}</Mark>,
  },
  { key: 'attempts', header: '次数', number: true, cell: ({ attempts }) => attempts },
  {
    key: 'why',
    header: '对方的应答',
    cell: ({ lastStatus, lastError }) => [lastStatus, lastError].filter(Boolean).join(' · '),
  },
];

/** What was sent to a registered address, and how it went. */
export function Deliveries({ hook, onClose }: { hook: Webhook | undefined; onClose: () => void }) {
  return (
    <Dialog title="投递记录" open={hook !== undefined} onClose={onClose} width={760}>
      {hook ? <List id={hook.id} /> : null}
    </Dialog>
  );
}

function List({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['deliveries', id],
    queryFn: () => webhooksApi.deliveries(id),
    staleTime: 0,
  });
  return (
    <Loaded query={query} lines={3}>
      {({ items }) => (
        <DataTable
          label="投递记录"
          columns={columns}
          rows={items}
          rowKey={(one) => one.id}
          empty={<Empty title="还没有发送过消息" />}
        />
      )}
    </Loaded>
  );
}
