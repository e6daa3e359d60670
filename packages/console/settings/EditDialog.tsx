import type { ReactNode } from 'react';
import { Dialog } from '../ui/page/Dialog.tsx';

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
    <Dialog
      title={`${editing === 'new' ? '新增' : '修改'}${noun}`}
      open={editing !== undefined}
      onClose={onClose}
      {...(stays && { stays })}
    >
      {editing === undefined ? null : children(editing)}
    </Dialog>
  );
}
