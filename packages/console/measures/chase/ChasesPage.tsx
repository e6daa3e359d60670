import '../rounds/rounds.css';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { PageHead } from '../../shell/PageHead.tsx';
import { SectionNav } from '../../ui/SectionNav.tsx';
import { useIsOffice, useSeesAll } from '../rounds/queries.ts';
import { ChaseList } from './ChaseList.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { OverdueView } from './OverdueView.tsx';

/** What is late, who, since when; and all chases. A department sees its own chases only. */
export function ChasesPage() {
  const { view } = useSearch({ from: '/chases' });
  const office = useIsOffice();
  const all = useSeesAll();
  const [issuing, setIssuing] = useState(false);
  const overdue = all && view !== 'list';
  return (
    <div className="page">
      <PageHead
        title="督办"
        about={
          all
            ? '谁逾期、什么逾期、从哪一天起；提醒、督办、再次督办、约谈按通知的规则自动发出，也可以人工发出。'
            : '发给本部门的提醒与督办，请在答复期限内写明办理情况。'
        }
        actions={office ? <Button onClick={() => setIssuing(true)}>人工督办</Button> : null}
      />
      {all ? (
        <SectionNav label="督办">
          <Link to="/chases" search={{}} className={overdue ? 'active' : ''} activeProps={{}}>
            逾期一览
          </Link>
          <Link to="/chases" search={{ view: 'list' }} className={overdue ? '' : 'active'} activeProps={{}}>
            督办单
          </Link>
        </SectionNav>
      ) : null}
      {overdue ? <OverdueView /> : <ChaseList />}
      <IssueDialog open={issuing} onClose={() => setIssuing(false)} />
    </div>
  );
}
