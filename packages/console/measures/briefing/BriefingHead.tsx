import { signingStates } from '@mingcha/kernel/labels';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Briefing } from '../../api/measures/reportTypes.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { StateMark } from '../../ui/show/Mark.tsx';

interface BriefingHeadProps {
  briefing: Briefing;
  actions: ReactNode;
  /** What is shown beside its state. */
  children: ReactNode;
}

/** The head of a briefing's page, with the way back to all of its notice. */
export function BriefingHead({ briefing, actions, children }: BriefingHeadProps) {
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
          <StateMark of={signingStates[briefing.state]} />
          {children}
        </span>
      }
      actions={actions}
    />
  );
}
