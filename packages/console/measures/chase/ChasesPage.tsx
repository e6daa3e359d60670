import '../rounds/rounds.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { PageHead } from '../../shell/PageHead.tsx';
import { useIsOffice, useSeesAll } from '../rounds/queries.ts';
import { ChaseList } from './ChaseList.tsx';
import { IssueDialog } from './IssueDialog.tsx';

/** All chases. A department sees its own only. */
export function ChasesPage() {
  const office = useIsOffice();
  const all = useSeesAll();
  const [issuing, setIssuing] = useState(false);
  return (
    <div className="page">
      <PageHead
        title="督办"
        about={
          all ? (
            <>
              提醒、督办、再次督办、约谈按通知的规则自动发出，也可以人工发出。谁逾期、什么逾期见
              <Link to="/overdue">逾期一览</Link>。
            </>
          ) : (
            '发给本部门的提醒与督办，请在答复期限内写明办理情况。'
          )
        }
        actions={office ? <Button onClick={() => setIssuing(true)}>人工督办</Button> : null}
      />
      <ChaseList />
      <IssueDialog open={issuing} onClose={() => setIssuing(false)} />
    </div>
  );
}
