import './exchange.css';
import { exchangeBatchStates, exchangeOperations } from '@mingcha/kernel/labels';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { exchangeApi } from '../api/credit/exchange.ts';
import type { ExchangeBatch, ExchangeBatchDetail, ExchangeChannelDetail } from '../api/schema.d.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { useAct } from '../ui/act/useAct.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { usePages } from '../ui/list/usePages.ts';
import { Dialog } from '../ui/page/Dialog.tsx';
import { Empty, Loaded } from '../ui/page/Loading.tsx';
import { count, instant } from '../ui/show/format.ts';
import { StateMark } from '../ui/show/Mark.tsx';

/** What was sent together, and how it was answered. */
export function BatchList({ channel }: { channel: ExchangeChannelDetail }) {
  const { contract, figures } = channel;
  const writable = permits(useMe(), 'exchange:write');
  const client = useQueryClient();
  const [shown, setShown] = useState<string>();
  const list = usePages(['exchange', 'batches', contract, figures?.batches, figures?.sending], (cursor) =>
    exchangeApi.batches(contract, cursor),
  );
  const retry = useAct((batch: string) => exchangeApi.retry(contract, batch), {
    done: '已排队重新发送',
    onDone: () => void client.invalidateQueries({ queryKey: ['exchange'] }),
  });
  const columns: TableColumn<ExchangeBatch>[] = [
    {
      key: 'id',
      header: '批次',
      cell: ({ id }) => (
        <button type="button" className="plain exchange-key" onClick={() => setShown(id)}>
          {id}
        </button>
      ),
    },
    {
      key: 'madeAt',
      header: '生成',
      cell: ({ madeAt }) => <span className="nowrap">{instant(madeAt)}</span>,
    },
    { key: 'state', header: '状态', cell: ({ state }) => <StateMark of={exchangeBatchStates[state]} /> },
    { key: 'count', header: '行数', number: true, cell: (batch) => count(batch.count) },
    { key: 'accepted', header: '接受', number: true, cell: ({ accepted }) => accepted },
    { key: 'refused', header: '退回', number: true, cell: ({ refused }) => refused },
    { key: 'attempts', header: '次数', number: true, minor: true, cell: ({ attempts }) => attempts },
    {
      key: 'why',
      header: '对方的应答',
      cell: ({ state, lastError, nextAt, answeredAt }) =>
        state === 'answered'
          ? instant(answeredAt)
          : [lastError, nextAt ? `${instant(nextAt)} 再发` : ''].filter(Boolean).join('；'),
    },
    ...(writable
      ? [
          {
            key: 'act',
            header: '操作',
            cell: ({ id, state }: ExchangeBatch) =>
              state === 'answered' ? null : (
                <Button
                  size="small"
                  aria-label={`重新发送批次 ${id}`}
                  loading={retry.busy}
                  onClick={() => retry.run(id)}
                >
                  重新发送
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      <ListFrame
        noun="批次"
        columns={columns}
        rowKey={({ id }) => id}
        onRow={({ id }) => setShown(id)}
        list={list}
        empty={<Empty title="还没有发出过批次" />}
      />
      <Dialog
        title={`批次 ${shown ?? ''}`}
        open={shown !== undefined}
        onClose={() => setShown(undefined)}
        width={900}
      >
        {shown === undefined ? null : <Rows channel={channel} batch={shown} />}
      </Dialog>
    </>
  );
}

type SentRow = ExchangeBatchDetail['rows'][number];

function Rows({ channel, batch }: { channel: ExchangeChannelDetail; batch: string }) {
  const query = useQuery({
    queryKey: ['exchange', 'batch', channel.contract, batch],
    queryFn: () => exchangeApi.batch(channel.contract, batch),
  });
  /** What has a value at all, the natural key first. */
  const columns = (rows: SentRow[]): TableColumn<SentRow>[] => [
    ...channel.elements
      .filter(({ name }) => rows.some(({ payload }) => payload[name] !== undefined))
      .sort((a, b) => Number(b.key) - Number(a.key))
      .map(
        ({ name, title, key }): TableColumn<SentRow> => ({
          ...{ key: name, header: title, clip: !key },
          cell: ({ payload }) => (payload[name] === undefined ? null : String(payload[name])),
        }),
      ),
    { key: 'operation', header: '操作', cell: ({ operation }) => exchangeOperations[operation] },
  ];
  return (
    <Loaded query={query} lines={5}>
      {({ rows }) => (
        <DataTable label="批次的行" columns={columns(rows)} rows={rows} rowKey={({ guid }) => guid} dense />
      )}
    </Loaded>
  );
}
