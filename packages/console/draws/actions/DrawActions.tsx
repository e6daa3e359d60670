import { MoreOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { drawsApi } from '../../api/draws.ts';
import type { Draw, Me } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { publicAddress } from '../publicAddress.ts';
import { useDrawAct } from '../useDraw.ts';
import { CommitDialog } from './CommitDialog.tsx';
import { VoidDialog, type VoidInput } from './VoidDialog.tsx';

type Open = 'commit' | 'void' | undefined;

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
  return (
    <>
      <MoreMenu draw={draw} etag={etag} onVoid={() => setOpen('void')} />
      {draw.executedAt && draw.state !== 'voided' && draw.sight === 'all' ? (
        <Link to="/draws/$id/print" params={{ id: draw.id }}>
          <Button>打印结果表</Button>
        </Link>
      ) : null}
      {can('edit') ? (
        <Link to="/draws/$id/edit" params={{ id: draw.id }}>
          <Button>修改计划</Button>
        </Link>
      ) : null}
      {can('commit') ? (
        <Button type="primary" onClick={() => setOpen('commit')}>
          提交承诺
        </Button>
      ) : null}
      {can('publish') ? <PublishButton draw={draw} etag={etag} /> : null}
      {can('publishNames') ? <PublishNamesButton draw={draw} etag={etag} /> : null}
      <CommitDialog draw={draw} etag={etag} open={open === 'commit'} onClose={close} />
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

function PublishButton({ draw, etag }: { draw: Draw; etag: string }) {
  const publish = useDrawAct(draw.id, () => drawsApi.publish(draw.id, etag), { done: '结果已公示' });
  const askPublish = useAsk(publish);
  const ask = () =>
    askPublish(undefined, {
      title: '公示这次抽查的结果？',
      content:
        draw.names === 'results'
          ? '向社会公开抽中的数量和结果指纹，公示后不能作废。名单随检查结果公示，在此之前任何人都查不到。'
          : '抽中的检查对象与随机值将向社会公开，公示后不能作废。执法检查人员名单不公开。',
      okText: '公示',
    });
  return (
    <Button type="primary" loading={publish.busy} onClick={ask}>
      公示结果
    </Button>
  );
}

function PublishNamesButton({ draw, etag }: { draw: Draw; etag: string }) {
  const publish = useDrawAct(draw.id, () => drawsApi.publishNames(draw.id, etag), { done: '名单已公示' });
  const ask = useAsk(publish);
  const question = {
    title: '公示检查结果名单？',
    content: `请在检查结果公示时进行。抽中的检查对象将向社会公开${draw.disclosure === 'full' ? '，全部名单和完整证明一并公开' : ''}，公示后不能收回。`,
    okText: '公示名单',
  };
  return (
    <Button type="primary" loading={publish.busy} onClick={() => ask(undefined, question)}>
      公示检查结果名单
    </Button>
  );
}

/** The API gives a proof and a record to the city's administrators, to auditors and to the departments of its teams. */
const mayProve = (me: Me, draw: Draw) =>
  (draw.executedAt === undefined || draw.sight === 'all') &&
  permits(me, 'proofs:read') &&
  (me.roles.some((role) => role === 'city-admin' || role === 'auditor') ||
    draw.compose.teams.some(({ dept }) => dept === me.dept));

function MoreMenu({ draw, etag, onVoid }: { draw: Draw; etag: string; onVoid: () => void }) {
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
  const entries = [
    {
      key: 'record',
      label: '打印抽取记录',
      shown: draw.committedAt !== undefined && mayProve(me, draw),
    },
    { key: 'public', label: '打开公开页面', shown: draw.committedAt !== undefined },
    {
      key: 'proof',
      label: '下载完整证明',
      shown: draw.executedAt !== undefined && mayProve(me, draw),
    },
    { key: 'void', label: '作废…', danger: true, shown: draw.can.includes('void') && !draw.voiding },
    { key: 'delete', label: '删除计划…', danger: true, shown: draw.can.includes('delete') },
  ].filter(({ shown }) => shown);
  const choose = (key: string) => {
    if (key === 'record') void navigate({ to: '/draws/$id/record', params: { id: draw.id } });
    if (key === 'public') window.open(publicAddress(me.tenant.code, draw.id), '_blank', 'noopener');
    if (key === 'proof') proof.run(undefined);
    if (key === 'void') onVoid();
    if (key === 'delete') {
      askRemove(undefined, {
        title: '删除这份计划？',
        content: '还没有提交承诺，也没有编号，删除后不留空号。',
        okText: '删除',
        danger: true,
      });
    }
  };
  if (entries.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: entries.map(({ shown: _, ...item }) => item), onClick: ({ key }) => choose(key) }}
    >
      <Button icon={<MoreOutlined />} loading={proof.busy || remove.busy} aria-label="更多操作" />
    </Dropdown>
  );
}
