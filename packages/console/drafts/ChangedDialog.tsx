import { Button, Modal } from 'antd';
import type { Kept } from '../api/draws/drafts.ts';
import { instant } from '../ui/show/format.ts';
import type { DraftState } from './keeper.ts';

interface ChangedDialogProps<T> {
  state: DraftState<T>;
  onTheirs: (theirs: Kept<T>) => void;
  onMine: (theirs: Kept<T>) => void;
}

/** Another tab or device has kept something else, and the two cannot be merged: the person chooses. */
export function ChangedDialog<T>({ state, onTheirs, onMine }: ChangedDialogProps<T>) {
  if (state.is !== 'changed') return null;
  const { theirs } = state;
  return (
    <Modal title="草稿在另一处被改过" open closable={false} footer={null}>
      <div className="stack">
        <p>
          您在另一个页面或另一台设备上改过这份草稿，{instant(theirs.keptAt)}{' '}
          保存。请选择继续用哪一份，另一份不再保留。
        </p>
        <div className="row end">
          <Button onClick={() => onTheirs(theirs)}>用另一处的内容</Button>
          <Button type="primary" onClick={() => onMine(theirs)}>
            用本页的内容
          </Button>
        </div>
      </div>
    </Modal>
  );
}
