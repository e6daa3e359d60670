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
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { registerKinds } from '../registers/kinds.ts';
import { sectionOf } from './section.ts';

/** The console's sections; that of the page is marked, wherever the page's path lies. */
export function Nav({ onNavigate }: { onNavigate?: () => void }) {
  const here = useLocation({ select: ({ pathname }) => sectionOf(pathname) });
  const mark = (section: string) => ({
    activeProps: {},
    className: section === here ? 'active' : '',
    'aria-current': section === here ? ('page' as const) : undefined,
  });
  const register = (kind: keyof typeof registerKinds, icon: ReactNode) => (
    <Link to="/registers/$kind" params={{ kind }} {...mark(`registers/${kind}`)}>
      {icon}
      {registerKinds[kind].title}
    </Link>
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: closes the drawer after a link inside was followed
    <nav className="nav" aria-label="主导航" onClick={onNavigate}>
      <Link to="/" activeOptions={{ exact: true }} {...mark('')}>
        <HomeOutlined />
        首页
      </Link>
      <Link to="/draws" {...mark('draws')}>
        <AuditOutlined />
        双随机抽查
      </Link>
      <div className="nav-group">政策落实</div>
      <Link to="/measures" {...mark('measures')}>
        <FileDoneOutlined />
        通知与方案
      </Link>
      <Link to="/reports" {...mark('reports')}>
        <FormOutlined />
        进展报送
      </Link>
      <Link to="/chases" {...mark('chases')}>
        <BellOutlined />
        督办
      </Link>
      <div className="nav-group">名录与清单</div>
      {register('objects', <ShopOutlined />)}
      {register('inspectors', <IdcardOutlined />)}
      {register('items', <UnorderedListOutlined />)}
      <div className="nav-group">管理</div>
      <Link to="/settings/$tab" params={{ tab: 'policy' }} {...mark('settings')}>
        <SettingOutlined />
        系统设置
      </Link>
    </nav>
  );
}
