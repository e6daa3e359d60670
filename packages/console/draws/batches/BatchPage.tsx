import '../draws.css';
import { batchStates } from '@mingcha/kernel/labels';
import { Link, useParams } from '@tanstack/react-router';
import { batchesApi } from '../../api/draws/batches.ts';
import type { Batch } from '../../api/types.ts';
import { TrailPanel } from '../../audit/Trail.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { StateMark } from '../../ui/show/Mark.tsx';
import { ProposalNote } from '../actions/ProposalNote.tsx';
import { WaitingVoid } from '../actions/VoidingNote.tsx';
import { BatchActions } from './BatchActions.tsx';
import { BatchSeed } from './BatchSeed.tsx';
import { JoinForm } from './JoinForm.tsx';
import { Members } from './Members.tsx';
import { useBatch, useBatchAct } from './useBatch.ts';
import { modeMeanings, modeNames } from './words.ts';

/** A batch with its draws: what is awaited comes first. */
export function BatchPage() {
  const { id } = useParams({ from: '/draws/batches/$id' });
  const query = useBatch(id);
  return (
    <div className="page">
      <Loaded query={query} lines={8} page>
        {({ data, etag }) => <Whole batch={data} etag={etag} />}
      </Loaded>
    </div>
  );
}

function Whole({ batch, etag }: { batch: Batch; etag: string }) {
  return (
    <>
      <PageHead
        title={batch.title}
        crumb={<Link to="/draws/batches">← 共同抽取</Link>}
        about={
          <span className="row">
            <StateMark of={batchStates[batch.state]} />
            <strong>{modeNames[batch.mode]}</strong>
            <span>{modeMeanings[batch.mode]}</span>
            {batch.source === 'local' ? <span className="chip warn">内部演练 · 不可公开验证</span> : null}
          </span>
        }
        actions={<BatchActions batch={batch} etag={etag} />}
      />
      <Proposed batch={batch} etag={etag} />
      <Voiding batch={batch} etag={etag} />
      {batch.voided ? (
        <div className="note bad">
          <strong>这些任务已一并作废，编号保留，原因公开：</strong>
          <span className="pre">{batch.voided.reason}</span>
        </div>
      ) : null}
      {batch.state === 'gathering' ? <Awaited batch={batch} /> : null}
      <BatchSeed batch={batch} etag={etag} />
      <Panel title="各部门的任务" flush>
        <Members batch={batch} etag={etag} />
      </Panel>
      {batch.state === 'gathering' ? <JoinForm batch={batch} etag={etag} /> : null}
      <TrailPanel kind="batch" id={batch.id} />
    </>
  );
}

/** What is missing until the lead can commit. */
function Awaited({ batch: { members } }: { batch: Batch }) {
  const waiting = members.filter(({ ready }) => !ready);
  if (members.length < 2)
    return <p className="note">还只有一个任务。请其他部门打开本页，把自己的任务加入。</p>;
  if (waiting.length > 0)
    return (
      <p className="note" role="status">
        还差 {waiting.length} 个任务确认就绪：{waiting.map(({ title }) => title).join('、')}。
      </p>
    );
  return (
    <p className="note good" role="status">
      全部就绪，可由牵头部门提交承诺。
    </p>
  );
}

function Proposed({ batch, etag }: { batch: Batch; etag: string }) {
  const reject = useBatchAct(
    batch.id,
    (reason: string) => batchesApi.rejectProposal(batch.id, reason, etag),
    {
      done: '已退回或撤回',
    },
  );
  return <ProposalNote proposal={batch.proposal} can={batch.can} reject={reject} />;
}

function Voiding({ batch, etag }: { batch: Batch; etag: string }) {
  const confirm = useBatchAct(batch.id, () => batchesApi.confirmVoid(batch.id, etag), {
    done: '已一并作废，原因已公开',
  });
  const reject = useBatchAct(batch.id, (reason: string) => batchesApi.rejectVoid(batch.id, reason, etag), {
    done: '作废申请已取消，抽查照常进行',
  });
  if (!batch.voiding) return null;
  return (
    <WaitingVoid
      what="这次共同抽取的全部任务"
      voiding={batch.voiding}
      can={batch.can}
      confirm={confirm}
      reject={reject}
    />
  );
}
