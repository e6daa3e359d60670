import './audit.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { auditApi } from '../api/audit.ts';
import type { AuditRecord } from '../api/types.ts';
import { useMe } from '../session/me.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { changed, type Part } from '../ui/list/search.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { instant } from '../ui/show/format.ts';
import { Changes } from './Changes.tsx';
import { Sentence } from './Sentence.tsx';
import type { AuditSearch } from './search.ts';
import { useReadsAudit } from './Trail.tsx';
import { useAudit } from './useAudit.ts';
import { useAuditFilters } from './useAuditFilters.ts';

const columns: TableColumn<AuditRecord>[] = [
  {
    key: 'sentence',
    header: '谁做了什么',
    cell: (record) => (
      <>
        <Sentence record={record} />
        <Changes changes={record.changes} />
      </>
    ),
  },
  { key: 'name', header: '操作', cell: ({ name }) => <span className="nowrap">{name}</span> },
  { key: 'kind', header: '对象类别', cell: ({ object }) => <span className="nowrap">{object.noun}</span> },
  { key: 'at', header: '时间', sort: 'at', cell: ({ at }) => <span className="nowrap">{instant(at)}</span> },
];

/** Who did what to what, and when; found by any of them, and taken along as a table. */
export function AuditPage() {
  const search = useSearch({ from: '/audit' });
  const reads = useReadsAudit();
  if (!reads) return <Empty title="您没有查看审计日志的权限">如需查看，请联系市级管理员。</Empty>;
  return (
    <div className="page">
      <PageHead title="审计日志" about={<About />} />
      <Log search={search} />
    </div>
  );
}

function About() {
  const { roles } = useMe();
  const all = roles.includes('city-admin') || roles.includes('auditor');
  return `与操作在同一事务中写入，不能修改或删除。${all ? '查看个人信息、导出、登录也在其中。' : '这里只列出您本人的操作。'}`;
}

function Log({ search }: { search: AuditSearch }) {
  const navigate = useNavigate({ from: '/audit' });
  const find = (part: Part) => void navigate({ search: changed(search, part), replace: true });
  const filters = useAuditFilters();
  const { query, rows, more } = useAudit(search);
  const goesOn = rows?.length === 0 && more.has;
  return (
    <ListFrame
      noun="审计日志"
      columns={columns}
      rowKey={({ id }) => id}
      list={{ query, rows, more }}
      search={search}
      onFind={(part) => find('kind' in part ? { object: undefined, ...part } : part)}
      find="名称、文号、编号…"
      filters={filters}
      exportFile={() => auditApi.exportFile(search)}
      head={
        search.object ? (
          <div className="note row between">
            <span>只看一个对象的记录</span>
            <Button size="small" onClick={() => find({ object: undefined, kind: undefined })}>
              看全部
            </Button>
          </div>
        ) : null
      }
      empty={<Empty title="还没有记录">有人操作之后，这里就会出现记录。</Empty>}
      emptySoFar={
        goesOn ? (
          <Empty
            title="看过的记录中没有符合条件的"
            actions={
              <Button loading={more.busy} onClick={more.load}>
                {search.sort === 'at' ? '继续查找更晚的' : '继续查找更早的'}
              </Button>
            }
          />
        ) : undefined
      }
    />
  );
}
