import { useQuery } from '@tanstack/react-query';
import { definitionsApi, type TypeMove } from '../api/cases/definitions.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { instant } from '../ui/show/format.ts';
import { UnmovedList } from './MoveChoice.tsx';

const every = 10_000;

/** How far open cases have moved to versions that said so; nothing where none did. */
export function MovesPanel({ type }: { type: string }) {
  const { data } = useQuery({
    queryKey: ['definition-moves', type],
    queryFn: () => definitionsApi.moves(type),
    refetchInterval: ({ state }) => (state.data?.items.some(({ endedAt }) => !endedAt) ? every : false),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title="已登记事项的改用" about="发布时选择改用的部分，逐件改用。" flush>
      <DataTable
        label="改用"
        columns={columnsOf(type)}
        rows={data.items}
        rowKey={({ number }) => String(number)}
      />
    </Panel>
  );
}

const columnsOf = (type: string): TableColumn<TypeMove>[] => [
  { key: 'number', header: '版本', cell: ({ number }) => `第 ${number} 版` },
  { key: 'moved', header: '已改用', cell: ({ moved }) => `${moved} 件` },
  {
    key: 'unmoved',
    header: '未改用',
    cell: ({ unmoved, unmovedCount }) =>
      unmovedCount === 0 ? '无' : <UnmovedList type={type} unmoved={unmoved} />,
  },
  {
    key: 'endedAt',
    header: '完成时间',
    cell: ({ endedAt }) => (endedAt ? <span className="nowrap">{instant(endedAt)}</span> : '正在逐件改用'),
  },
];
