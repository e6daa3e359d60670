import { Button } from 'antd';
import type { ReactNode } from 'react';
import { WithUploads } from '../../files/uploads.tsx';
import { RefusedFields } from '../act/Refusal.tsx';
import type { Act } from '../act/useAct.ts';

interface ActFormProps<A> {
  /** Whether all that must be given is. */
  ready: boolean;
  /** The fields that must still be given, said beside the button that cannot be pressed. */
  missing?: readonly string[];
  /** What it does: a refusal stands at the fields, what is of no field above the buttons. */
  act: Act<A>;
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
export function ActForm<A>(props: ActFormProps<A>) {
  return <WithUploads>{(underWay) => <Form {...props} underWay={underWay} />}</WithUploads>;
}

/** `underWay` is how many files of it are being sent: it waits for them. */
function Form<A>({ underWay, ...props }: ActFormProps<A> & { underWay: number }) {
  const { ready, missing = [], act, submit = '保存', danger = false, foot, tight } = props;
  const { onSubmit, onClose, children } = props;
  const buttons = (
    <>
      {underWay > 0 ? (
        <span className="muted before-buttons">文件正在上传</span>
      ) : missing.length > 0 ? (
        <span className="muted before-buttons">还需填写：{missing.join('、')}</span>
      ) : null}
      <Button onClick={onClose}>取消</Button>
      <Button
        type="primary"
        danger={danger}
        htmlType="submit"
        disabled={!ready || underWay > 0}
        loading={act.busy}
      >
        {submit}
      </Button>
    </>
  );
  return (
    <form
      className={tight ? 'stack tight' : 'stack'}
      onSubmit={(event) => {
        event.preventDefault();
        if (underWay === 0) onSubmit();
      }}
    >
      <RefusedFields act={act}>{children}</RefusedFields>
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
