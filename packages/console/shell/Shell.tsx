import { LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { Link, Outlet } from '@tanstack/react-router';
import { Button, Drawer, Tooltip } from 'antd';
import { useState } from 'react';
import mark from '../mark.svg';
import { Bell } from '../notifications/Bell.tsx';
import { useSigned } from '../session/me.tsx';
import { roleText } from '../session/rights.ts';
import { HelpLink } from './HelpLink.tsx';
import { Nav } from './Nav.tsx';
import { useLeave } from './useLeave.ts';

/** The frame of every page: navigation at the side, or behind a button on a narrow screen. */
export function Shell() {
  const { me } = useSigned();
  const [open, setOpen] = useState(false);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <aside className="side">
        <div className="side-head">
          <Brand city={me.tenant.name} />
          <Bell />
          <HelpLink />
        </div>
        <Nav />
        <Whoami />
      </aside>
      <header className="topbar">
        <Button type="text" icon={<MenuOutlined />} aria-label="打开导航" onClick={() => setOpen(true)} />
        <strong>明察 · {me.tenant.name}</strong>
        <Bell />
        <HelpLink />
      </header>
      <Drawer
        title="导航"
        placement="left"
        size={272}
        open={open}
        onClose={() => setOpen(false)}
        styles={{ body: { padding: 12 } }}
      >
        <div className="side in-drawer">
          <Nav onNavigate={() => setOpen(false)} />
          <Whoami />
        </div>
      </Drawer>
      <main className="main" id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function Brand({ city }: { city: string }) {
  return (
    <Link to="/" className="brand">
      <img src={mark} alt="" />
      <div>
        <strong>明察</strong>
        <span>{city}</span>
      </div>
    </Link>
  );
}

function Whoami() {
  const { me } = useSigned();
  const leave = useLeave();
  return (
    <div className="whoami">
      <div>
        <strong>{me.name}</strong>
        <span className="role" title={roleText(me)}>
          {roleText(me)}
        </span>
      </div>
      <Tooltip title="退出登录">
        <Button type="text" icon={<LogoutOutlined />} aria-label="退出登录" onClick={() => void leave()} />
      </Tooltip>
    </div>
  );
}
