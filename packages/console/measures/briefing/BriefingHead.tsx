import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Briefing } from '../../api/reportTypes.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { Mark } from '../rounds/Mark.tsx';

interface BriefingHeadProps {
  briefing: Briefing;
  actions: ReactNode;
  /** What is shown beside its state. */
  children: ReactNode;
}

/** The head of a briefing's page, with the way back to all of its notice. */
export function BriefingHead({ briefing, actions, children }: BriefingHeadProps) {
  const issued = briefing.state === 'issued';
  return (
    <PageHead
      title={briefing.title}
      crumb={
        <Link to="/measures/$id/briefings" params={{ id: briefing.notice }}>
          ← 通报
        </Link>
      }
      about={
        <span className="row" style={{ gap: '2px 14px' }}>
          <Mark tone={issued ? 'good' : 'wait'}>{issued ? '已印发' : '草稿'}</Mark>
          {children}
        </span>
      }
      actions={actions}
    />
  );
}
