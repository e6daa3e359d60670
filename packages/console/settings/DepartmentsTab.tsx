import { divisionName } from '@mingcha/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type CSSProperties, useState } from 'react';
import { tenancyApi, useDepartments, useDeptName } from '../api/tenancy.ts';
import type { Department } from '../api/types.ts';
import { TrailButton } from '../audit/Trail.tsx';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { SheetDialog } from '../sheets/SheetDialog.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { useAsk } from '../ui/act/useAsk.tsx';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import type { ListFilter } from '../ui/list/FilterControl.tsx';
import { type Listed, ListFrame } from '../ui/list/ListFrame.tsx';
import { usePages } from '../ui/list/usePages.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { DepartmentDialog } from './DepartmentDialog.tsx';
import { inTreeOrder, type Placed } from './departmentTree.ts';
import type { Editing } from './EditDialog.tsx';
import { NameCell } from './NameCell.tsx';
import { useSettingsSearch } from './useSettingsSearch.ts';
import { departmentKinds } from './words.ts';

const kind: ListFilter = {
  name: 'kind',
  noun: '类别',
  all: '全部类别',
  options: Object.entries(departmentKinds).map(([value, label]) => ({ value, label })),
};

/** The city's departments: as a tree, or found and sorted. */
export function DepartmentsTab() {
  const writable = permits(useMe(), 'tenancy:write');
  const client = useQueryClient();
  const finding = useSettingsSearch();
  const { search } = finding;
  const found = Object.keys(search).length > 0;
  const all = useDepartments();
  const pages = usePages(
    ['departments', 'found', search],
    (cursor) => tenancyApi.foundDepartments({ ...search, limit: 50, cursor }),
    { enabled: found },
  );
  // The tree stays until what is searched for is there: the focus would be lost with its table.
  const list: Listed<Placed> = found
    ? { ...pages, rows: (pages.rows ?? all.data)?.map((one) => ({ ...one, level: 0 })) }
    : { query: all, rows: all.data && inTreeOrder(all.data) };
  const deptName = useDeptName();
  const [importing, setImporting] = useState(false);
  const [editing, setEditing] = useState<Editing<Department>>();
  const changed = () => void client.invalidateQueries({ queryKey: ['departments'] });
  const remove = useAct(
    async (id: string) => {
      const { etag } = await tenancyApi.department(id);
      await tenancyApi.removeDepartment(id, etag);
    },
    { done: '部门已删除', onDone: changed },
  );
  const askRemove = useAsk(remove);
  const ask = ({ id, name }: Department) =>
    askRemove(id, {
      title: `删除${name}？`,
      content: '已有的名录与抽查记录中仍保留它的编号。还有人员账号、系统接口或下级部门属于它时不能删除。',
      okText: '删除',
      danger: true,
    });
  const columns: TableColumn<Placed>[] = [
    {
      key: 'name',
      sort: 'name',
      header: '名称',
      cell: ({ level, ...one }) => (
        <span className="in-tree" style={{ '--level': level } as CSSProperties}>
          <NameCell name={one.name} onEdit={writable ? () => setEditing(one) : undefined} />
          {one.parent ? <span className="muted small">上级：{deptName(one.parent)}</span> : null}
        </span>
      ),
    },
    { key: 'short', sort: 'short', header: '简称', cell: (one) => one.short },
    { key: 'id', sort: 'id', header: '编号', cell: (one) => <span className="mono">{one.id}</span> },
    { key: 'division', sort: 'division', header: '区划', cell: (one) => divisionName(one.division) },
    { key: 'kind', sort: 'kind', header: '类别', cell: (one) => departmentKinds[one.kind] },
    { key: 'aliases', sort: 'aliases', header: '别名', cell: (one) => one.aliases.join('、') },
    {
      key: 'act',
      header: '操作',
      cell: (one) => (
        <span className="row">
          <TrailButton kind="department" id={one.id} name={one.name} />
          {writable ? (
            <Button size="small" aria-label={`删除${one.name}`} onClick={() => ask(one)}>
              删除
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  return (
    <ListFrame
      {...finding}
      noun="部门"
      find="名称、简称、编号、别名"
      filters={[kind]}
      exportFile={() => tenancyApi.exportDepartments(search)}
      rowKey={({ id }) => id}
      title="部门"
      about="名录导入时，名称、简称与别名都会认作同一个部门。上下级决定“本部门及下级”的数据范围。"
      actions={
        writable ? (
          <>
            <Button onClick={() => setImporting(true)}>导入</Button>
            <Button onClick={() => setEditing('new')}>新增部门</Button>
          </>
        ) : null
      }
      columns={columns}
      list={list}
      empty={<Empty title="还没有部门">先新增牵头和参与抽查的部门。</Empty>}
    >
      <SheetDialog
        base="/v1/departments"
        noun="部门"
        open={importing}
        onClose={() => setImporting(false)}
        onAdded={changed}
      />
      <DepartmentDialog editing={editing} onClose={() => setEditing(undefined)} onSaved={changed} />
    </ListFrame>
  );
}
