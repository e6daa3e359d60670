import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { drawsApi } from '../../api/draws/draws.ts';
import type { Draw, Me } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { ActionBar, type BarAction } from '../../ui/act/ActionBar.tsx';
import { LinkButton } from '../../ui/act/LinkButton.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { publicAddress } from '../publicAddress.ts';
import { useDrawAct } from '../useDraw.ts';
import { DispatchDialog } from '../visits/DispatchDialog.tsx';
import { CommitDialog } from './CommitDialog.tsx';
import { VoidDialog, type VoidInput } from './VoidDialog.tsx';

type Open = 'commit' | 'dispatch' | 'void' | undefined;

/** What can be done to a draw now: the next step as a button, the rest behind a menu. */
export function DrawActions({ draw, etag }: { draw: Draw; etag: string }) {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const can = (action: Draw['can'][number]) => draw.can.includes(action);
  const official = draw.source !== 'local';
  const voiding = useDrawAct(draw.id, (input: VoidInput) => drawsApi.voidDraw(draw.id, input, etag), {
    done: official ? '已提出作废，等待另一人复核' : '已作废，原因已公开',
    onDone: close,
    onLost: close,
  });
  const asking = usePublishing(draw, etag);
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const proof = useAct(() => drawsApi.proof(draw, `证明-${draw.number ?? draw.id}`));
  const remove = useAct(() => drawsApi.remove(draw.id, etag), {
    done: '计划已删除',
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['draws'] });
      void navigate({ to: '/draws' });
    },
  });
  const askRemove = useAsk(remove);
  const isCommitted = draw.committedAt !== undefined;
  const actions: BarAction[] = [
    {
      key: 'record',
      title: '打印抽取记录',
      more: true,
      shown: isCommitted && mayProve(me, draw),
      onPress: () => void navigate({ to: '/draws/$id/record', params: { id: draw.id } }),
    },
    {
      key: 'public',
      title: '打开公开页面',
      more: true,
      shown: isCommitted,
      onPress: () => window.open(publicAddress(me.tenant.code, draw.id), '_blank', 'noopener'),
    },
    {
      key: 'proof',
      title: '下载完整证明',
      more: true,
      busy: proof.busy,
      shown: draw.executedAt !== undefined && mayProve(me, draw),
      onPress: () => proof.run(undefined),
    },
    {
      key: 'void',
      title: '作废…',
      more: true,
      danger: true,
      shown: can('void') && !draw.voiding,
      onPress: () => setOpen('void'),
    },
    {
      key: 'delete',
      title: '删除计划…',
      more: true,
      danger: true,
      busy: remove.busy,
      shown: can('delete'),
      onPress: () =>
        askRemove(undefined, {
          title: '删除这份计划？',
          content: '还没有提交承诺，也没有编号，删除后不留空号。',
          okText: '删除',
          danger: true,
        }),
    },
    {
      key: 'commit',
      title: '提交承诺',
      main: true,
      shown: can('commit'),
      onPress: () => setOpen('commit'),
    },
    {
      key: 'dispatch',
      title: '派发检查任务',
      main: !can('publish'),
      shown: can('dispatch'),
      onPress: () => setOpen('dispatch'),
    },
    ...asking,
  ];
  return (
    <>
      <ActionBar actions={actions}>
        {draw.executedAt && draw.state !== 'voided' && draw.sight === 'all' ? (
          <LinkButton to="/draws/$id/print" params={{ id: draw.id }}>
            打印结果表
          </LinkButton>
        ) : null}
        {can('edit') ? (
          <LinkButton to="/draws/$id/edit" params={{ id: draw.id }}>
            修改计划
          </LinkButton>
        ) : null}
      </ActionBar>
      <CommitDialog draw={draw} etag={etag} open={open === 'commit'} onClose={close} />
      <DispatchDialog draw={draw} etag={etag} open={open === 'dispatch'} onClose={close} />
      <VoidDialog
        title={`作废 ${draw.number ?? ''}`}
        official={official}
        act={voiding}
        open={open === 'void'}
        onClose={close}
      />
    </>
  );
}

/** The publication of the result, and of its names where they come later. */
function usePublishing(draw: Draw, etag: string): BarAction[] {
  const publish = useDrawAct(draw.id, () => drawsApi.publish(draw.id, etag), { done: '结果已公示' });
  const askPublish = useAsk(publish);
  const names = useDrawAct(draw.id, () => drawsApi.publishNames(draw.id, etag), { done: '名单已公示' });
  const askNames = useAsk(names);
  return [
    {
      key: 'publish',
      title: '公示结果',
      main: true,
      busy: publish.busy,
      shown: draw.can.includes('publish'),
      onPress: () =>
        askPublish(undefined, {
          title: '公示这次抽查的结果？',
          content:
            draw.names === 'results'
              ? '向社会公开抽中的数量和结果指纹，公示后不能作废。名单随检查结果公示，在此之前任何人都查不到。'
              : '抽中的检查对象与随机值将向社会公开，公示后不能作废。执法检查人员名单不公开。',
          okText: '公示',
        }),
    },
    {
      key: 'publishNames',
      title: '公示检查结果名单',
      main: true,
      busy: names.busy,
      shown: draw.can.includes('publishNames'),
      onPress: () =>
        askNames(undefined, {
          title: '公示检查结果名单？',
          content: `请在检查结果公示时进行。抽中的检查对象将向社会公开${draw.disclosure === 'full' ? '，全部名单和完整证明一并公开' : ''}，公示后不能收回。`,
          okText: '公示名单',
        }),
    },
  ];
}

/** The API gives a proof and a record to the city's administrators, to auditors and to the departments of its teams. */
const mayProve = (me: Me, draw: Draw) =>
  (draw.executedAt === undefined || draw.sight === 'all') &&
  permits(me, 'proofs:read') &&
  (me.roles.some((role) => role === 'city-admin' || role === 'auditor') ||
    draw.compose.teams.some(({ dept }) => dept === me.dept));
