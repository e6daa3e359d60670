import { Button } from 'antd';
import type { ReactNode } from 'react';

interface SaveRowProps {
  /** Whether there is something to save, or to take back. */
  changed: boolean;
  /** Whether what was changed can be saved as it is. */
  ready?: boolean;
  busy: boolean;
  /** What stands at the left of the buttons. */
  foot?: ReactNode;
  className?: string;
  save: string;
  onReset: () => void;
}

/** The last line of a form that stays on its page: takes changes back, or submits it. */
export function SaveRow(props: SaveRowProps) {
  const { changed, ready = true, busy, foot, className = '', save, onReset } = props;
  const buttons = (
    <>
      <Button disabled={!changed} onClick={onReset}>
        还原
      </Button>
      <Button type="primary" htmlType="submit" disabled={!changed || !ready} loading={busy}>
        {save}
      </Button>
    </>
  );
  if (!foot) return <div className={`row end ${className}`}>{buttons}</div>;
  return (
    <div className={`row between ${className}`}>
      {foot}
      <span className="row">{buttons}</span>
    </div>
  );
}
