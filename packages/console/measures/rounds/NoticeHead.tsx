import './rounds.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { SectionNav } from '../../ui/page/SectionNav.tsx';
import { useNotice } from './queries.ts';

interface NoticeHeadProps {
  id: string;
  title: string;
  about?: ReactNode;
  actions?: ReactNode;
}

const parts = [
  { to: '/measures/$id', label: '台账' },
  { to: '/measures/$id/rounds', label: '报送轮次' },
  { to: '/measures/$id/league', label: '得分' },
  { to: '/measures/$id/boards', label: '红黑榜' },
  { to: '/measures/$id/briefings', label: '通报' },
  { to: '/measures/$id/lineage', label: '上下衔接' },
  { to: '/province/coverage/$id', label: '各市承接' },
  { to: '/measures/$id/settings', label: '规则与公开' },
] as const;

/** The head of a page about one notice: which notice it is, and the ways to its other pages. */
export function NoticeHead({ id, title, about, actions }: NoticeHeadProps) {
  const notice = useNotice(id).data;
  return (
    <>
      <PageHead
        title={title}
        crumb={
          <span className="row">
            <Link to="/measures">← 通知与方案</Link>
            {notice ? <span>{`${notice.docNo} ${notice.title}`}</span> : null}
          </span>
        }
        about={about}
        actions={actions}
      />
      <NoticeNav id={id} />
    </>
  );
}

/** The head of a page about a notice as a whole, under the notice's own title. */
export function NoticeTop({ id, title, about }: Omit<NoticeHeadProps, 'actions'>) {
  return (
    <>
      <PageHead title={title} crumb={<Link to="/measures">← 通知与方案</Link>} about={about} />
      <NoticeNav id={id} />
    </>
  );
}

/** The ways between the pages of one notice. */
function NoticeNav({ id }: { id: string }) {
  // a city looks up to its province's plan, a province down to its cities'
  const hidden = permits(useMe(), 'province:read') ? '/measures/$id/lineage' : '/province/coverage/$id';
  return (
    <SectionNav label="通知的各页">
      {parts
        .filter(({ to }) => to !== hidden)
        .map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            params={{ id }}
            activeProps={{ className: 'active', 'aria-current': 'page' }}
            activeOptions={{ exact: to === '/measures/$id', includeSearch: false }}
          >
            {label}
          </Link>
        ))}
    </SectionNav>
  );
}
