import { useInfiniteQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { tenancyApi } from '../api/tenancy.ts';
import type { AuditRecord } from '../api/types.ts';
import type { TableColumn } from '../ui/DataTable.tsx';
import { day, instant } from '../ui/format.ts';
import { Empty } from '../ui/Waiting.tsx';
import { ListTab } from './ListTab.tsx';
import { actionText } from './words.ts';

const columns: TableColumn<AuditRecord>[] = [
  { key: 'action', header: '操作', cell: (one) => actionText(one.action) },
  { key: 'at', header: '时间', cell: (one) => <span className="nowrap">{instant(one.at)}</span> },
  { key: 'by', header: '操作人', cell: (one) => one.by.name },
  { key: 'target', header: '对象', cell: (one) => <span className="mono small">{one.target}</span> },
  {
    key: 'detail',
    header: '内容',
    clip: true,
    cell: (one) => (one.detail ? <span title={detailText(one.detail)}>{detailText(one.detail)}</span> : null),
  },
];

function detailText(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('；');
}

/** Who did what, month by month. */
export function AuditTab() {
  const [month, setMonth] = useState(() => day(Date.now()).slice(0, 7));
  const query = useInfiniteQuery({
    queryKey: ['audit', month],
    queryFn: ({ pageParam }) => tenancyApi.audit(month, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <ListTab
      title="操作留痕"
      about="与操作在同一事务中写入，不能修改或删除。部门管理员只见本人的操作。"
      actions={
        <Input
          type="month"
          aria-label="月份"
          style={{ width: 150 }}
          value={month}
          onChange={(event) => {
            if (event.target.value) setMonth(event.target.value);
          }}
        />
      }
      columns={columns}
      list={query}
      rows={query.data?.pages.flatMap((page) => page.items)}
      empty={<Empty title="这个月没有记录" />}
    />
  );
}
