import { drawStates, seedSourceName } from '@mingcha/kernel/labels';
import './draws.css';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { drawsApi } from '../api/draws/draws.ts';
import type { Draw } from '../api/types.ts';
import { TrailPanel } from '../audit/Trail.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { Empty, Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { StateMark } from '../ui/show/Mark.tsx';
import { AccountFacts, accountedPlan } from './AccountFacts.tsx';
import { DrawActions } from './actions/DrawActions.tsx';
import { ProposalNote } from './actions/ProposalNote.tsx';
import { VoidingNote } from './actions/VoidingNote.tsx';
import { ComposeFacts } from './ComposeFacts.tsx';
import { CommitmentPanel } from './ceremony/CommitmentPanel.tsx';
import { Drawing } from './ceremony/Drawing.tsx';
import { SeedPanel } from './ceremony/SeedPanel.tsx';
import { PublicationMark } from './PublicationMark.tsx';
import { ResultPanel } from './result/ResultPanel.tsx';
import { Timeline } from './Timeline.tsx';
import { useDraw, useDrawAct } from './useDraw.ts';
import { isCompared, OverlapsPanel } from './visits/OverlapsPanel.tsx';
import { VisitsPanel } from './visits/VisitsPanel.tsx';
import { awaitsNames, holdsNumber, numberText } from './words.ts';

/** One draw from plan to publication: who goes where comes before the hashes that prove it. */
export function DrawPage() {
  const { id } = useParams({ from: '/draws/$id' });
  const query = useDraw(id);
  return (
    <div className="page">
      <Loaded query={query} lines={8} page>
        {({ data, etag }) => <Whole draw={data} etag={etag} />}
      </Loaded>
    </div>
  );
}

function Whole({ draw, etag }: { draw: Draw; etag: string }) {
  const drawn = draw.state === 'executed' || draw.state === 'published' || draw.executedAt !== undefined;
  const plan = accountedPlan(draw.plan);
  const [fresh, setFresh] = useState(false);
  const before = useRef(draw.state);
  useEffect(() => {
    // Drawn by itself while somebody looked on.
    if (before.current === 'committed' && draw.state === 'executed') setFresh(true);
    before.current = draw.state;
  }, [draw.state]);
  const drawing =
    draw.executedAt && draw.state !== 'voided' && draw.sight === 'all' ? (
      <Drawing draw={draw} play={fresh} />
    ) : null;
  return (
    <>
      <PageHead
        title={draw.title}
        crumb={
          <Link to="/draws" search={draw.series === 'rehearsal' ? { series: 'rehearsal' } : {}}>
            ← {draw.series === 'rehearsal' ? '内部演练' : '双随机抽查'}
          </Link>
        }
        about={
          <span className="row">
            <StateMark of={drawStates[draw.state]} />
            <PublicationMark publication={draw.publication} />
            {draw.number ? <strong>{numberText(draw)}</strong> : <span>未编号（提交承诺时取号）</span>}
            {holdsNumber(draw) ? <span className="chip warn">演练占号</span> : null}
            {awaitsNames(draw) ? <span className="chip warn">名单随检查结果公示，尚未公开</span> : null}
            {draw.verifiable ? null : (
              <span className="chip warn">{seedSourceName(draw)} · 不可公开验证</span>
            )}
          </span>
        }
        actions={<DrawActions draw={draw} etag={etag} />}
      />
      <Timeline draw={draw} />
      <Proposed draw={draw} etag={etag} />
      <VoidingNote draw={draw} etag={etag} />
      {draw.batch ? (
        <p className="note">
          该任务与其他任务共用一个种子，承诺、公示和作废都在
          <Link to="/draws/batches/$id" params={{ id: draw.batch }}>
            共同抽取页面
          </Link>
          一并办理{draw.state === 'planned' ? '；如需修改，请先在那里退出' : ''}。
        </p>
      ) : null}
      {draw.state === 'voided' ? (
        <div className="note bad">
          <strong>这次抽查已作废，编号保留，原因公开：</strong>
          <span className="pre">{draw.voidReason}</span>
        </div>
      ) : null}
      <SeedPanel draw={draw} etag={etag} onDrawn={() => setFresh(true)} />
      {fresh ? drawing : null}
      {drawn && draw.sight === 'none' ? (
        <Panel title="抽取结果">
          <Empty title={awaitsNames(draw) ? '名单随检查结果公示' : '结果尚未公示'}>
            公示前只有组织抽取的部门、市级管理员和监督审计人员可以查看。
          </Empty>
        </Panel>
      ) : null}
      {isCompared(draw) ? <OverlapsPanel draw={draw} etag={etag} /> : null}
      {draw.dispatchedAt && draw.sight !== 'none' ? <VisitsPanel draw={draw} /> : null}
      {drawn && draw.sight !== 'none' ? <ResultPanel draw={draw} etag={etag} /> : null}
      <Panel title="抽查计划">
        <ComposeFacts compose={draw.compose} parties={draw.parties} task={draw.task} />
        {plan ? <AccountFacts plan={plan} /> : null}
      </Panel>
      {fresh ? null : drawing}
      <CommitmentPanel draw={draw} />
      <TrailPanel kind="draw" id={draw.id} />
    </>
  );
}

function Proposed({ draw, etag }: { draw: Draw; etag: string }) {
  const reject = useDrawAct(draw.id, (reason: string) => drawsApi.rejectProposal(draw.id, reason, etag), {
    done: '已退回或撤回',
  });
  const { replacing } = draw;
  const agree = useDrawAct(
    draw.id,
    () => {
      const { object, inspector, ground, reason } = replacing!;
      const given = { object: object.id, inspector: inspector.id, ground, reason };
      return drawsApi.substituteInspector(draw.id, given, etag);
    },
    { done: '已由下一名候选人接替' },
  );
  return (
    <ProposalNote
      proposal={draw.proposal}
      can={draw.can}
      reject={reject}
      replacing={replacing && { of: replacing, agree }}
    />
  );
}
