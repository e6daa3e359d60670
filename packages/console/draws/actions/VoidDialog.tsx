import { useState } from 'react';
import { drawsApi } from '../../api/draws.ts';
import type { Draw } from '../../api/types.ts';
import { ActForm } from '../../ui/ActForm.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LongText } from '../../ui/LongText.tsx';
import { useDrawAct } from '../useDraw.ts';

interface VoidDialogProps {
  draw: Draw;
  etag: string;
  open: boolean;
  onClose: () => void;
}

/** Ends a draw with a reason that the public reads. */
export function VoidDialog({ draw, etag, open, onClose }: VoidDialogProps) {
  const [reason, setReason] = useState('');
  const act = useDrawAct(draw.id, () => drawsApi.voidDraw(draw.id, reason.trim(), etag), {
    done: '已作废，原因已公开',
    onDone: onClose,
    onLost: onClose,
  });
  return (
    <Dialog title={`作废 ${draw.number ?? ''}`} open={open} onClose={onClose}>
      <ActForm
        ready={reason.trim().length >= 4}
        act={act}
        submit="作废并公开原因"
        danger
        onSubmit={() => act.run(undefined)}
        onClose={onClose}
      >
        <p>作废后不能恢复。编号保留，不会再用；承诺与下面的原因一直公开。</p>
        <LongText
          label="作废原因（公开）"
          at="/reason"
          required
          hint="不少于 4 个字；请勿写入个人信息或企业的风险分类。"
          value={reason}
          onChange={setReason}
        />
      </ActForm>
    </Dialog>
  );
}
