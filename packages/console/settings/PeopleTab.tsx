import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { tenancyApi, useDeptName, useRoleName, useRoles } from '../api/tenancy.ts';
import type { Person } from '../api/types.ts';
import { TrailButton } from '../audit/Trail.tsx';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { SheetDialog } from '../sheets/SheetDialog.tsx';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import type { ListFilter } from '../ui/list/FilterControl.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { usePages } from '../ui/list/usePages.ts';
import { Empty } from '../ui/page/Loading.tsx';
import type { Editing } from './EditDialog.tsx';
import { HandoverDialog } from './HandoverDialog.tsx';
import { NameCell } from './NameCell.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { useSettingsSearch } from './useSettingsSearch.ts';

const status: ListFilter = {
  name: 'status',
  noun: '状态',
  all: '全部状态',
  options: [
    { value: 'active', label: '可登录' },
    { value: 'disabled', label: '已停用' },
  ],
};
const dept: ListFilter = { name: 'dept', noun: '部门', as: 'dept', all: '全部部门' };

/** Who may sign in. */
export function PeopleTab() {
  const writable = permits(useMe(), 'tenancy:write');
  const deptName = useDeptName();
  const roleName = useRoleName();
  const client = useQueryClient();
  const [editing, setEditing] = useState<Editing<Person>>();
  const [importing, setImporting] = useState(false);
  const [leaving, setLeaving] = useState<Person>();
  const finding = useSettingsSearch();
  const { search } = finding;
  const roles = useRoles();
  const list = usePages(['people', 'list', search], (cursor) =>
    tenancyApi.people({ ...search, limit: 50, cursor }),
  );
  const columns: TableColumn<Person>[] = [
    {
      key: 'name',
      sort: 'name',
      header: '姓名',
      cell: (one) => <NameCell name={one.name} onEdit={writable ? () => setEditing(one) : undefined} />,
    },
    {
      key: 'login',
      sort: 'login',
      header: '登录名',
      cell: (one) => <span className="mono">{one.login}</span>,
    },
    {
      key: 'roles',
      sort: 'roles',
      header: '岗位',
      cell: (one) => one.roles.map(roleName).join('、'),
    },
    { key: 'dept', sort: 'dept', header: '部门', cell: (one) => (one.dept ? deptName(one.dept) : null) },
    {
      key: 'status',
      sort: 'status',
      header: '状态',
      cell: (one) => (one.status === 'active' ? '可登录' : <span className="chip warn">已停用</span>),
    },
    {
      key: 'trail',
      header: '操作',
      cell: (one) => (
        <span className="row tight">
          {writable ? (
            <Button size="small" aria-label={`移交${one.name}的工作`} onClick={() => setLeaving(one)}>
              移交
            </Button>
          ) : null}
          <TrailButton kind="person" id={one.id} name={one.name} />
        </span>
      ),
    },
  ];
  return (
    <ListFrame
      {...finding}
      noun="人员"
      find="姓名、登录名"
      filters={[
        status,
        {
          name: 'role',
          noun: '岗位',
          all: '全部岗位',
          options: roles
            .filter(({ forPeople }) => forPeople)
            .map(({ id, name }) => ({ value: id, label: name })),
        },
        dept,
      ]}
      exportFile={() => tenancyApi.exportPeople(search)}
      rowKey={({ id }) => id}
      title="人员账号"
      about="谁可以登录、以什么岗位登录。改岗、停用和删除最迟 5 秒内生效，已经登录的也一样；审计日志仍保留。"
      actions={
        writable ? (
          <>
            <Button onClick={() => setImporting(true)}>导入</Button>
            <Button onClick={() => setEditing('new')}>新增人员</Button>
          </>
        ) : null
      }
      columns={columns}
      list={list}
      empty={<Empty title="还没有人员账号" />}
    >
      <PersonDialog
        editing={editing}
        onClose={() => setEditing(undefined)}
        onSaved={() => {
          void client.invalidateQueries({ queryKey: ['people'] });
          void client.invalidateQueries({ queryKey: ['me'] });
        }}
      />
      <SheetDialog
        base="/v1/people"
        noun="人员账号"
        open={importing}
        onClose={() => setImporting(false)}
        onAdded={() => void client.invalidateQueries({ queryKey: ['people'] })}
      />
      <HandoverDialog person={leaving} onClose={() => setLeaving(undefined)} />
    </ListFrame>
  );
}
