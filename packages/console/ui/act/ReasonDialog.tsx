import { useState } from 'react';
import { ActForm } from '../form/ActForm.tsx';
import { Dialog } from '../page/Dialog.tsx';
import { LongText } from '../show/LongText.tsx';
import type { Act } from './useAct.ts';

interface ReasonDialogProps<A> {
  open: boolean;
  title: string;
  about?: string;
  label: string;
  hint?: string;
  action: string;
  danger?: boolean;
  act: Act<A>;
  /** Where the text stands in what is sent. */
  at?: string;
  onClose: () => void;
  onGive: (text: string) => void;
}

/** Asks for a text without which the action makes no sense: why something is returned, closed, appealed. */
export function ReasonDialog<A>(props: ReasonDialogProps<A>) {
  return (
    <Dialog title={props.title} open={props.open} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  );
}

function Form<A>({ about, label, hint, action, danger, act, at, onClose, onGive }: ReasonDialogProps<A>) {
  const [text, setText] = useState('');
  return (
    <ActForm
      ready={text.trim() !== ''}
      act={act}
      submit={action}
      danger={danger ?? false}
      onSubmit={() => onGive(text.trim())}
      onClose={onClose}
    >
      {about ? <p>{about}</p> : null}
      <LongText
        label={label}
        at={at ?? '/reason'}
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
