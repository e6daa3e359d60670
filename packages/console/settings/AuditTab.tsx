import { useInfiniteQuery } from '@tanstack/react-query';
import { tenancyApi } from '../api/tenancy.ts';
import type { AuditRecord } from '../api/types.ts';
import type { TableColumn } from '../ui/DataTable.tsx';
import { instant } from '../ui/format.ts';
import { Empty } from '../ui/Waiting.tsx';
import { ListTab } from './ListTab.tsx';

const columns: TableColumn<AuditRecord>[] = [
  {
    key: 'sentence',
    header: '操作',
    cell: ({ by, sentence }) => `${by.name} ${sentence.map(({ text }) => text).join('')}`,
  },
  { key: 'at', header: '时间', cell: (one) => <span className="nowrap">{instant(one.at)}</span> },
];

/** Who did what, newest first. */
export function AuditTab() {
  const query = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => tenancyApi.audit(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <ListTab
      title="审计日志"
      about="与操作在同一事务中写入，不能修改或删除。部门管理员只见本人的操作。"
      actions={null}
      columns={columns}
      list={query}
      rows={query.data?.pages.flatMap((page) => page.items)}
      empty={<Empty title="还没有记录" />}
    />
  );
}
