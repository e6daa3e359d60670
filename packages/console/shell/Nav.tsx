import {
  AuditOutlined,
  BellOutlined,
  FileDoneOutlined,
  FormOutlined,
  HomeOutlined,
  IdcardOutlined,
  SettingOutlined,
  ShopOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { registerKinds } from '../registers/kinds.ts';

/** The console's sections. */
export function Nav({ onNavigate }: { onNavigate?: () => void }) {
  const common = { activeProps: { className: 'active', 'aria-current': 'page' as const } };
  const register = (kind: string, icon: ReactNode) => (
    <Link
      to="/registers/$kind"
      params={{ kind }}
      activeOptions={{ exact: false, includeSearch: false }}
      {...common}
    >
      {icon}
      {registerKinds[kind as keyof typeof registerKinds].title}
    </Link>
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: closes the drawer after a link inside was followed
    <nav className="nav" aria-label="主导航" onClick={onNavigate}>
      <Link to="/" activeOptions={{ exact: true }} {...common}>
        <HomeOutlined />
        首页
      </Link>
      <Link to="/draws" activeOptions={{ exact: false, includeSearch: false }} {...common}>
        <AuditOutlined />
        双随机抽查
      </Link>
      <div className="nav-group">政策落实</div>
      <Link to="/measures" activeOptions={{ exact: false, includeSearch: false }} {...common}>
        <FileDoneOutlined />
        通知与方案
      </Link>
      <Link to="/reports" activeOptions={{ exact: false, includeSearch: false }} {...common}>
        <FormOutlined />
        进展报送
      </Link>
      <Link to="/chases" activeOptions={{ exact: false, includeSearch: false }} {...common}>
        <BellOutlined />
        督办
      </Link>
      <div className="nav-group">名录与清单</div>
      {register('objects', <ShopOutlined />)}
      {register('inspectors', <IdcardOutlined />)}
      {register('items', <UnorderedListOutlined />)}
      <div className="nav-group">管理</div>
      <Link to="/settings/$tab" params={{ tab: 'policy' }} activeOptions={{ exact: false }} {...common}>
        <SettingOutlined />
        系统设置
      </Link>
    </nav>
  );
}
