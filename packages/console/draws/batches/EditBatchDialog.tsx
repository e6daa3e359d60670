import { useState } from 'react';
import { batchesApi } from '../../api/draws/batches.ts';
import type { Batch } from '../../api/types.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { BatchFields, type BatchForm } from './BatchFields.tsx';
import { useBatchAct } from './useBatch.ts';

interface EditBatchDialogProps {
  batch: Batch;
  etag: string;
  open: boolean;
  onClose: () => void;
}

/** Changes a batch's name or mode. */
export function EditBatchDialog({ open, onClose, ...props }: EditBatchDialogProps) {
  return (
    <Dialog title="修改共同抽取" open={open} onClose={onClose}>
      <Content {...props} onClose={onClose} />
    </Dialog>
  );
}

function Content({ batch, etag, onClose }: Omit<EditBatchDialogProps, 'open'>) {
  const [form, setForm] = useState<BatchForm>({ title: batch.title, mode: batch.mode });
  const act = useBatchAct(
    batch.id,
    () => batchesApi.edit(batch.id, { ...form, title: form.title.trim() }, etag),
    { done: '已修改', onDone: onClose, onLost: onClose },
  );
  return (
    <ActForm
      ready={form.title.trim().length >= 2}
      act={act}
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <BatchFields form={form} onChange={setForm} />
      {form.mode === batch.mode ? null : <p className="note warn">改变方式后，各任务须重新确认就绪。</p>}
    </ActForm>
  );
}
