import { voidGroundNames } from '@mingcha/kernel/labels';
import { drawsApi } from '../../api/draws/draws.ts';
import type { Draw } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { SecondDecision } from '../../ui/act/SecondDecision.tsx';
import type { Act } from '../../ui/act/useAct.ts';
import { instant } from '../../ui/show/format.ts';
import { useDrawAct } from '../useDraw.ts';

type Voiding = NonNullable<Draw['voiding']>;

/** Somebody wants to void this draw: who, why, and what the reader can do about it. */
export function VoidingNote({ draw, etag }: { draw: Draw; etag: string }) {
  const confirm = useDrawAct(draw.id, () => drawsApi.confirmVoid(draw.id, etag), {
    done: '已作废，原因已公开',
  });
  const reject = useDrawAct(draw.id, (reason: string) => drawsApi.rejectVoid(draw.id, reason, etag), {
    done: '作废申请已取消，抽查照常进行',
  });
  if (!draw.voiding) return null;
  return (
    <WaitingVoid what="这次抽查" voiding={draw.voiding} can={draw.can} confirm={confirm} reject={reject} />
  );
}

interface WaitingVoidProps {
  what: string;
  voiding: Voiding;
  can: readonly string[];
  confirm: Act<undefined>;
  reject: Act<string>;
}

/** A voiding that waits for a second person. */
export function WaitingVoid({ what, voiding, can, confirm, reject }: WaitingVoidProps) {
  const { sub } = useMe();
  const { by, at, reason, ground = 'other' } = voiding;
  const agree = {
    act: confirm,
    label: '同意作废',
    title: `同意作废${what}？`,
    content: '作废后不能恢复。编号保留，承诺、已有的结果指纹与作废原因一直公开。',
    danger: true,
  };
  return (
    <section className="note warn" aria-label="待复核的作废申请">
      <strong>
        {by.name} {instant(at)} 提出作废{what}（{voidGroundNames[ground]}），待另一人复核：
      </strong>
      <span className="pre">{reason}</span>
      <SecondDecision
        what="作废申请"
        confirm={can.includes('confirmVoid') ? agree : undefined}
        drop={can.includes('rejectVoid') ? { act: reject, isOwn: by.sub === sub } : undefined}
      />
    </section>
  );
}
