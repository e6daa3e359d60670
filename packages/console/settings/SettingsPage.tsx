import './settings.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TypesTab } from '../casetypes/TypesTab.tsx';
import { LightRulesTab } from '../measures/board/LightRulesTab.tsx';
import { ScoreRulesTab } from '../measures/league/ScoreRulesTab.tsx';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { SectionNav } from '../ui/page/SectionNav.tsx';
import { WitnessesTab } from '../witnesses/WitnessesTab.tsx';
import { AccountTab } from './AccountTab.tsx';
import { ClientsTab } from './ClientsTab.tsx';
import { CalendarTab } from './calendar/CalendarTab.tsx';
import { DepartmentsTab } from './DepartmentsTab.tsx';
import { NotifyTab } from './notifications/NotifyTab.tsx';
import { OutgoingTab } from './notifications/OutgoingTab.tsx';
import { PeopleTab } from './PeopleTab.tsx';
import { PolicyTab } from './PolicyTab.tsx';
import { PortalTab } from './PortalTab.tsx';
import { RolesTab } from './roles/RolesTab.tsx';
import { WebhooksTab } from './webhooks/WebhooksTab.tsx';

const parts: { key: string; label: string; right?: string; content: ReactNode }[] = [
  // A province draws nothing itself, and lets nobody above it look.
  { key: 'policy', label: '抽查规则', right: 'draws:read', content: <PolicyTab /> },
  { key: 'witnesses', label: '见证方', right: 'draws:read', content: <WitnessesTab /> },
  { key: 'calendar', label: '工作日历', right: 'tenancy:read', content: <CalendarTab /> },
  { key: 'departments', label: '部门', right: 'tenancy:read', content: <DepartmentsTab /> },
  { key: 'people', label: '人员账号', right: 'tenancy:read', content: <PeopleTab /> },
  { key: 'roles', label: '岗位与权限', right: 'tenancy:read', content: <RolesTab /> },
  { key: 'case-types', label: '事项类型', right: 'case-types:read', content: <TypesTab /> },
  { key: 'portal', label: '门户信息', right: 'tenancy:read', content: <PortalTab /> },
  { key: 'lights', label: '亮灯规则', right: 'measures:read', content: <LightRulesTab /> },
  { key: 'scores', label: '得分规则', right: 'measures:read', content: <ScoreRulesTab /> },
  { key: 'clients', label: '系统接口', right: 'tenancy:read', content: <ClientsTab /> },
  { key: 'hooks', label: '回调', right: 'measures:write', content: <WebhooksTab /> },
  { key: 'notifications', label: '通知设置', right: 'tenancy:read', content: <NotifyTab /> },
  { key: 'outgoing', label: '发件箱', right: 'tenancy:write', content: <OutgoingTab /> },
  { key: 'account', label: '我的权限与代办', content: <AccountTab /> },
];

/** The city's settings; who may only read sees them without buttons. */
export function SettingsPage() {
  const { tab } = useParams({ from: '/settings/$tab' });
  const me = useMe();
  const mine = parts.filter(({ right }) => right === undefined || permits(me, right));
  const shown = mine.find(({ key }) => key === tab) ?? mine[0];
  return (
    <div className="page">
      <PageHead title="系统设置" about={`${me.tenant.name}（${me.tenant.code}）`} />
      <SectionNav label="设置">
        {mine.map(({ key, label }) => (
          <Link
            key={key}
            to="/settings/$tab"
            params={{ tab: key }}
            replace
            className={key === shown?.key ? 'active' : ''}
          >
            {label}
          </Link>
        ))}
      </SectionNav>
      {shown?.content}
    </div>
  );
}
