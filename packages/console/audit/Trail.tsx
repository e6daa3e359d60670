import './audit.css';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { Empty, ProblemView, Skeleton } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { instant } from '../ui/show/format.ts';
import { Changes } from './Changes.tsx';
import { Sentence } from './Sentence.tsx';
import { useAudit } from './useAudit.ts';

interface TrailProps {
  /** As the audit log names the object. */
  kind: string;
  id: string;
}

/** Whether this person may read the audit log. */
export const useReadsAudit = (): boolean => permits(useMe(), 'audit:read');

/** What was done to one object, newest first. */
export function Trail({ kind, id }: TrailProps) {
  const { query, rows: records, more } = useAudit({ kind, object: id });
  if (query.error) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  if (!records) return <Skeleton />;
  if (records.length === 0 && !more.has) return <Empty title="审计日志中还没有记录" />;
  return (
    <div className="stack">
      <ol className="history audit-trail">
        {records.map((record) => (
          <li key={record.id}>
            <Sentence record={record} />
            <span className="muted small">{instant(record.at)}</span>
            <Changes changes={record.changes} />
          </li>
        ))}
      </ol>
      <div className="row">
        {more.has ? (
          <Button size="small" loading={more.busy} onClick={more.load}>
            更早的记录
          </Button>
        ) : null}
        <Link to="/audit" search={{ kind, object: id }}>
          在审计日志中查看
        </Link>
      </div>
    </div>
  );
}

/** The trail as a panel at the end of an object's page, for those who may read it. */
export function TrailPanel(props: TrailProps) {
  if (!useReadsAudit()) return null;
  return (
    <Panel title="审计日志">
      <Trail {...props} />
    </Panel>
  );
}

/** The trail of what has no page of its own, behind a button. */
export function TrailButton({ name, ...trail }: TrailProps & { name: string }) {
  const [open, setOpen] = useState(false);
  if (!useReadsAudit()) return null;
  return (
    <>
      <Button size="small" aria-label={`${name}的审计日志`} onClick={() => setOpen(true)}>
        审计日志
      </Button>
      <Drawer
        title={`${name} · 审计日志`}
        open={open}
        onClose={() => setOpen(false)}
        size={560}
        destroyOnHidden
      >
        <Trail {...trail} />
      </Drawer>
    </>
  );
}
