import { voidGroundNames } from '@mingcha/kernel/labels';
import { Button } from 'antd';
import { useState } from 'react';
import { drawsApi } from '../../api/draws.ts';
import type { Draw } from '../../api/types.ts';
import { ReasonDialog } from '../../measures/rounds/ReasonDialog.tsx';
import { instant } from '../../ui/format.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import type { Act } from '../../ui/useAct.ts';
import { useAsk } from '../../ui/useAsk.tsx';
import { useDrawAct } from '../useDraw.ts';

type Voiding = NonNullable<Draw['voiding']>;

/** Somebody wants to void this draw: who, why, and what the reader can do about it. */
export function VoidingNote({ draw, etag }: { draw: Draw; etag: string }) {
  const [rejecting, setRejecting] = useState(false);
  const confirm = useDrawAct(draw.id, () => drawsApi.confirmVoid(draw.id, etag), {
    done: '已作废，原因已公开',
  });
  const reject = useDrawAct(draw.id, (reason: string) => drawsApi.rejectVoid(draw.id, reason, etag), {
    done: '已退回，抽查照常进行',
    onDone: () => setRejecting(false),
    onLost: () => setRejecting(false),
  });
  if (!draw.voiding) return null;
  const may = (action: 'confirmVoid' | 'rejectVoid') => draw.can.includes(action);
  return (
    <WaitingVoid
      what="这次抽查"
      voiding={draw.voiding}
      confirm={confirm}
      mayConfirm={may('confirmVoid')}
      reject={reject}
      mayReject={may('rejectVoid')}
      rejecting={rejecting}
      onRejecting={setRejecting}
    />
  );
}

interface WaitingVoidProps {
  what: string;
  voiding: Voiding;
  confirm: Act<void>;
  mayConfirm: boolean;
  reject: Act<string>;
  mayReject: boolean;
  rejecting: boolean;
  onRejecting: (open: boolean) => void;
}

/** A voiding that waits for a second person. */
export function WaitingVoid(props: WaitingVoidProps) {
  const { what, voiding, confirm, reject, onRejecting } = props;
  const askConfirm = useAsk(confirm);
  const { by, at, reason, ground = 'other' } = voiding;
  return (
    <section className="note warn" aria-label="待复核的作废申请">
      <strong>
        {by.name} {instant(at)} 提出作废{what}（{voidGroundNames[ground]}），待另一人复核：
      </strong>
      <span className="pre">{reason}</span>
      <Refusal of={confirm} />
      <div className="row end">
        {props.mayReject ? <Button onClick={() => onRejecting(true)}>退回或撤回…</Button> : null}
        {props.mayConfirm ? (
          <Button
            danger
            type="primary"
            loading={confirm.busy}
            onClick={() =>
              askConfirm(undefined, {
                title: `同意作废${what}？`,
                content: '作废后不能恢复。编号保留，承诺、已有的结果指纹与作废原因一直公开。',
                okText: '同意作废',
                danger: true,
              })
            }
          >
            复核同意作废
          </Button>
        ) : null}
      </div>
      <ReasonDialog
        open={props.rejecting}
        title="退回或撤回作废申请"
        label="理由"
        hint="记入审计日志，不少于 2 个字。"
        action="退回"
        act={reject}
        onClose={() => onRejecting(false)}
        onGive={(text) => reject.run(text)}
      />
    </section>
  );
}
