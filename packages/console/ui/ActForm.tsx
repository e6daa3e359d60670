import { Button } from 'antd';
import type { ReactNode } from 'react';

interface ActFormProps {
  /** Whether all that must be given is. */
  ready: boolean;
  busy: boolean;
  submit?: string;
  danger?: boolean;
  /** What stands at the left of the buttons. */
  foot?: ReactNode;
  /** The fields stand closer. */
  tight?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form that does one thing, with its two buttons; Enter in a field submits it. */
export function ActForm(props: ActFormProps) {
  const { ready, busy, submit = '保存', danger = false, foot, tight, onSubmit, onClose, children } = props;
  const buttons = (
    <>
      <Button onClick={onClose}>取消</Button>
      <Button type="primary" danger={danger} htmlType="submit" disabled={!ready} loading={busy}>
        {submit}
      </Button>
    </>
  );
  return (
    <form
      className={tight ? 'stack tight' : 'stack'}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {foot ? (
        <div className="row between">
          {foot}
          <span className="row">{buttons}</span>
        </div>
      ) : (
        <div className="row end">{buttons}</div>
      )}
    </form>
  );
}
