import { divisionName } from '@mingcha/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type CSSProperties, useState } from 'react';
import { tenancyApi, useDepartments, useDeptName } from '../api/tenancy.ts';
import type { Department } from '../api/types.ts';
import { TrailButton } from '../audit/Trail.tsx';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { useAct } from '../ui/act/useAct.ts';
import { useAsk } from '../ui/act/useAsk.tsx';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { Empty } from '../ui/page/Loading.tsx';
import { DepartmentDialog } from './DepartmentDialog.tsx';
import { inTreeOrder, type Placed } from './departmentTree.ts';
import type { Editing } from './EditDialog.tsx';
import { NameCell } from './NameCell.tsx';
import { departmentKinds } from './words.ts';

/** The city's departments. */
export function DepartmentsTab() {
  const writable = permits(useMe(), 'tenancy:write');
  const client = useQueryClient();
  const query = useDepartments();
  const deptName = useDeptName();
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
      header: '名称',
      cell: ({ level, ...one }) => (
        <span className="in-tree" style={{ '--level': level } as CSSProperties}>
          <NameCell name={one.name} onEdit={writable ? () => setEditing(one) : undefined} />
          {one.parent ? <span className="muted small">上级：{deptName(one.parent)}</span> : null}
        </span>
      ),
    },
    { key: 'short', header: '简称', cell: (one) => one.short },
    { key: 'id', header: '编号', cell: (one) => <span className="mono">{one.id}</span> },
    { key: 'division', header: '区划', cell: (one) => divisionName(one.division) },
    { key: 'kind', header: '类别', cell: (one) => departmentKinds[one.kind] },
    { key: 'aliases', header: '别名', cell: (one) => one.aliases.join('、') },
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
      noun="部门"
      rowKey={({ id }) => id}
      title="部门"
      about="名录导入时，名称、简称与别名都会认作同一个部门。上下级决定“本部门及下级”的数据范围。"
      actions={writable ? <Button onClick={() => setEditing('new')}>新增部门</Button> : null}
      columns={columns}
      list={{ query, rows: query.data && inTreeOrder(query.data) }}
      empty={<Empty title="还没有部门">先新增牵头和参与抽查的部门。</Empty>}
    >
      <DepartmentDialog editing={editing} onClose={() => setEditing(undefined)} onSaved={changed} />
    </ListFrame>
  );
}
