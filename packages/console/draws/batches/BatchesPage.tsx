import { batchStateNames, batchStates } from '@mingcha/kernel/labels';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { batchesApi } from '../../api/draws/batches.ts';
import { useDeptName } from '../../api/tenancy.ts';
import type { BatchSummary } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { LinkButton } from '../../ui/act/LinkButton.tsx';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import type { ListFilter } from '../../ui/list/FilterControl.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed } from '../../ui/list/search.ts';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { instant } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { modeNames } from './words.ts';

const filters: readonly ListFilter[] = [
  {
    name: 'state',
    noun: '状态',
    as: 'tabs',
    options: Object.entries(batchStateNames).map(([value, label]) => ({ value, label })),
  },
];

/** Draws of several departments that are committed together, newest first. */
export function BatchesPage() {
  const me = useMe();
  const deptName = useDeptName();
  const search = useSearch({ from: '/draws/batches' });
  const navigate = useNavigate({ from: '/draws/batches' });
  const list = usePages(['batches', 'list', search], (cursor) =>
    batchesApi.list({ ...search, limit: 30, cursor }),
  );
  const begin = permits(me, 'draws:write') ? (
    <LinkButton to="/draws/batches/new" primary>
      发起共同抽取
    </LinkButton>
  ) : null;
  const columns: TableColumn<BatchSummary>[] = [
    {
      key: 'title',
      sort: 'title',
      header: '共同抽取',
      cell: ({ id, title }) => (
        <Link to="/draws/batches/$id" params={{ id }}>
          {title}
        </Link>
      ),
    },
    { key: 'mode', sort: 'mode', header: '方式', cell: ({ mode }) => modeNames[mode] },
    {
      key: 'state',
      sort: 'state',
      header: '状态',
      cell: ({ state }) => <StateMark of={batchStates[state]} />,
    },
    {
      key: 'ready',
      sort: 'draws',
      header: '任务',
      cell: ({ state, ready, draws }) =>
        state === 'gathering' ? `${draws.length} 个，${ready} 个就绪` : `${draws.length} 个`,
    },
    {
      key: 'depts',
      sort: 'depts',
      header: '部门',
      minor: true,
      cell: ({ depts }) => depts.map(deptName).join('、'),
    },
    {
      key: 'at',
      sort: 'at',
      header: '最近进展',
      cell: (batch) => <span className="nowrap">{instant(latest(batch))}</span>,
    },
  ];
  return (
    <div className="page">
      <PageHead
        title="共同抽取"
        crumb={<Link to="/draws">← 双随机抽查</Link>}
        about="几个部门的任务同时承诺、共用一个随机种子：联合，尽量抽中同样的企业；错开，尽量避开彼此。"
        actions={begin}
      />
      <ListFrame
        noun="共同抽取"
        columns={columns}
        rowKey={({ id }) => id}
        onRow={({ id }) => void navigate({ to: '/draws/batches/$id', params: { id } })}
        list={list}
        search={search}
        onFind={(part) => void navigate({ search: changed(search, part), replace: true })}
        find="名称、部门"
        filters={filters}
        exportFile={() => batchesApi.exportFile(search)}
        empty={
          <Empty title="还没有共同抽取">先由各部门编制自己的抽查任务，再由牵头部门发起，其他部门加入。</Empty>
        }
      />
    </div>
  );
}

const latest = ({ voided, publishedAt, executedAt, committed, createdAt }: BatchSummary): string =>
  voided?.at ?? publishedAt ?? executedAt ?? committed?.at ?? createdAt;
