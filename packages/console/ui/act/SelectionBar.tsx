import './bulk.css';
import { Button } from 'antd';
import type { ReactNode } from 'react';

/** More are not done at once: each is a call of its own. */
const most = 50;

interface SelectionBarProps {
  count: number;
  onClear: () => void;
  /** What can be done to all that are chosen; told whether they are too many. */
  children: (tooMany: boolean) => ReactNode;
}

/** What stays at the foot of the page while rows are chosen: how many, and what can be done to all of them. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  if (count === 0) return null;
  const tooMany = count > most;
  return (
    <div className="bulk-bar row">
      <strong role="status">已选 {count} 件</strong>
      {tooMany ? <span className="muted">一次最多办理 {most} 件</span> : null}
      <Button onClick={onClear}>取消选择</Button>
      {children(tooMany)}
    </div>
  );
}
