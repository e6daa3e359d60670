import {
  AlertOutlined,
  AuditOutlined,
  BarChartOutlined,
  BellOutlined,
  CarryOutOutlined,
  ClockCircleOutlined,
  ControlOutlined,
  DashboardOutlined,
  EyeOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  FolderOutlined,
  FormOutlined,
  HomeOutlined,
  IdcardOutlined,
  SafetyCertificateOutlined,
  ScanOutlined,
  SettingOutlined,
  ShopOutlined,
  SwapOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { Fragment, type ReactNode, useState } from 'react';
import type { Me } from '../api/types.ts';
import { hasCases, makesVisits, useCaseTypes, useInbox } from '../cases/queries.ts';
import { useMe } from '../session/me.tsx';
import { confirmsWitnesses, permits } from '../session/rights.ts';
import { useNarrow } from '../ui/page/useNarrow.ts';
import { type Section, sectionOf, sections } from './section.ts';

type Entry = {
  section: keyof typeof sections;
  icon: ReactNode;
  /** Shown to people who have any of these rights; to all where there is none. */
  rights?: readonly string[];
  /** Shown to those too for whom this holds. */
  also?: (me: Me) => boolean;
  /** A province has no such list of its own. */
  ofCities?: true;
};

/** Whether somebody sees the cases of the whole city, of any group. */
const seesAll = (me: Me): boolean =>
  Object.entries(me.reach).some(([right, scope]) => /^cases:.*:read$/.test(right) && scope === 'city');

/** Every way that a menu offers, with the right that its page needs. */
const groups: { name?: string; entries: readonly Entry[] }[] = [
  {
    entries: [
      { section: '', icon: <HomeOutlined /> },
      {
        section: 'inbox',
        icon: <CarryOutOutlined />,
        rights: ['draws:read'],
        also: (me) => hasCases(me) || confirmsWitnesses(me),
      },
      { section: 'visits', icon: <ScanOutlined />, rights: [], also: makesVisits },
      { section: 'overdue', icon: <ClockCircleOutlined />, rights: ['measures:write'], also: seesAll },
      { section: 'draws', icon: <AuditOutlined />, rights: ['draws:read'] },
      { section: 'inspections', icon: <BarChartOutlined />, rights: ['cases:inspection:read'] },
      { section: 'province/draws', icon: <AuditOutlined />, rights: ['province:read'] },
      { section: 'province/inspections', icon: <BarChartOutlined />, rights: ['province:read'] },
      { section: 'province/witnesses', icon: <EyeOutlined />, rights: ['province:read'] },
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
      {
        section: 'registers/items',
        icon: <UnorderedListOutlined />,
        rights: ['catalogue:read'],
        ofCities: true,
      },
      {
        section: 'registers/caps',
        icon: <UnorderedListOutlined />,
        rights: ['catalogue:write'],
        ofCities: true,
      },
      { section: 'lists', icon: <UnorderedListOutlined />, rights: ['catalogue:read'] },
      { section: 'levels', icon: <UnorderedListOutlined />, rights: ['catalogue:read'], ofCities: true },
      { section: 'province/levels', icon: <UnorderedListOutlined />, rights: ['province:read'] },
      {
        section: 'registers/access-grounds',
        icon: <UnorderedListOutlined />,
        rights: ['catalogue:write'],
        ofCities: true,
      },
      {
        section: 'registers/approval-items',
        icon: <UnorderedListOutlined />,
        rights: ['catalogue:write'],
        ofCities: true,
      },
      {
        section: 'registers/hotline-kinds',
        icon: <UnorderedListOutlined />,
        rights: ['catalogue:write'],
        ofCities: true,
      },
      {
        section: 'registers/award-clauses',
        icon: <UnorderedListOutlined />,
        rights: ['catalogue:write'],
        ofCities: true,
      },
    ],
  },
  {
    name: '信用监管',
    entries: [
      { section: 'credit/records', icon: <SafetyCertificateOutlined />, rights: ['credit:read'] },
      { section: 'credit/models', icon: <DashboardOutlined />, rights: ['catalogue:write'], ofCities: true },
      {
        section: 'registers/warning-rules',
        icon: <AlertOutlined />,
        rights: ['catalogue:write'],
        ofCities: true,
      },
      { section: 'credit/policy', icon: <ControlOutlined />, rights: ['catalogue:write'], ofCities: true },
    ],
  },
  {
    name: '管理',
    entries: [
      { section: 'exchange', icon: <SwapOutlined />, rights: ['exchange:read'], ofCities: true },
      { section: 'audit', icon: <FileSearchOutlined />, rights: ['audit:read'] },
      { section: 'settings', icon: <SettingOutlined /> },
    ],
  },
];

const isOpen = (me: Me, { rights, also, ofCities }: Entry): boolean =>
  !(ofCities && permits(me, 'province:read')) &&
  (!rights || rights.some((right) => permits(me, right)) || also?.(me) === true);

/** On a phone an inspector comes for the visits. */
const visitsFirst = <T extends { entries: readonly Entry[] }>(group: T): T => ({
  ...group,
  entries: [...group.entries].sort((a, b) => Number(b.section === 'visits') - Number(a.section === 'visits')),
});

/** The sections that are open to the person who is signed in; that of the page is marked. */
export function Nav({ onNavigate }: { onNavigate?: () => void }) {
  const me = useMe();
  const here = useLocation({ select: ({ pathname }) => sectionOf(pathname) });
  const [first, ...rest] = groups.map(({ name, entries }) => ({
    name,
    entries: entries.filter((entry) => isOpen(me, entry)),
  }));
  const isNarrow = useNarrow();
  const group = ({ name = '', entries }: { name?: string | undefined; entries: readonly Entry[] }) =>
    entries.length === 0 ? null : (
      <Fragment key={name}>
        {name ? <div className="nav-group">{name}</div> : null}
        {entries.map(({ section, icon }) => (
          <Link key={section} to={sections[section].to} {...marked(section, here)}>
            {icon}
            {sections[section].label}
            {section === 'inbox' ? <InboxCount /> : null}
          </Link>
        ))}
      </Fragment>
    );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: closes the drawer after a link inside was followed
    <nav className="nav" aria-label="主导航" onClick={onNavigate}>
      {group(isNarrow ? visitsFirst(first!) : first!)}
      <CaseEntries here={here} />
      {rest.map(group)}
    </nav>
  );
}

/** How many cases wait. */
function InboxCount() {
  const { data } = useInbox();
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  const text = data?.more ? `${count}+` : String(count);
  return (
    <span className="nav-count">
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">，{text} 件事项等您办理</span>
    </span>
  );
}

/** How a link says whether its section is that of the page. */
const marked = (section: Section, here: Section) => ({
  activeProps: {},
  className: section === here ? 'active' : '',
  'aria-current': section === here ? ('page' as const) : undefined,
});

/** With more types than this, only so many stand in the menu at first. */
const foldedTypes = 7;

/** The types of cases that concern the person who is signed in; of many the first, and all of them on demand. */
function CaseEntries({ here }: { here: Section }) {
  const types = useCaseTypes();
  const [isOpen, setOpen] = useState(false);
  if (types.length === 0) return null;
  const isLong = types.length > foldedTypes + 2;
  const shown = types.filter(
    ({ name }, i) => !isLong || isOpen || i < foldedTypes || here === `cases/${name}`,
  );
  return (
    <>
      <div className="nav-group">事项</div>
      {shown.map(({ name, title }) => (
        <Link key={name} to="/cases/$type" params={{ type: name }} {...marked(`cases/${name}`, here)}>
          <FolderOutlined />
          {title}
        </Link>
      ))}
      {isLong ? (
        <button
          type="button"
          className="plain nav-more"
          aria-expanded={isOpen}
          onClick={(event) => {
            // The drawer stays: nobody has gone anywhere.
            event.stopPropagation();
            setOpen(!isOpen);
          }}
        >
          {isOpen ? '收起' : `全部 ${types.length} 类事项`}
        </button>
      ) : null}
    </>
  );
}
