import { useState } from 'react';
import { ActForm } from '../../ui/ActForm.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LongText } from '../../ui/LongText.tsx';

interface ReasonDialogProps {
  open: boolean;
  title: string;
  about?: string;
  label: string;
  hint?: string;
  action: string;
  danger?: boolean;
  busy: boolean;
  onClose: () => void;
  onGive: (text: string) => void;
}

/** Asks for a text without which the action makes no sense: why something is returned, closed, appealed. */
export function ReasonDialog(props: ReasonDialogProps) {
  return (
    <Dialog title={props.title} open={props.open} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ about, label, hint, action, danger, busy, onClose, onGive }: ReasonDialogProps) {
  const [text, setText] = useState('');
  return (
    <ActForm
      ready={text.trim() !== ''}
      busy={busy}
      submit={action}
      danger={danger ?? false}
      onSubmit={() => onGive(text.trim())}
      onClose={onClose}
    >
      {about ? <p>{about}</p> : null}
      <LongText
        label={label}
        required
        hint={hint}
        rows={[4, 10]}
        most={2000}
        value={text}
        onChange={setText}
      />
    </ActForm>
  );
}
