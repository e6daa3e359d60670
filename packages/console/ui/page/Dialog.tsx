import { Modal } from 'antd';
import type { ReactNode } from 'react';

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  /** In pixels; 520 where it is not given. */
  width?: number;
  /** A click beside it does not close it: what was typed or is shown once would be lost. */
  stays?: boolean;
  children: ReactNode;
}

/** A dialog whose buttons are its content's own; the content begins anew each time. */
export function Dialog({ title, open, onClose, width = 520, stays, children }: DialogProps) {
  return (
    <Modal
      title={title}
      open={open}
      onCancel={onClose}
      footer={null}
      width={width}
      {...(stays && { mask: { closable: false } })}
      destroyOnHidden
    >
      {children}
    </Modal>
  );
}
