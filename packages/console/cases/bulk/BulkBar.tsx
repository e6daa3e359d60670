import './bulk.css';
import { Button } from 'antd';
import { useState } from 'react';
import { BulkDrawer } from './BulkDrawer.tsx';

/** A case that was chosen from a list. */
export interface ChosenCase {
  type: string;
  id: string;
  label: string;
}

/** More are not done at once: each is a call of its own. */
const most = 50;

interface BulkBarProps {
  chosen: readonly ChosenCase[];
  onClear: () => void;
}

/** What stays at the foot of the page while cases are chosen: how many, and the way to do something to all of them. */
export function BulkBar({ chosen, onClear }: BulkBarProps) {
  const [open, setOpen] = useState<readonly ChosenCase[]>();
  return (
    <>
      {chosen.length > 0 ? (
        <div className="bulk-bar row">
          <strong role="status">已选 {chosen.length} 件</strong>
          {chosen.length > most ? <span className="muted">一次最多办理 {most} 件</span> : null}
          <Button onClick={onClear}>取消选择</Button>
          <Button type="primary" disabled={chosen.length > most} onClick={() => setOpen(chosen)}>
            批量办理
          </Button>
        </div>
      ) : null}
      <BulkDrawer
        chosen={open}
        onClose={(isDone) => {
          setOpen(undefined);
          if (isDone) onClear();
        }}
      />
    </>
  );
}
