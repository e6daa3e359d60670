import { useQuery } from '@tanstack/react-query';
import { definitionsApi, type TypeAdoption } from '../api/cases/definitions.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Empty, ProblemView } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { instant } from '../ui/show/format.ts';

/** For a province: which version of a type the cities use that let it read them. */
export function AdoptionsPanel({ type, latest }: { type: string; latest: number | undefined }) {
  const query = useQuery({
    queryKey: ['definition', type, 'adoptions'],
    queryFn: () => definitionsApi.adoptions(type),
  });
  return (
    <Panel title="各市采用情况" about="只列出授权省级查看的城市。" flush>
      {query.error ? (
        <ProblemView error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          label="各市采用情况"
          columns={columnsOf(latest)}
          rows={query.data?.items}
          rowKey={({ city }) => city}
          empty={<Empty title="还没有城市授权省级查看">由各市在“系统设置”中授权。</Empty>}
        />
      )}
    </Panel>
  );
}

const columnsOf = (latest: number | undefined): TableColumn<TypeAdoption>[] => [
  { key: 'name', header: '城市', cell: ({ name }) => name },
  {
    key: 'number',
    header: '采用',
    cell: ({ adopted }) =>
      adopted ? (
        <span className="chips">
          第 {adopted.number} 版
          {latest !== undefined && adopted.number < latest ? (
            <span className="chip warn">不是最新</span>
          ) : null}
        </span>
      ) : (
        '没有采用'
      ),
  },
  {
    key: 'changes',
    header: '当地修改',
    cell: ({ adopted }) => (adopted ? (adopted.changes > 0 ? `${adopted.changes} 处` : '没有修改') : ''),
  },
  {
    key: 'at',
    header: '发布时间',
    cell: ({ adopted }) => (adopted ? <span className="nowrap">{instant(adopted.at)}</span> : ''),
  },
];
