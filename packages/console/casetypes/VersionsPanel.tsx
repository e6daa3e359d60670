import type { TypeDefinition } from '../api/cases/definitions.ts';
import { useMe } from '../session/me.tsx';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Empty } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { instant } from '../ui/show/format.ts';
import { ShortHash } from '../ui/show/Hash.tsx';
import { ownName } from './own.ts';

type Version = TypeDefinition['versions'][number];

/** Every version that the city published, the newest first. */
export function VersionsPanel({ versions }: { versions: Version[] }) {
  const own = ownName(useMe());
  return (
    <Panel
      title={`${own}发布过的版本`}
      about="发布后不再改变；已登记的事项按登记时的版本办理，或者改用发布时所选的部分。"
      flush
    >
      <DataTable
        label="版本"
        columns={columns}
        rows={versions}
        rowKey={({ number }) => String(number)}
        empty={<Empty title={`${own}没有改过`}>使用系统自带的定义。</Empty>}
      />
    </Panel>
  );
}

const columns: TableColumn<Version>[] = [
  { key: 'number', header: '版本', cell: ({ number }) => `第 ${number} 版` },
  { key: 'note', header: '理由与依据', cell: ({ note }) => note },
  { key: 'writtenBy', header: '修改人', cell: ({ writtenBy }) => writtenBy.name },
  { key: 'by', header: '发布人', cell: ({ by }) => by.name },
  { key: 'at', header: '发布时间', cell: ({ at }) => <span className="nowrap">{instant(at)}</span> },
  {
    key: 'hash',
    header: '定义哈希',
    minor: true,
    cell: ({ hash }) => <ShortHash value={hash} name="定义哈希" />,
  },
];
