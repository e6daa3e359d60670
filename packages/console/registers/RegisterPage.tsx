import './registers.css';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { registerApi } from '../api/lists/registers.ts';
import { useDeptName } from '../api/tenancy.ts';
import type { Column, Writes } from '../api/types.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { ofTotal, usePages } from '../ui/list/usePages.ts';
import { Loaded } from '../ui/page/Loading.tsx';
import { count } from '../ui/show/format.ts';
import { BulkSet } from './BulkSet.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { Conditions, FilterButton } from './Conditions.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { useColumns, useWrites } from './hooks.ts';
import { ImportDialog } from './import/ImportDialog.tsx';
import { KnownRegister } from './KnownRegister.tsx';
import { kindNamed, type RegisterKindName } from './kinds.ts';
import { NewRowDrawer } from './row/NewRowDrawer.tsx';
import { OwnPanel } from './row/OwnParts.tsx';
import { RowDrawer } from './row/RowDrawer.tsx';
import { type Find, NoRows, useRowParts } from './rowParts.tsx';
import type { RegisterSearch } from './search.ts';
import { useChosenFields } from './useChosenFields.ts';
import { ViewChooser } from './ViewChooser.tsx';
import { writesAny } from './writes.ts';

/** One register: search, filter, sort, read, change, import, export. */
export function RegisterPage() {
  const kind = useParams({ from: '/registers/$kind' }).kind as RegisterKindName;
  return (
    <KnownRegister kind={kind}>
      <OneRegister kind={kind} key={kind} />
    </KnownRegister>
  );
}

function OneRegister({ kind }: { kind: RegisterKindName }) {
  const columns = useColumns(kind);
  return (
    <div className="page">
      <Loaded query={columns} lines={8}>
        {(list) => <Register kind={kind} columns={list} />}
      </Loaded>
      {columns.data ? null : <PageHead title={kindNamed(kind).title} />}
    </div>
  );
}

const useRows = (kind: RegisterKindName, { q, sort, version, where }: RegisterSearch) =>
  usePages(['rows', kind, q, sort, where, version], (cursor, signal) =>
    registerApi(kindNamed(kind).base).list({ ...where, q, sort, version, limit: 50, cursor }, signal),
  );

function Register({ kind, columns }: { kind: RegisterKindName; columns: Column[] }) {
  const about = kindNamed(kind);
  const client = useQueryClient();
  const search = useSearch({ from: '/registers/$kind' });
  const navigate = useNavigate({ from: '/registers/$kind' });
  const [importing, setImporting] = useState(false);
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [fields, setFields] = useChosenFields(kind, columns);
  const list = useRows(kind, search);
  const first = list.query.data?.pages[0];
  const writes = useWrites(kind);
  const writable = writesAny(writes) && !search.version;
  const find: Find = (change) => {
    if ('q' in change || 'where' in change) setChosen(new Set());
    void navigate({ search: (old) => clean({ ...old, ...change }), replace: true });
  };
  // What is set in bulk is set in lists that are data.
  const sets = writable && kind.startsWith('list.');
  const parts = useRowParts({ kind, columns, fields, onFind: find });
  const changed = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === kind });
  return (
    <>
      <PageHead
        title={about.title}
        about={about.about}
        actions={
          <>
            <LinkButton to="/registers/$kind/versions" params={{ kind }}>
              {first?.version ? `第 ${first.version.number} 版 · 版本记录` : '版本记录'}
            </LinkButton>
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
      <ListFrame
        {...parts}
        choose={
          sets
            ? { chosen, label: (row) => String(row.name ?? row.id), may: () => true, onChange: setChosen }
            : undefined
        }
        noun={about.title}
        list={ofTotal(list, first?.total, about.unit)}
        search={search}
        onFind={find}
        find={about.search}
        tools={
          <>
            <FilterButton {...{ columns, search }} onFind={find} />
            <ColumnChooser columns={columns} fields={fields} onChange={setFields} />
            <ViewChooser
              {...{ kind, search, fields }}
              onChoose={({ search: { q, sort, where }, fields: shown }) => {
                setFields(shown.filter((field) => columns.some((one) => one.field === field)));
                find({ q, sort, where });
              }}
            />
            {sets ? (
              <BulkSet
                {...{ kind, search, chosen }}
                version={first?.version?.id}
                total={first?.total ?? 0}
                shown={list.rows?.length ?? 0}
                onChoose={setChosen}
              />
            ) : null}
            <output className="muted small grow num" aria-live="polite">
              {list.query.isFetching ? '查询中…' : first ? `共 ${count(first.total)} ${about.unit}` : ''}
            </output>
          </>
        }
        head={<Conditions {...{ columns, search }} onFind={find} />}
        empty={
          <NoRows
            kind={kind}
            filtered={search.q !== undefined || search.where !== undefined}
            onFind={find}
            onImport={writable ? () => setImporting(true) : undefined}
          />
        }
      />
      {search.version ? null : <OwnPanel kind={kind} />}
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
        : `您可以修改${header}为${whose}的${kindNamed(kind).noun}，其余只能查看。`}
    </p>
  );
}

function clean(search: { [key in keyof RegisterSearch]?: RegisterSearch[key] | undefined }): RegisterSearch {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(kept) as RegisterSearch;
}
