import {
  AuditOutlined,
  BellOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  FormOutlined,
  HomeOutlined,
  IdcardOutlined,
  SettingOutlined,
  ShopOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { registerKinds } from '../registers/kinds.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { sectionOf } from './section.ts';

type Entry = {
  section: string;
  label: string;
  icon: ReactNode;
  to: string;
  /** Shown to whoever has any of these; to all where there is none. */
  rights?: readonly string[];
};

const register = (kind: keyof typeof registerKinds, icon: ReactNode, right: string): Entry => ({
  section: `registers/${kind}`,
  label: registerKinds[kind].title,
  icon,
  to: `/registers/${kind}`,
  rights: [right],
});

/** Every way that a menu offers, with the right that its page needs. */
const groups: { name?: string; entries: readonly Entry[] }[] = [
  {
    entries: [
      { section: '', label: '首页', icon: <HomeOutlined />, to: '/' },
      {
        section: 'draws',
        label: '双随机抽查',
        icon: <AuditOutlined />,
        to: '/draws',
        rights: ['draws:read'],
      },
      {
        section: 'province/draws',
        label: '各市抽查',
        icon: <AuditOutlined />,
        to: '/province/draws',
        rights: ['province:read'],
      },
    ],
  },
  {
    name: '政策落实',
    entries: [
      {
        section: 'measures',
        label: '通知与方案',
        icon: <FileDoneOutlined />,
        to: '/measures',
        rights: ['measures:read'],
      },
      {
        section: 'reports',
        label: '进展报送',
        icon: <FormOutlined />,
        to: '/reports',
        rights: ['reports:write', 'proofs:read'],
      },
      { section: 'chases', label: '督办', icon: <BellOutlined />, to: '/chases', rights: ['measures:read'] },
    ],
  },
  {
    name: '名录与清单',
    entries: [
      register('objects', <ShopOutlined />, 'rosters:read'),
      register('inspectors', <IdcardOutlined />, 'rosters:read'),
      register('items', <UnorderedListOutlined />, 'catalogue:read'),
    ],
  },
  {
    name: '管理',
    entries: [
      {
        section: 'audit',
        label: '审计日志',
        icon: <FileSearchOutlined />,
        to: '/audit',
        rights: ['audit:read'],
      },
      { section: 'settings', label: '系统设置', icon: <SettingOutlined />, to: '/settings/policy' },
    ],
  },
];

/** The sections that are open to the person who is signed in; that of the page is marked. */
export function Nav({ onNavigate }: { onNavigate?: () => void }) {
  const me = useMe();
  const here = useLocation({ select: ({ pathname }) => sectionOf(pathname) });
  const open = groups.map(({ name, entries }) => ({
    name,
    entries: entries.filter(({ rights }) => !rights || rights.some((right) => permits(me, right))),
  }));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: closes the drawer after a link inside was followed
    <nav className="nav" aria-label="主导航" onClick={onNavigate}>
      {open
        .filter(({ entries }) => entries.length > 0)
        .map(({ name, entries }) => (
          <Fragment key={name ?? ''}>
            {name ? <div className="nav-group">{name}</div> : null}
            {entries.map(({ section, label, icon, to }) => (
              <Link
                key={section}
                to={to}
                activeProps={{}}
                className={section === here ? 'active' : ''}
                aria-current={section === here ? ('page' as const) : undefined}
              >
                {icon}
                {label}
              </Link>
            ))}
          </Fragment>
        ))}
    </nav>
  );
}
