import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { leagueApi } from '../../api/measures/reports.ts';
import type { Excellence } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { ProblemView } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { useIsOffice } from '../rounds/queries.ts';
import { signed } from './points.ts';

/** What the office gave points for beyond the rules; nothing where it gave none. */
export function ExcellencePanel({ notice }: { notice: string }) {
  const office = useIsOffice();
  const deptName = useDeptName();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['excellence', notice],
    queryFn: () => leagueApi.excellence(notice),
  });
  const remove = useAct((one: Excellence) => leagueApi.removeExcellence(one), {
    done: '已撤销',
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['excellence'] });
      void client.invalidateQueries({ queryKey: ['league'] });
    },
  });
  const askRemove = useAsk(remove);
  const ask = (one: Excellence) =>
    askRemove(one, {
      title: `撤销给${deptName(one.dept)}的创优分？`,
      content: one.reason,
      okText: '撤销',
    });
  const columns: TableColumn<Excellence>[] = [
    { key: 'dept', header: '单位', cell: ({ dept }) => deptName(dept) },
    { key: 'points', header: '分值', number: true, cell: ({ points }) => signed(points) },
    { key: 'reason', header: '事由', cell: ({ reason }) => reason },
    {
      key: 'act',
      header: '操作',
      cell: (one) =>
        office ? (
          <Button size="small" aria-label={`撤销${deptName(one.dept)}的创优分`} onClick={() => ask(one)}>
            撤销
          </Button>
        ) : null,
    },
  ];
  if (query.error) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.length === 0) return null;
  return (
    <Panel title="创优分" about="由督查部门按获得的表彰、推广的经验等给出" flush>
      <DataTable label="创优分" columns={columns} rows={query.data} rowKey={({ id }) => id} />
    </Panel>
  );
}
