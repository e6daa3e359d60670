import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { definitionsApi, type TypeRow } from '../api/cases/definitions.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { useSettingsSearch } from '../settings/useSettingsSearch.ts';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { wholeList } from '../ui/list/whole.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { AdoptDialog } from './AdoptDialog.tsx';
import { NewTypeDialog } from './edit/NewTypeDialog.tsx';
import { isOfProvince, ownName } from './own.ts';

/** The procedures of a city, each with where its definition stands. */
export function TypesTab() {
  const me = useMe();
  const writable = permits(me, 'case-types:write');
  const ofProvince = isOfProvince(me);
  const [adding, setAdding] = useState(false);
  const [adopting, setAdopting] = useState(false);
  const query = useQuery({ queryKey: ['definitions'], queryFn: definitionsApi.list });
  const rows = query.data?.items;
  const finding = useSettingsSearch();
  const { search } = finding;
  const all = columnsOf(ownName(me));
  const columns = ofProvince ? all.filter(({ key }) => key !== 'open') : all;
  const whole = wholeList({ query, rows, columns, search, file: '事项类型' });
  return (
    <ListFrame
      {...whole}
      {...finding}
      title="事项类型"
      about={ofProvince ? aboutProvince : aboutCity}
      actions={
        <>
          {writable && !ofProvince ? <Button onClick={() => setAdopting(true)}>从省级采用</Button> : null}
          {writable ? <Button onClick={() => setAdding(true)}>新建类型</Button> : null}
        </>
      }
      noun="事项类型"
      find="名称、编号、类别"
      rowKey={({ name }) => name}
      empty={<Empty title="还没有事项类型">新建一个类型，先写草稿。</Empty>}
    >
      <NewTypeDialog open={adding} types={rows ?? []} onClose={() => setAdding(false)} />
      <AdoptDialog open={adopting} onClose={() => setAdopting(false)} />
    </ListFrame>
  );
}

const origins = { library: '系统自带', draft: '尚未发布' } as const;

const aboutCity =
  '每类事项的流程、时限、由谁办理。修改先成为草稿，由另一人发布；已登记的事项仍按登记时的流程办理。';
const aboutProvince =
  '每类事项的流程、时限、由谁办理。修改先成为草稿，由另一人发布；本省发布的，各市可以采用并再作修改。';

const versionText = ({ origin, version, adopted }: TypeRow, own: string): string =>
  origin === 'tenant'
    ? `${own}第 ${version} 版${adopted === undefined ? '' : `（省级第 ${adopted} 版）`}`
    : origins[origin];

const columnsOf = (own: string): TableColumn<TypeRow>[] => [
  {
    key: 'title',
    header: '事项',
    cell: ({ name, title }) => (
      <Link to="/settings/case-types/$type" params={{ type: name }}>
        {title}
      </Link>
    ),
    value: ({ title }) => title,
  },
  {
    key: 'name',
    header: '编号',
    cell: ({ name }) => <span className="mono small">{name}</span>,
    value: ({ name }) => name,
  },
  {
    key: 'group',
    header: '类别',
    cell: ({ group }) => <span className="mono small">{group}</span>,
    value: ({ group }) => group,
  },
  {
    key: 'version',
    header: '版本',
    cell: (row) => versionText(row, own),
    value: (row) => versionText(row, own),
  },
  {
    key: 'open',
    header: '未办结',
    number: true,
    cell: ({ open }) => `${open} 件`,
    value: ({ open }) => open,
  },
  {
    key: 'marks',
    header: '情况',
    cell: ({ draft, closed, upgrade, adopted }) =>
      draft || closed || upgrade ? (
        <span className="chips">
          {draft ? <span className="chip accent">有草稿（{draft.by.name}）</span> : null}
          {closed ? <span className="chip warn">{own === '本省' ? '停止提供' : '停止受理'}</span> : null}
          {upgrade ? (
            <span className="chip warn">{adopted === undefined ? '系统自带的有更新' : '省级有新版'}</span>
          ) : null}
        </span>
      ) : null,
  },
];
