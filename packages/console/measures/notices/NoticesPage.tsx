import { lightNames, noticeStateNames, noticeStates } from '@mingcha/kernel/labels';
import '../measures.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { noticesApi } from '../../api/measures/measures.ts';
import type { NoticeSummary } from '../../api/measures/measureTypes.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import type { ListFilter } from '../../ui/list/FilterControl.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed } from '../../ui/list/search.ts';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { count } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { standings } from '../board/LightMark.tsx';
import { ImportDialog } from './ImportDialog.tsx';

const filters: readonly ListFilter[] = [
  {
    name: 'state',
    noun: '状态',
    as: 'tabs',
    options: Object.entries(noticeStateNames).map(([value, label]) => ({ value, label })),
  },
];

/** All notices, with how far each is and its lights. */
export function NoticesPage() {
  const me = useMe();
  const search = useSearch({ from: '/measures' });
  const navigate = useNavigate({ from: '/measures' });
  const [importing, setImporting] = useState(false);
  const list = usePages(['notices', 'list', search], (cursor) =>
    noticesApi.list({ ...search, limit: 30, cursor }),
  );
  const writes = permits(me, 'measures:write');
  const button = writes ? (
    <Button type="primary" onClick={() => setImporting(true)}>
      导入通知
    </Button>
  ) : null;
  return (
    <div className="page">
      <PageHead
        title="通知与方案"
        about="导入通知，逐项核对读出的举措，再督促落实。每个日期和单位都能回到原文。"
        actions={button}
      />
      <ListFrame
        noun="通知"
        columns={columns}
        rowKey={({ id }) => id}
        onRow={(notice) => void navigate({ to: pageOf(notice), params: { id: notice.id } })}
        list={list}
        search={search}
        onFind={(part) => void navigate({ search: changed(search, part), replace: true })}
        find="标题、文号、发文机关"
        filters={filters}
        exportFile={() => noticesApi.exportFile(search)}
        empty={
          <Empty title="还没有通知">
            {writes ? '点“导入通知”，粘贴全文或选择文件。' : '由督查室导入后会出现在这里。'}
          </Empty>
        }
      />
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
    </div>
  );
}

const pageOf = ({ state }: NoticeSummary) =>
  state === 'draft' ? ('/measures/$id/read' as const) : ('/measures/$id' as const);

const columns: TableColumn<NoticeSummary>[] = [
  {
    key: 'title',
    sort: 'title',
    header: '通知',
    cell: (notice) => (
      <Link to={pageOf(notice)} params={{ id: notice.id }}>
        {notice.title || notice.file?.name || '（标题待补）'}
      </Link>
    ),
  },
  {
    key: 'docNo',
    sort: 'docNo',
    header: '文号',
    cell: ({ docNo }) =>
      docNo ? <span className="nowrap">{docNo}</span> : <span className="muted">待补</span>,
  },
  {
    key: 'state',
    sort: 'state',
    header: '状态',
    cell: ({ state }) => <StateMark of={noticeStates[state]} />,
  },
  {
    key: 'date',
    sort: 'date',
    header: '发文日期',
    minor: true,
    cell: ({ date }) => <span className="nowrap">{date}</span>,
  },
  {
    key: 'measures',
    sort: 'measures',
    header: '举措',
    number: true,
    cell: ({ counts }) => `${count(counts.measures)} 项`,
  },
  {
    key: 'lights',
    header: '进展',
    cell: (notice) =>
      notice.state === 'draft' ? (
        <span className={notice.counts.unsure > 0 ? 'chip warn' : 'chip'}>
          {notice.counts.unsure > 0 ? `${notice.counts.unsure} 项待核对` : '可以督促落实'}
        </span>
      ) : (
        <Lights id={notice.id} />
      ),
  },
];

/** How many of a notice's measures stand at which light. */
function Lights({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: ['board', id, 'totals'],
    queryFn: () => noticesApi.boardPage(id, { limit: 1 }),
  });
  if (!data) return null;
  const { totals } = data;
  return (
    <span className="chips">
      {standings
        .filter((one) => totals[one] > 0)
        .map((one) => (
          <span key={one} className={`chip light-${one}`}>
            {lightNames[one]} {totals[one]}
          </span>
        ))}
    </span>
  );
}
