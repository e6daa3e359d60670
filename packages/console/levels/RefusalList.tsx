import { type CityRefusal, levelsApi } from '../api/lists/levels.ts';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import type { Part } from '../ui/list/search.ts';
import { usePages } from '../ui/list/usePages.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { day } from '../ui/show/format.ts';
import { kindNames } from './words.ts';

const columns: TableColumn<CityRefusal>[] = [
  { key: 'city', header: '城市', cell: ({ called }) => called },
  { key: 'name', header: '事项', cell: ({ name }) => name },
  {
    key: 'what',
    header: '不采用',
    cell: ({ kind, elements }) => `${kindNames[kind]}：${elements.join('、')}`,
  },
  { key: 'reason', header: '理由', cell: ({ reason }) => reason },
  {
    key: 'by',
    header: '经办',
    cell: ({ by, at, edition }) => `${by} · ${day(Date.parse(at))} · 对第 ${edition} 版`,
  },
];

interface RefusalListProps {
  list: string;
  search: { q?: string };
  onFind: (part: Part) => void;
}

/** What cities did not take over of a list of the province, and why. */
export function RefusalList({ list, search, onFind }: RefusalListProps) {
  const { q } = search;
  const found = usePages(['levels', 'refusals', list, q], (cursor, signal) =>
    levelsApi.refusals(list, { q, limit: 50, cursor }, signal),
  );
  return (
    <ListFrame
      columns={columns}
      rowKey={({ city, item }) => `${city} ${item}`}
      noun="说明"
      list={found}
      search={search}
      onFind={onFind}
      find="事项、理由…"
      exportFile={() => levelsApi.saveRefusals(list, '不采用的说明', { q })}
      empty={<Empty title="没有不采用的说明">各市都采用了本省的内容，或者还没有办理。</Empty>}
    />
  );
}
