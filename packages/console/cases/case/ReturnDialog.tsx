import { Input } from 'antd';
import { useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case, PendingAction } from '../../api/cases/caseTypes.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { useCaseAct } from './useCaseAct.ts';

interface ReturnDialogProps {
  found: Case;
  of: PendingAction;
  onClose: () => void;
}

/** Returns what waits for approval, with the reason by which its proposer corrects it. */
export function ReturnDialog({ found, of, onClose }: ReturnDialogProps) {
  const [reason, setReason] = useState('');
  const act = useCaseAct(found, () => casesApi.takeBack(found, of.action, { reason }), {
    done: '已退回',
    onDone: onClose,
  });
  const isEmpty = reason.trim() === '';
  return (
    <Dialog title={`退回“${of.title}”`} open onClose={onClose} stays>
      <ActForm
        ready={!isEmpty}
        missing={isEmpty ? ['退回理由'] : []}
        act={act}
        submit="退回"
        danger
        onSubmit={() => act.run(undefined)}
        onClose={onClose}
      >
        <Field
          label="退回理由"
          required
          at="/reason"
          hint={`${of.by}据此修改后可以再次提请。事项回到提请之前，提请的内容不再保留。`}
          wide
        >
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </ActForm>
    </Dialog>
  );
}
