import { useState } from 'react';
import type { Case, CaseAction } from '../../api/cases/caseTypes.ts';
import { ActionBar } from '../../ui/act/ActionBar.tsx';
import { ActionDrawer } from './ActionDrawer.tsx';

/** What the signed-in person can do to a case now: a button each; its form comes in a drawer. */
export function CaseActions({ found, etag }: { found: Case; etag: string }) {
  const [chosen, setChosen] = useState<CaseAction>();
  // What was begun stays open with what is typed, though others have done something meanwhile.
  const isOver = chosen !== undefined && !found.can.some(({ name }) => name === chosen.name);
  if (found.can.length === 0 && !chosen) return null;
  const main = found.can.find(({ leadsOn, danger }) => leadsOn && !danger);
  return (
    <>
      <ActionBar
        actions={found.can.map((action) => ({
          key: action.name,
          title: action.title,
          main: action === main,
          danger: action.danger,
          onPress: () => setChosen(action),
        }))}
      />
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
