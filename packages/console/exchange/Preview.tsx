import './exchange.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import { exchangeApi } from '../api/credit/exchange.ts';
import type { ExchangePreview } from '../api/schema.d.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { count } from '../ui/show/format.ts';

type PreviewRow = ExchangePreview['items'][number];

const columns: TableColumn<PreviewRow>[] = [
  { key: 'key', header: '自然键', cell: ({ key }) => key },
  {
    key: 'errors',
    header: '不合要求之处',
    cell: ({ errors }) =>
      errors.length === 0 ? '没有' : errors.map(({ type, remark }) => `${type}：${remark}`).join('；'),
  },
  {
    key: 'payload',
    header: '会发出的内容',
    cell: ({ payload }) => (
      <details>
        <summary>{count(Object.keys(payload).length)} 个字段</summary>
        <dl className="facts">
          {Object.entries(payload).map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </Fragment>
          ))}
        </dl>
      </details>
    ),
  },
];

/** What the contract would send as it is drafted: nothing is written or sent. */
export function Preview({ contract }: { contract: string }) {
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['exchange', 'preview', contract],
    queryFn: () => exchangeApi.preview(contract),
    enabled: isOpen,
  });
  return (
    <Panel
      title="预览"
      about="按草稿会发出的前几行，不合要求的排在前面；不写入，也不发送"
      flush
      actions={
        <Button size="small" onClick={() => (isOpen ? void query.refetch() : setOpen(true))}>
          {isOpen ? '重新预览' : '预览'}
        </Button>
      }
    >
      {isOpen ? (
        <Loaded query={query}>
          {({ items, looked, isWhole, goes, faulty }) => (
            <>
              <p className="muted exchange-preview">
                {isWhole ? `来源共 ${count(looked)} 行` : `看了来源的前 ${count(looked)} 行`}，符合条件{' '}
                {count(goes)} 行，其中 {count(faulty)} 行不合要求，不会发出。
              </p>
              <DataTable
                label="预览"
                columns={columns}
                rows={items}
                rowKey={({ key }) => key}
                empty={<p className="muted empty">没有会发出的行。</p>}
              />
            </>
          )}
        </Loaded>
      ) : null}
    </Panel>
  );
}
