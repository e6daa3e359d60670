import { Button } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from './ReasonDialog.tsx';
import { Refusal } from './Refusal.tsx';
import type { Act } from './useAct.ts';
import { useAsk } from './useAsk.tsx';

interface SecondDecisionProps {
  /** What is decided on, as in 退回作废申请. */
  what: string;
  /** Absent where the reader cannot agree. */
  confirm?:
    | { act: Act<undefined>; label: string; title: string; content: string; danger?: boolean }
    | undefined;
  /** Absent where the reader can neither give it back nor take it back. */
  drop?: { act: Act<string>; isOwn: boolean } | undefined;
}

/** What a second person decides on a proposal, and its proposer can take back. */
export function SecondDecision({ what, confirm, drop }: SecondDecisionProps) {
  const [dropping, setDropping] = useState(false);
  const dropWord = drop?.isOwn ? '撤回' : '退回';
  return (
    <>
      {confirm ? <Refusal of={confirm.act} /> : null}
      <div className="row end">
        {drop ? <Button onClick={() => setDropping(true)}>{dropWord}…</Button> : null}
        {confirm ? <ConfirmButton {...confirm} /> : null}
      </div>
      {drop ? (
        <ReasonDialog
          open={dropping}
          title={`${dropWord}${what}`}
          label="理由"
          hint="记入审计日志，不少于 2 个字。"
          action={dropWord}
          act={drop.act}
          onClose={() => setDropping(false)}
          onGive={(text) => drop.act.run(text)}
        />
      ) : null}
    </>
  );
}

function ConfirmButton({
  act,
  label,
  title,
  content,
  danger = false,
}: NonNullable<SecondDecisionProps['confirm']>) {
  const ask = useAsk(act);
  return (
    <Button
      danger={danger}
      type="primary"
      loading={act.busy}
      onClick={() => ask(undefined, { title, content, okText: label, danger })}
    >
      {label}
    </Button>
  );
}
