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
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { sectionOf, sections } from './section.ts';

type Entry = {
  section: keyof typeof sections;
  icon: ReactNode;
  /** Shown to people who have any of these rights; to all where there is none. */
  rights?: readonly string[];
};

/** Every way that a menu offers, with the right that its page needs. */
const groups: { name?: string; entries: readonly Entry[] }[] = [
  {
    entries: [
      { section: '', icon: <HomeOutlined /> },
      { section: 'draws', icon: <AuditOutlined />, rights: ['draws:read'] },
      { section: 'province/draws', icon: <AuditOutlined />, rights: ['province:read'] },
    ],
  },
  {
    name: '政策落实',
    entries: [
      { section: 'measures', icon: <FileDoneOutlined />, rights: ['measures:read'] },
      { section: 'reports', icon: <FormOutlined />, rights: ['reports:write', 'proofs:read'] },
      { section: 'chases', icon: <BellOutlined />, rights: ['measures:read'] },
    ],
  },
  {
    name: '名录与清单',
    entries: [
      { section: 'registers/objects', icon: <ShopOutlined />, rights: ['rosters:read'] },
      { section: 'registers/inspectors', icon: <IdcardOutlined />, rights: ['rosters:read'] },
      { section: 'registers/items', icon: <UnorderedListOutlined />, rights: ['catalogue:read'] },
    ],
  },
  {
    name: '管理',
    entries: [
      { section: 'audit', icon: <FileSearchOutlined />, rights: ['audit:read'] },
      { section: 'settings', icon: <SettingOutlined /> },
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
            {entries.map(({ section, icon }) => (
              <Link
                key={section}
                to={sections[section].to}
                activeProps={{}}
                className={section === here ? 'active' : ''}
                aria-current={section === here ? ('page' as const) : undefined}
              >
                {icon}
                {sections[section].label}
              </Link>
            ))}
          </Fragment>
        ))}
    </nav>
  );
}
