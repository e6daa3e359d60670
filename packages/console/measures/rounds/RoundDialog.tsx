import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { roundsApi } from '../../api/reports.ts';
import { Field } from '../../ui/Field.tsx';
import { useAct } from '../../ui/useAct.ts';

interface RoundDialogProps {
  notice: string;
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
}

/** Adds a round beyond the schedule. */
export function RoundDialog(props: RoundDialogProps) {
  return (
    <Modal title="加一轮报送" open={props.open} onCancel={props.onClose} footer={null} destroyOnHidden>
      <Form {...props} />
    </Modal>
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
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.run(undefined);
      }}
    >
      <Field label="名称" required>
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
      <Field label="截止日期" required>
        {(id) => <Input id={id} type="date" value={due} onChange={(event) => setDue(event.target.value)} />}
      </Field>
      <div className="row end">
        <Button onClick={onClose}>取消</Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={due === '' || title.trim() === ''}
          loading={save.busy}
        >
          加一轮
        </Button>
      </div>
    </form>
  );
}
