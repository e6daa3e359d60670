import { voidGroundNames } from '@mingcha/kernel/labels';
import { useState } from 'react';
import type { VoidGround } from '../../api/draws/draws.ts';
import type { Act } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { ChoiceField } from '../../ui/form/ChoiceField.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { LongText } from '../../ui/show/LongText.tsx';

export type VoidInput = { reason: string; ground: VoidGround };

interface VoidDialogProps {
  title: string;
  /** Whether it needs a second person. */
  official: boolean;
  act: Act<VoidInput>;
  open: boolean;
  onClose: () => void;
}

const grounds = (Object.entries(voidGroundNames) as [VoidGround, string][]).map(([value, label]) => ({
  value,
  label,
}));

/** Proposes to end official draws, or ends rehearsals, with a reason that the public reads. */
export function VoidDialog({ title, official, act, open, onClose }: VoidDialogProps) {
  const [reason, setReason] = useState('');
  const [ground, setGround] = useState<VoidGround>();
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <ActForm
        ready={ground !== undefined && reason.trim().length >= 4}
        act={act}
        submit={official ? '提出作废' : '作废并公开原因'}
        danger
        onSubmit={() => act.run({ reason: reason.trim(), ground: ground! })}
        onClose={onClose}
      >
        <p>
          {official ? '由另一名管理员或监督审计人员复核同意后作废，复核前抽查照常进行。' : ''}
          作废后不能恢复。编号保留，不会再用；承诺与下面的原因一直公开。
        </p>
        <ChoiceField
          label="作废事由"
          at="/ground"
          required
          options={grounds}
          value={ground}
          onChange={setGround}
        />
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
