import { useState } from 'react';
import { witnessesApi } from '../api/draws/witnesses.ts';
import type { ListedWitness } from '../api/types.ts';
import { useAct } from '../ui/act/useAct.ts';
import { ActForm } from '../ui/form/ActForm.tsx';
import { Dialog } from '../ui/page/Dialog.tsx';
import { LongText } from '../ui/show/LongText.tsx';

interface WithdrawDialogProps {
  witness: ListedWitness | undefined;
  onClose: () => void;
  onSaved: () => void;
}

/** Takes a witness off new draws, with a reason that the public reads. */
export function WithdrawDialog({ witness, onClose, onSaved }: WithdrawDialogProps) {
  return (
    <Dialog title={`撤销${witness?.name ?? ''}`} open={witness !== undefined} onClose={onClose}>
      {witness ? <Form witness={witness} onClose={onClose} onSaved={onSaved} /> : null}
    </Dialog>
  );
}

function Form({ witness, onClose, onSaved }: WithdrawDialogProps & { witness: ListedWitness }) {
  const [reason, setReason] = useState('');
  const act = useAct(
    async () => {
      const { etag } = await witnessesApi.get(witness.id);
      await witnessesApi.withdraw(witness.id, reason.trim(), etag);
    },
    {
      done: '已撤销，原因已公开',
      onDone: () => {
        onSaved();
        onClose();
      },
    },
  );
  return (
    <ActForm
      ready={reason.trim().length >= 4}
      act={act}
      submit="撤销并公开原因"
      danger
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <p>撤销后不能再选它参加新的抽查，也不能恢复；已公开承诺的抽查照常由它见证。</p>
      <LongText
        label="撤销原因（公开）"
        at="/reason"
        required
        hint="不少于 4 个字；请勿写入个人信息。"
        value={reason}
        onChange={setReason}
      />
    </ActForm>
  );
}
