import { MoreOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { batchesApi } from '../../api/batches.ts';
import type { Batch } from '../../api/types.ts';
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
  return (
    <>
      <MoreMenu batch={batch} etag={etag} onOpen={setOpen} />
      {can('commit') ? (
        <Button type="primary" disabled={!ready} onClick={() => setOpen('commit')}>
          提交承诺
        </Button>
      ) : null}
      {can('publish') ? (
        <Button
          type="primary"
          loading={publish.busy}
          onClick={() =>
            askPublish(undefined, {
              title: `公示全部 ${batch.members.length} 个任务的结果？`,
              content:
                batch.names === 'results'
                  ? '向社会公开抽中的数量和结果指纹，公示后不能作废。名单随检查结果一并公示。'
                  : '抽中的检查对象将向社会公开，公示后不能作废。执法检查人员名单不公开。',
              okText: '公示',
            })
          }
        >
          公示结果
        </Button>
      ) : null}
      {can('publishNames') ? (
        <Button
          type="primary"
          loading={publishNames.busy}
          onClick={() =>
            askNames(undefined, {
              title: `公示全部 ${batch.members.length} 个任务的检查结果名单？`,
              content: '请在检查结果公示时进行。抽中的检查对象将向社会公开，公示后不能收回。',
              okText: '公示名单',
            })
          }
        >
          公示检查结果名单
        </Button>
      ) : null}
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

function MoreMenu({ batch, etag, onOpen }: { batch: Batch; etag: string; onOpen: (open: Open) => void }) {
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
  const entries = [
    { key: 'edit', label: '修改名称或方式…', shown: batch.can.includes('edit') },
    {
      key: 'void',
      label: '作废全部任务…',
      danger: true,
      shown: batch.can.includes('void') && !batch.voiding,
    },
    { key: 'dissolve', label: '解散…', danger: true, shown: batch.can.includes('delete') },
  ].filter(({ shown }) => shown);
  if (entries.length === 0) return null;
  const choose = (key: string) => {
    if (key === 'edit' || key === 'void') return onOpen(key);
    askDissolve(undefined, {
      title: '解散这次共同抽取？',
      content: '还没有提交承诺。各任务仍在，可以单独修改、提交承诺或删除。',
      okText: '解散',
      danger: true,
    });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: entries.map(({ shown: _, ...item }) => item), onClick: ({ key }) => choose(key) }}
    >
      <Button icon={<MoreOutlined />} loading={dissolve.busy} aria-label="更多操作" />
    </Dropdown>
  );
}
