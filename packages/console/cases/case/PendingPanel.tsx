import { Button } from 'antd';
import { useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case, PendingAction } from '../../api/cases/caseTypes.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { TableValue } from './TableValue.tsx';
import { useCaseAct } from './useCaseAct.ts';
import { ValueList } from './ValueList.tsx';

/** Actions that wait for somebody's approval, with what was filled in for them. */
export function PendingPanel({ found }: { found: Case }) {
  if (found.pending.length === 0) return null;
  return (
    <Panel title="待审批">
      <ul className="stack">
        {found.pending.map((pending) => (
          <li key={pending.action}>
            <Pending found={found} of={pending} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Pending({ found, of }: { found: Case; of: PendingAction }) {
  const approve = useCaseAct(found, () => casesApi.approve(found, of.action), { done: '已同意' });
  const withdraw = useCaseAct(found, () => casesApi.takeBack(found, of.action, {}), { done: '已撤回' });
  const ask = useAsk(withdraw);
  const [returning, setReturning] = useState(false);
  // In the order of the definition, as the time line has them.
  const given = found.fields.flatMap((field) => {
    const value = of.values[field.name];
    if (value === undefined) return [];
    // Whoever approves an amendment sees what is published now.
    const isAmended = of.amends !== undefined && of.amends !== field.name;
    return [{ ...field, value, ...(isAmended && { before: field.value ?? null }) }];
  });
  return (
    <div className="stack tight">
      <div className="row between">
        <span className="row" style={{ gap: '0 12px' }}>
          <strong>{of.title}</strong>
          <span className="muted">
            {of.by} 提请{of.heldBy ? `，已由 ${of.heldBy} 接手` : ''}
            {of.approvedBy.length > 0 ? `，${of.approvedBy.join('、')}已同意` : ''}，等{of.waitsFor}审批
          </span>
        </span>
        <span className="row">
          {of.canTakeBack ? (
            <Button
              onClick={() =>
                of.canApprove
                  ? setReturning(true)
                  : ask(undefined, {
                      title: `撤回“${of.title}”？`,
                      content: '事项回到提请之前，提请的内容不再保留。',
                      okText: '撤回',
                      danger: true,
                    })
              }
            >
              {of.canApprove ? '退回' : '撤回'}
            </Button>
          ) : null}
          {of.canApprove ? (
            <Button type="primary" loading={approve.busy} onClick={() => approve.run(undefined)}>
              同意
            </Button>
          ) : null}
        </span>
      </div>
      <ValueList names={found.names} items={given.filter(({ type }) => type !== 'table')} />
      {given.map((field) =>
        field.type === 'table' ? <TableValue key={field.name} field={field} names={found.names} /> : null,
      )}
      <Refusal of={approve} />
      {returning ? <ReturnDialog found={found} of={of} onClose={() => setReturning(false)} /> : null}
    </div>
  );
}
