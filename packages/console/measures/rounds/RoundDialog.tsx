import { Input } from 'antd';
import { useState } from 'react';
import { roundsApi } from '../../api/measures/reports.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';

interface RoundDialogProps {
  notice: string;
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
}

/** Adds a round beyond the schedule. */
export function RoundDialog(props: RoundDialogProps) {
  return (
    <Dialog title="加一轮报送" open={props.open} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ notice, onClose, onSaved }: RoundDialogProps) {
  const [due, setDue] = useState('');
  const [title, setTitle] = useState('');
  const save = useAct(() => roundsApi.add(notice, { due, title: title.trim() }), {
    done: '已加一轮',
    onDone: () => {
      onSaved();
      onClose();
    },
  });
  return (
    <ActForm
      ready={due !== '' && title.trim() !== ''}
      act={save}
      submit="加一轮"
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <Field label="名称" required at="/title">
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            placeholder="例如：迎检专项报送"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label="截止日期" required at="/due">
        {(id) => <Input id={id} type="date" value={due} onChange={(event) => setDue(event.target.value)} />}
      </Field>
    </ActForm>
  );
}
