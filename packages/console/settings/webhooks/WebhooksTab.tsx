import { webhookEvents } from '@mingcha/webhooks/events';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { type Webhook, webhooksApi } from '../../api/webhooks.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { wholeList } from '../../ui/list/whole.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { useSettingsSearch } from '../useSettingsSearch.ts';
import { Deliveries } from './Deliveries.tsx';
import { WebhookDialog } from './WebhookDialog.tsx';

/** Where the system notifies others of what happened. */
export function WebhooksTab() {
  const writable = permits(useMe(), 'measures:write');
  const client = useQueryClient();
  const { message } = App.useApp();
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<Webhook>();
  const query = useQuery({ queryKey: ['webhooks'], queryFn: webhooksApi.list });
  const changed = () => void client.invalidateQueries({ queryKey: ['webhooks'] });
  const test = useAct((hook: Webhook) => webhooksApi.test(hook.id), {
    onDone: () => {
      message.success('测试消息已发出，结果见投递记录');
      void client.invalidateQueries({ queryKey: ['deliveries'] });
    },
  });
  const remove = useAct((id: string) => webhooksApi.remove(id), { done: '回调已删除', onDone: changed });
  const askRemove = useAsk(remove);
  const ask = ({ id, url }: Webhook) =>
    askRemove(id, {
      title: '删除这个回调？',
      content: `${url} 将不再收到消息，密钥失效。`,
      okText: '删除',
      danger: true,
    });
  const columns: TableColumn<Webhook>[] = [
    {
      key: 'url',
      header: '地址',
      cell: ({ url }) => <span className="mono hash">{url}</span>,
      value: ({ url }) => url,
    },
    {
      key: 'events',
      header: '接收的消息',
      cell: ({ events }) => (
        <span className="chips">
          {events.map((event) => (
            <span key={event} className="chip" title={event}>
              {webhookEvents[event].title}
            </span>
          ))}
        </span>
      ),
      value: ({ events }) => events.map((event) => webhookEvents[event].title).join('、'),
    },
    {
      key: 'act',
      header: '操作',
      cell: (hook) => (
        <span className="row">
          <Button size="small" aria-label={`${hook.url} 的投递记录`} onClick={() => setShown(hook)}>
            投递记录
          </Button>
          {writable ? (
            <>
              <Button
                size="small"
                aria-label={`测试 ${hook.url}`}
                loading={test.busy}
                onClick={() => test.run(hook)}
              >
                测试
              </Button>
              <Button size="small" aria-label={`删除 ${hook.url}`} onClick={() => ask(hook)}>
                删除
              </Button>
            </>
          ) : null}
        </span>
      ),
    },
  ];
  const finding = useSettingsSearch();
  const { search } = finding;
  const whole = wholeList({ query, rows: query.data, columns, search, file: '回调' });
  return (
    <>
      <ListFrame
        {...whole}
        {...finding}
        title="回调"
        about={
          <>
            报送、督办、通报、事项、抽查和公开日志有了所选的事情时，向登记的地址发送带签名的消息。签名与重试的说明见{' '}
            <a href="/docs/">接口文档</a>。
          </>
        }
        actions={writable ? <Button onClick={() => setAdding(true)}>新增回调</Button> : null}
        noun="回调"
        find="地址、事件"
        rowKey={({ id }) => id}
        empty={<Empty title="还没有回调">办公系统、政务协同平台需要及时知道时，在这里登记。</Empty>}
      />
      <WebhookDialog open={adding} onClose={() => setAdding(false)} onSaved={changed} />
      <Deliveries hook={shown} onClose={() => setShown(undefined)} />
    </>
  );
}
