import './registers.css';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { registerApi } from '../api/registers.ts';
import { useDeptName } from '../api/tenancy.ts';
import type { Column, Writes } from '../api/types.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { Loaded, ProblemView } from '../ui/page/Loading.tsx';
import { count } from '../ui/show/format.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { useColumns, useWrites } from './hooks.ts';
import { ImportDialog } from './import/ImportDialog.tsx';
import { type RegisterKindName, registerKinds } from './kinds.ts';
import { type Find, RowTable } from './RowTable.tsx';
import { NewRowDrawer } from './row/NewRowDrawer.tsx';
import { RowDrawer } from './row/RowDrawer.tsx';
import type { RegisterSearch } from './search.ts';
import { Toolbar } from './Toolbar.tsx';
import { useChosenFields } from './useChosenFields.ts';
import { writesAny } from './writes.ts';

/** One register: search, filter, sort, read, change, import, export. */
export function RegisterPage() {
  const kind = useParams({ from: '/registers/$kind' }).kind as RegisterKindName;
  const about = registerKinds[kind];
  const columns = useColumns(kind);
  return (
    <div className="page" key={kind}>
      <Loaded query={columns} lines={8}>
        {(list) => <Register kind={kind} columns={list} />}
      </Loaded>
      {columns.data ? null : <PageHead title={about.title} />}
    </div>
  );
}

function useRows(kind: RegisterKindName, search: RegisterSearch) {
  const api = registerApi(registerKinds[kind].base);
  return useInfiniteQuery({
    queryKey: ['rows', kind, search.q, search.sort, search.where, search.version],
    queryFn: ({ pageParam, signal }) => {
      const { q, sort, version, where } = search;
      return api.list({ ...where, q, sort, version, limit: 50, cursor: pageParam }, signal);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous) => previous,
  });
}

function Register({ kind, columns }: { kind: RegisterKindName; columns: Column[] }) {
  const about = registerKinds[kind];
  const client = useQueryClient();
  const search = useSearch({ from: '/registers/$kind' });
  const navigate = useNavigate({ from: '/registers/$kind' });
  const [importing, setImporting] = useState(false);
  const [adding, setAdding] = useState(false);
  const [fields, setFields] = useChosenFields(kind, columns);
  const rows = useRows(kind, search);
  const first = rows.data?.pages[0];
  const list = rows.data?.pages.flatMap((page) => page.items);
  const writes = useWrites(kind);
  const writable = writesAny(writes) && !search.version;
  const find: Find = (change) =>
    void navigate({ search: (old) => clean({ ...old, ...change }), replace: true });
  const changed = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === kind });
  return (
    <>
      <PageHead
        title={about.title}
        about={about.about}
        actions={
          <>
            <Link to="/registers/$kind/versions" params={{ kind }}>
              <Button>{first?.version ? `第 ${first.version.number} 版 · 版本记录` : '版本记录'}</Button>
            </Link>
            <ExportMenu kind={kind} version={search.version} />
            {writable ? <Button onClick={() => setImporting(true)}>导入</Button> : null}
            {writable ? (
              <Button type="primary" onClick={() => setAdding(true)}>
                新增
              </Button>
            ) : null}
          </>
        }
      />
      {writes.rows === 'own' && !search.version ? <OwnRows kind={kind} writes={writes} /> : null}
      {search.version && first?.version ? (
        <div className="note warn row between">
          <span>正在查看旧版本：第 {first.version.number} 版，只读。</span>
          <Button size="small" onClick={() => find({ version: undefined })}>
            回到当前版本
          </Button>
        </div>
      ) : null}
      <section className="panel" aria-label={`${about.title}列表`}>
        <Toolbar
          {...{ kind, columns, search, fields, setFields }}
          total={first?.total}
          busy={rows.isFetching}
          onFind={find}
        />
        {rows.error ? (
          <div className="body">
            <ProblemView error={rows.error} onRetry={() => void rows.refetch()} />
          </div>
        ) : (
          <RowTable
            {...{ kind, columns, fields, search }}
            rows={list}
            onFind={find}
            onImport={writable ? () => setImporting(true) : undefined}
            more={{
              has: rows.hasNextPage,
              busy: rows.isFetchingNextPage,
              load: () => void rows.fetchNextPage(),
              note: `已显示 ${count(list?.length ?? 0)} / ${count(first?.total ?? 0)} ${about.unit}`,
            }}
          />
        )}
      </section>
      <RowDrawer
        {...{ kind, columns }}
        id={search.row}
        version={search.version}
        onClose={() => find({ row: undefined })}
      />
      <NewRowDrawer
        {...{ kind, columns }}
        open={adding}
        onClose={() => setAdding(false)}
        onCreated={(row) => {
          setAdding(false);
          void changed();
          find({ row });
        }}
      />
      <ImportDialog
        kind={kind}
        job={search.job}
        open={importing || search.job !== undefined}
        onClose={() => {
          setImporting(false);
          find({ job: undefined });
        }}
        onImported={() => void changed()}
      />
    </>
  );
}

/** Says to a department which rows it may write, so that it understands why buttons are missing. */
function OwnRows({ kind, writes: { field, depts = [] } }: { kind: RegisterKindName; writes: Writes }) {
  const header = useColumns(kind).data?.find((column) => column.field === field)?.header;
  const deptName = useDeptName();
  const names = depts.slice(0, 3).map(deptName).join('、');
  const whose = depts.length > 3 ? `${names}等 ${depts.length} 个部门` : names;
  return (
    <p className="muted">
      {depts.length === 0
        ? '您的账号没有所属部门，只能查看；需要修改的，请联系市级管理员为账号设置部门。'
        : `您可以修改${header}为${whose}的${registerKinds[kind].noun}，其余只能查看。`}
    </p>
  );
}

function clean(search: { [key in keyof RegisterSearch]?: RegisterSearch[key] | undefined }): RegisterSearch {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(kept) as RegisterSearch;
}
