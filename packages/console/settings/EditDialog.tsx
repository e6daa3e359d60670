import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';

/** What a dialog of the settings is open for: a thing to change, a new one, or nothing. */
export type Editing<T> = T | 'new' | undefined;

interface EditDialogProps<T> {
  /** What is made or changed, such as 部门. */
  noun: string;
  editing: Editing<T>;
  onClose: () => void;
  /** A click beside it does not close it: what it shows is shown once. */
  stays?: boolean;
  children: (editing: T | 'new') => ReactNode;
}

/** The dialog that makes or changes one thing of a list; its form begins anew each time. */
export function EditDialog<T>({ noun, editing, onClose, stays, children }: EditDialogProps<T>) {
  return (
    <Modal
      title={`${editing === 'new' ? '新增' : '修改'}${noun}`}
      open={editing !== undefined}
      onCancel={onClose}
      footer={null}
      {...(stays && { mask: { closable: false } })}
      destroyOnHidden
    >
      {editing === undefined ? null : children(editing)}
    </Modal>
  );
}

interface EditFormProps {
  /** Whether all that must be given is. */
  ready: boolean;
  busy: boolean;
  submit?: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The form in such a dialog with its two buttons. */
export function EditForm({ ready, busy, submit = '保存', onSubmit, onClose, children }: EditFormProps) {
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div className="row end">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
