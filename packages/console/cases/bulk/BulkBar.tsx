import { Button } from 'antd';
import { useState } from 'react';
import { SelectionBar } from '../../ui/act/SelectionBar.tsx';
import { BulkDrawer } from './BulkDrawer.tsx';

/** A case that was chosen from a list. */
export interface ChosenCase {
  type: string;
  id: string;
  label: string;
}

interface BulkBarProps {
  chosen: readonly ChosenCase[];
  onClear: () => void;
}

/** What stays at the foot of the page while cases are chosen: how many, and the way to do something to all of them. */
export function BulkBar({ chosen, onClear }: BulkBarProps) {
  const [open, setOpen] = useState<readonly ChosenCase[]>();
  return (
    <>
      <SelectionBar count={chosen.length} onClear={onClear}>
        {(tooMany) => (
          <Button type="primary" disabled={tooMany} onClick={() => setOpen(chosen)}>
            批量办理
          </Button>
        )}
      </SelectionBar>
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
