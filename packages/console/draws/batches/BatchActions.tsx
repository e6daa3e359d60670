import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { batchesApi } from '../../api/draws/batches.ts';
import type { Batch } from '../../api/types.ts';
import { ActionBar, type BarAction } from '../../ui/act/ActionBar.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { VoidDialog, type VoidInput } from '../actions/VoidDialog.tsx';
import { CommitBatchDialog } from './CommitBatchDialog.tsx';
import { EditBatchDialog } from './EditBatchDialog.tsx';
import { useBatchAct } from './useBatch.ts';

type Open = 'edit' | 'commit' | 'void' | undefined;

/** What can be done to a batch now: the next step as a button, the rest behind a menu. */
export function BatchActions({ batch, etag }: { batch: Batch; etag: string }) {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const can = (action: Batch['can'][number]) => batch.can.includes(action);
  const official = batch.source !== 'local';
  const ready = batch.members.length > 1 && batch.members.every((member) => member.ready);
  const voiding = useBatchAct(batch.id, (input: VoidInput) => batchesApi.voidBatch(batch.id, input, etag), {
    done: official ? '已提出作废，等待另一人复核' : '已一并作废，原因已公开',
    onDone: close,
    onLost: close,
  });
  const publish = useBatchAct(batch.id, () => batchesApi.publish(batch.id, etag), { done: '结果已公示' });
  const askPublish = useAsk(publish);
  const publishNames = useBatchAct(batch.id, () => batchesApi.publishNames(batch.id, etag), {
    done: '名单已公示',
  });
  const askNames = useAsk(publishNames);
  const client = useQueryClient();
  const navigate = useNavigate();
  const dissolve = useAct(() => batchesApi.dissolve(batch.id, etag), {
    done: '已解散，各任务仍可单独办理',
    onDone: () => {
      for (const queryKey of [['batches'], ['draws'], ['draw']]) void client.invalidateQueries({ queryKey });
      void navigate({ to: '/draws/batches' });
    },
  });
  const askDissolve = useAsk(dissolve);
  const actions: BarAction[] = [
    {
      key: 'edit',
      title: '修改名称或方式…',
      more: true,
      shown: can('edit'),
      onPress: () => setOpen('edit'),
    },
    {
      key: 'void',
      title: '作废全部任务…',
      more: true,
      danger: true,
      shown: can('void') && !batch.voiding,
      onPress: () => setOpen('void'),
    },
    {
      key: 'dissolve',
      title: '解散…',
      more: true,
      danger: true,
      busy: dissolve.busy,
      shown: can('delete'),
      onPress: () =>
        askDissolve(undefined, {
          title: '解散这次共同抽取？',
          content: '还没有提交承诺。各任务仍在，可以单独修改、提交承诺或删除。',
          okText: '解散',
          danger: true,
        }),
    },
    {
      key: 'commit',
      title: '提交承诺',
      main: true,
      disabled: !ready,
      shown: can('commit'),
      onPress: () => setOpen('commit'),
    },
    {
      key: 'publish',
      title: '公示结果',
      main: true,
      busy: publish.busy,
      shown: can('publish'),
      onPress: () =>
        askPublish(undefined, {
          title: `公示全部 ${batch.members.length} 个任务的结果？`,
          content:
            batch.names === 'results'
              ? '向社会公开抽中的数量和结果指纹，公示后不能作废。名单随检查结果一并公示。'
              : '抽中的检查对象将向社会公开，公示后不能作废。执法检查人员名单不公开。',
          okText: '公示',
        }),
    },
    {
      key: 'publishNames',
      title: '公示检查结果名单',
      main: true,
      busy: publishNames.busy,
      shown: can('publishNames'),
      onPress: () =>
        askNames(undefined, {
          title: `公示全部 ${batch.members.length} 个任务的检查结果名单？`,
          content: '请在检查结果公示时进行。抽中的检查对象将向社会公开，公示后不能收回。',
          okText: '公示名单',
        }),
    },
  ];
  return (
    <>
      <ActionBar actions={actions} />
      <CommitBatchDialog batch={batch} etag={etag} open={open === 'commit'} onClose={close} />
      <EditBatchDialog batch={batch} etag={etag} open={open === 'edit'} onClose={close} />
      <VoidDialog
        title={`作废全部 ${batch.members.length} 个任务`}
        official={official}
        act={voiding}
        open={open === 'void'}
        onClose={close}
      />
    </>
  );
}
