import { Button } from 'antd';
import { useState } from 'react';
import type { Case, CaseAction } from '../../api/caseTypes.ts';
import { ActionDrawer } from './ActionDrawer.tsx';

/** What the signed-in person can do to a case now: a button each; its form comes in a drawer. */
export function ActionBar({ found, etag }: { found: Case; etag: string }) {
  const [chosen, setChosen] = useState<CaseAction>();
  // What was begun stays open with what is typed, though others have done something meanwhile.
  const isOver = chosen !== undefined && !found.can.some(({ name }) => name === chosen.name);
  if (found.can.length === 0 && !chosen) return null;
  const main = found.can.find(({ leadsOn, danger }) => leadsOn && !danger);
  return (
    <>
      <fieldset className="row case-actions" aria-label="可办理的操作">
        {found.can.map((action) => (
          <Button
            key={action.name}
            type={action === main ? 'primary' : 'default'}
            danger={action.danger}
            onClick={() => setChosen(action)}
          >
            {action.title}
          </Button>
        ))}
      </fieldset>
      <ActionDrawer
        found={found}
        etag={etag}
        action={chosen}
        isOver={isOver}
        onClose={() => setChosen(undefined)}
      />
    </>
  );
}
