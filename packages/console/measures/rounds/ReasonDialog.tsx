import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Field } from '../../ui/Field.tsx';

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
    <Modal title={props.title} open={props.open} onCancel={props.onClose} footer={null} destroyOnHidden>
      <Form {...props} />
    </Modal>
  );
}

function Form({ about, label, hint, action, danger, busy, onClose, onGive }: ReasonDialogProps) {
  const [text, setText] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onGive(text.trim());
      }}
    >
      {about ? <p>{about}</p> : null}
      <Field label={label} required hint={hint}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 4, maxRows: 10 }}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="row end">
        <Button onClick={onClose}>取消</Button>
        <Button
          type="primary"
          danger={danger ?? false}
          htmlType="submit"
          disabled={text.trim() === ''}
          loading={busy}
        >
          {action}
        </Button>
      </div>
    </form>
  );
}
