import { usualFileTypes } from '@mingcha/kernel';
import { useState } from 'react';
import { FilesControl } from '../../files/FilesControl.tsx';
import type { Act } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { LongText } from '../../ui/show/LongText.tsx';

interface AnswerDialogProps<A> {
  act: Act<A>;
  onClose: () => void;
  onGive: (answer: { text: string; files: string[] }) => void;
}

/** A unit's answer to a chase: what it did, and files that show it. */
export function AnswerDialog<A>(props: AnswerDialogProps<A>) {
  return (
    <Dialog title="答复督办" open onClose={props.onClose} stays>
      <Form {...props} />
    </Dialog>
  );
}

function Form<A>({ act, onClose, onGive }: AnswerDialogProps<A>) {
  const [text, setText] = useState('');
  const [files, setFiles] = useState<string[]>([]);
  return (
    <ActForm
      ready={text.trim() !== ''}
      act={act}
      submit="提交答复"
      onSubmit={() => onGive({ text: text.trim(), files })}
      onClose={onClose}
    >
      <LongText
        label="办理情况"
        at="/text"
        required
        hint="写明没有按期办理的原因、现在到了哪一步、何时办结。"
        rows={[4, 10]}
        most={2000}
        value={text}
        onChange={setText}
      />
      <Field label="附件" at="/files">
        {(id) => (
          <FilesControl id={id} title="附件" accepts={usualFileTypes} many ids={files} onChange={setFiles} />
        )}
      </Field>
    </ActForm>
  );
}
