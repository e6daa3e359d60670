import './settings.css';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { AccountTab } from './AccountTab.tsx';
import { AuditTab } from './AuditTab.tsx';
import { ClientsTab } from './ClientsTab.tsx';
import { DepartmentsTab } from './DepartmentsTab.tsx';
import { PeopleTab } from './PeopleTab.tsx';
import { PolicyTab } from './PolicyTab.tsx';

/** The city's settings; who may only read sees them without buttons. */
export function SettingsPage() {
  const { tab } = useParams({ from: '/settings/$tab' });
  const navigate = useNavigate();
  const me = useMe();
  const reads = permits(me, 'tenancy:read');
  const items = [
    { key: 'policy', label: '抽查规则', children: <PolicyTab />, shown: reads },
    { key: 'departments', label: '部门', children: <DepartmentsTab />, shown: reads },
    { key: 'people', label: '人员账号', children: <PeopleTab />, shown: reads },
    { key: 'clients', label: '系统接口', children: <ClientsTab />, shown: reads },
    { key: 'audit', label: '操作留痕', children: <AuditTab />, shown: permits(me, 'proofs:read') },
    { key: 'account', label: '我的权限', children: <AccountTab />, shown: true },
  ].filter(({ shown }) => shown);
  return (
    <div className="page">
      <PageHead title="系统设置" about={`${me.tenant.name}（${me.tenant.code}）`} />
      <Tabs
        activeKey={items.some(({ key }) => key === tab) ? tab : 'account'}
        items={items.map(({ shown: _, ...item }) => item)}
        destroyOnHidden
        onChange={(next) => void navigate({ to: '/settings/$tab', params: { tab: next }, replace: true })}
      />
    </div>
  );
}
