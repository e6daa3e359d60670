import '../rounds/rounds.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { DraftDialog } from '../letters/DraftDialog.tsx';
import { LettersPanel } from '../letters/LettersPanel.tsx';
import { useIsOffice, useSeesAll } from '../rounds/queries.ts';
import { ChaseList } from './ChaseList.tsx';

/** All chases. A department sees its own only. */
export function ChasesPage() {
  const office = useIsOffice();
  const all = useSeesAll();
  const signs = permits(useMe(), 'measures:sign');
  const [drafting, setDrafting] = useState(false);
  return (
    <div className="page">
      <PageHead
        title="督办"
        about={
          all ? (
            <>
              提醒、督办、再次督办、约谈按通知的规则自动发出；规则写明先拟稿的和人工拟写的，经审核、签发后发出。谁逾期、什么逾期见
              <Link to="/overdue">逾期一览</Link>。
            </>
          ) : (
            '发给本部门的提醒与督办，请在答复期限内写明办理情况。'
          )
        }
        actions={office ? <Button onClick={() => setDrafting(true)}>拟写督办函</Button> : null}
      />
      {all || signs ? <LettersPanel /> : null}
      <ChaseList />
      <DraftDialog open={drafting} onClose={() => setDrafting(false)} />
    </div>
  );
}
