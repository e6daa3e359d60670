import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { tenancyApi, useDeptName, useRoleName } from '../api/tenancy.ts';
import type { Client } from '../api/types.ts';
import { TrailButton } from '../audit/Trail.tsx';
import { useRightName } from '../cases/groups.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { useAct } from '../ui/act/useAct.ts';
import { useAsk } from '../ui/act/useAsk.tsx';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { wholeList } from '../ui/list/whole.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { instant } from '../ui/show/format.ts';
import { ClientDialog } from './ClientDialog.tsx';
import { useSettingsSearch } from './useSettingsSearch.ts';

/** Machines that may call the API. */
export function ClientsTab() {
  const writable = permits(useMe(), 'tenancy:write');
  const deptName = useDeptName();
  const roleName = useRoleName();
  const rightName = useRightName();
  const client = useQueryClient();
  const [adding, setAdding] = useState<'new'>();
  const query = useQuery({ queryKey: ['clients'], queryFn: tenancyApi.clients });
  const changed = () => void client.invalidateQueries({ queryKey: ['clients'] });
  const remove = useAct((id: string) => tenancyApi.removeClient(id), { done: '接口已停用', onDone: changed });
  const askRemove = useAsk(remove);
  const ask = ({ id, name }: Client) =>
    askRemove(id, {
      title: `停用“${name}”？`,
      content: '它的密钥不能再换取令牌，已取得的令牌最迟 5 秒内失效。停用后不能恢复，需要时另建一个。',
      okText: '停用',
      danger: true,
    });
  const finding = useSettingsSearch();
  const whoOf = ({ role, dept }: Client) =>
    [roleName(role), dept ? deptName(dept) : ''].filter(Boolean).join(' · ');
  const columns: TableColumn<Client>[] = [
    { key: 'name', header: '名称', cell: (one) => one.name, value: (one) => one.name },
    {
      key: 'id',
      header: '客户端编号',
      cell: (one) => <span className="mono small">{one.id}</span>,
      value: (one) => one.id,
    },
    {
      key: 'role',
      header: '岗位与部门',
      cell: whoOf,
      value: whoOf,
    },
    {
      key: 'scopes',
      header: '权限',
      cell: (one) => (
        <span className="chips">
          {one.scopes.map((scope) => (
            <span key={scope} className="chip" title={scope}>
              {rightName(scope)}
            </span>
          ))}
        </span>
      ),
      value: (one) => one.scopes.map(rightName).join('、'),
    },
    {
      key: 'at',
      header: '建立',
      cell: (one) => <span className="nowrap">{instant(one.createdAt)}</span>,
      value: (one) => instant(one.createdAt),
    },
    {
      key: 'act',
      header: '操作',
      cell: (one) => (
        <span className="row">
          <TrailButton kind="client" id={one.id} name={one.name} />
          {writable ? (
            <Button size="small" aria-label={`停用${one.name}`} onClick={() => ask(one)}>
              停用
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  const { search } = finding;
  const whole = wholeList({ query, rows: query.data?.items, columns, search, file: '系统接口' });
  return (
    <ListFrame
      {...whole}
      {...finding}
      noun="系统接口"
      find="名称、编号、岗位、部门"
      rowKey={({ id }) => id}
      title="系统接口"
      about={
        <>
          部门系统用客户端编号与密钥取得令牌，在所给权限内调用接口。接口说明见 <a href="/docs/">接口文档</a>。
        </>
      }
      actions={writable ? <Button onClick={() => setAdding('new')}>新增接口</Button> : null}
      empty={<Empty title="还没有系统接口">部门系统对接时在这里建立。</Empty>}
    >
      <ClientDialog editing={adding} onClose={() => setAdding(undefined)} onSaved={changed} />
    </ListFrame>
  );
}
