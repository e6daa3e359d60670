import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { tenancyApi } from '../../api/tenancy.ts';
import type { Role } from '../../api/types.ts';
import { TrailButton } from '../../audit/Trail.tsx';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { wholeList } from '../../ui/list/whole.ts';
import { NameCell } from '../NameCell.tsx';
import { useSettingsSearch } from '../useSettingsSearch.ts';
import { PeopleOfRole } from './PeopleOfRole.tsx';
import { useRoleList } from './queries.ts';
import { RightsMatrix } from './RightsMatrix.tsx';
import { RoleDialog, type RoleEditing } from './RoleDialog.tsx';

const originOf = ({ shipped }: Role): string => (shipped ? '系统自带' : '本地区自设');

/** Who may do what: the roles, their people, and what each may do. */
export function RolesTab() {
  const writable = permits(useMe(), 'roles:write');
  const client = useQueryClient();
  const query = useRoleList();
  const [editing, setEditing] = useState<RoleEditing>();
  const [peopleOf, setPeopleOf] = useState<Role>();
  const changed = () => {
    for (const key of ['roles', 'me']) void client.invalidateQueries({ queryKey: [key] });
  };
  const remove = useAct(async (id: string) => tenancyApi.removeRole(id, (await tenancyApi.role(id)).etag), {
    done: '岗位已删除',
    onDone: changed,
  });
  const askRemove = useAsk(remove);
  const ask = ({ id, name }: Role) =>
    askRemove(id, {
      title: `删除岗位“${name}”？`,
      content: '还有人员账号或系统接口使用它时不能删除。',
      okText: '删除',
      danger: true,
    });
  const own = (role: Role) => writable && !role.shipped;
  const columns: TableColumn<Role>[] = [
    {
      key: 'name',
      header: '岗位',
      cell: (one) => (
        <NameCell name={one.name} onEdit={own(one) ? () => setEditing({ change: one }) : undefined} />
      ),
      value: (one) => one.name,
    },
    { key: 'shipped', header: '来源', cell: originOf, value: originOf },
    {
      key: 'people',
      header: '人员',
      cell: (one) =>
        one.people > 0 ? (
          <button
            type="button"
            className="plain row-link"
            aria-label={`${one.people} 人：${one.name}`}
            onClick={() => setPeopleOf(one)}
          >
            {one.people} 人
          </button>
        ) : one.forPeople ? (
          '0 人'
        ) : (
          '限系统接口'
        ),
      value: (one) => one.people,
    },
    { key: 'clients', header: '系统接口', cell: (one) => `${one.clients} 个`, value: (one) => one.clients },
    {
      key: 'rights',
      header: '权限',
      cell: (one) => `${one.rights.length} 项`,
      value: (one) => one.rights.length,
    },
    {
      key: 'act',
      header: '操作',
      cell: (one) => (
        <span className="row">
          {one.shipped ? null : <TrailButton kind="role" id={one.id} name={one.name} />}
          {writable ? (
            <Button size="small" aria-label={`复制${one.name}`} onClick={() => setEditing({ copy: one })}>
              复制
            </Button>
          ) : null}
          {own(one) ? (
            <Button size="small" aria-label={`删除${one.name}`} onClick={() => ask(one)}>
              删除
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  const finding = useSettingsSearch();
  const { search } = finding;
  const whole = wholeList({ query, rows: query.data, columns, search, file: '岗位' });
  return (
    <div className="stack">
      <ListFrame
        {...whole}
        {...finding}
        noun="岗位"
        find="名称"
        rowKey={({ id }) => id}
        title="岗位与权限"
        about="岗位决定能做什么、做到多大范围。系统自带的岗位不能修改，可以复制后调整；修改最迟 5 秒内生效。"
        actions={writable ? <Button onClick={() => setEditing('new')}>新增岗位</Button> : null}
        empty={null}
      >
        <RoleDialog editing={editing} onClose={() => setEditing(undefined)} onSaved={changed} />
        <PeopleOfRole role={peopleOf} onClose={() => setPeopleOf(undefined)} />
      </ListFrame>
      {query.data ? <RightsMatrix roles={query.data} /> : null}
    </div>
  );
}
