import './audit.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { auditApi } from '../api/audit.ts';
import type { AuditRecord } from '../api/types.ts';
import { useMe } from '../session/me.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Empty, ProblemView } from '../ui/page/Loading.tsx';
import { instant } from '../ui/show/format.ts';
import { AuditFilter } from './AuditFilter.tsx';
import { Changes } from './Changes.tsx';
import { Sentence } from './Sentence.tsx';
import { type AuditSearch, changed } from './search.ts';
import { useReadsAudit } from './Trail.tsx';
import { useAudit } from './useAudit.ts';

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
  { key: 'at', header: '时间', cell: ({ at }) => <span className="nowrap">{instant(at)}</span> },
];

const formats = [
  { key: 'xlsx', label: 'Excel 工作簿（.xlsx）' },
  { key: 'csv', label: '逗号分隔文件（.csv）' },
];

/** Who did what to what, and when; found by any of them, and taken along as a table. */
export function AuditPage() {
  const search = useSearch({ from: '/audit' });
  const reads = useReadsAudit();
  if (!reads) return <Empty title="您没有查看审计日志的权限">如需查看，请联系市级管理员。</Empty>;
  return (
    <div className="page">
      <PageHead title="审计日志" about={<About />} actions={<ExportMenu search={search} />} />
      <Log search={search} />
    </div>
  );
}

function About() {
  const { roles } = useMe();
  const all = roles.includes('city-admin') || roles.includes('auditor');
  return `与操作在同一事务中写入，不能修改或删除。${all ? '查看个人信息、导出、登录也在其中。' : '这里只列出您本人的操作。'}`;
}

function ExportMenu({ search }: { search: AuditSearch }) {
  const save = useAct((format: 'xlsx' | 'csv') => auditApi.exportFile(search, format));
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: formats, onClick: ({ key }) => save.run(key as 'xlsx' | 'csv') }}
    >
      <Button loading={save.busy}>导出所列记录</Button>
    </Dropdown>
  );
}

function Log({ search }: { search: AuditSearch }) {
  const navigate = useNavigate({ from: '/audit' });
  const query = useAudit(search);
  const records = query.data?.pages.flatMap((page) => page.items);
  const filtered = Object.keys(search).length > 0;
  const older = {
    has: query.hasNextPage,
    busy: query.isFetchingNextPage,
    load: () => void query.fetchNextPage(),
  };
  return (
    <section className="panel" aria-label="审计日志">
      <AuditFilter
        search={search}
        onFind={(part) => void navigate({ search: changed(search, part), replace: true })}
      />
      {query.error ? (
        <div className="body">
          <ProblemView error={query.error} onRetry={() => void query.refetch()} />
        </div>
      ) : (
        <DataTable
          label="审计日志"
          columns={columns}
          rows={records}
          rowKey={({ id }) => id}
          empty={
            older.has ? (
              <Empty
                title="较新的记录中没有符合条件的"
                actions={
                  <Button loading={older.busy} onClick={older.load}>
                    继续查找更早的
                  </Button>
                }
              />
            ) : (
              <Empty title={filtered ? '没有符合条件的记录' : '还没有记录'}>
                {filtered ? '放宽时间或去掉一个条件再试。' : '有人操作之后，这里就会出现记录。'}
              </Empty>
            )
          }
          more={older}
        />
      )}
    </section>
  );
}
