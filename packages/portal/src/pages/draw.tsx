/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import { fetchDraw } from '../api/public.ts';
import type { DrawPage as Draw } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { CommitmentWords } from '../draw/commitmentWords.tsx';
import { Downloads } from '../draw/downloads.tsx';
import { Lookup } from '../draw/lookup.tsx';
import { Outcome, OutcomeWithoutNames } from '../draw/outcome.tsx';
import { PlanWords } from '../draw/planWords.tsx';
import { SeedWords } from '../draw/seedWords.tsx';
import { Siblings } from '../draw/siblings.tsx';
import { BlindSubstitutions, InspectorsReplaced, Substitutions } from '../draw/substitutions.tsx';
import { Timeline } from '../draw/timeline.tsx';
import { LogStamp } from '../log/stamp.tsx';
import { Awaited } from '../parts/awaited.tsx';
import { Badge } from '../parts/badge.tsx';
import { Lazy } from '../parts/lazy.tsx';
import { PageHead } from '../parts/page.tsx';
import { UnverifiableBanner } from '../parts/unverifiable.tsx';
import { Link } from '../router.tsx';
import { cityPath, livePath, publishedCasePath, recordPath, rehearsalsPath, verifyPath } from '../routes.ts';
import { awaitsNames, stateMeaning } from '../words/draw.ts';

const loadResults = () => import('../draw/results.tsx').then((module) => module.Results);

const refreshEveryMs = 30_000;

/** That the office owes the publication. */
const Overdue = ({ due }: { due: string }) => (
  <aside class="notice void">
    <strong>逾期未公示。</strong>按规定应于 {due}{' '}
    前公示结果，至今没有公示。结果已经抽出，载入公开日志，不能更改。
  </aside>
);

/** The task that a draw carries out, with the plan that it belongs to, at their own public pages. */
const TaskWords = ({ tenant, task }: { tenant: string; task: NonNullable<Draw['task']> }) => (
  <p class="facts">
    执行抽查任务{' '}
    <Link to={publishedCasePath(tenant, { type: 'inspection-tasks', id: task.id })}>
      {task.title}（{task.number}）
    </Link>
    {task.plan && (
      <>
        ，属于{' '}
        <Link to={publishedCasePath(tenant, { type: 'inspection-plans', id: task.plan.id })}>
          {task.plan.title}（{task.plan.number}）
        </Link>
      </>
    )}
  </p>
);

/** Who was drawn comes first, what proves it last. */
function Body({ tenant, draw }: { tenant: string; draw: Draw }) {
  const later = awaitsNames(draw);
  return (
    <>
      <UnverifiableBanner draw={draw} />
      {draw.state === 'voided' && (
        <aside class="notice void">
          <strong>这次抽查已作废。</strong>
          原因：{(draw.voidReason || '未填写').replace(/。$/, '')}。编号和承诺保留，不会用同一编号再抽。
        </aside>
      )}
      {draw.task && <TaskWords tenant={tenant} task={draw.task} />}
      <Timeline draw={draw} />
      {draw.publication?.light === 'red' && <Overdue due={draw.publication.due ?? ''} />}
      <p class="actions">
        <Link to={verifyPath(tenant, draw.id)} class="button">
          在本机核验
        </Link>
        <Link to={livePath(tenant, draw.id)} class="button quiet">
          公开抽取现场
        </Link>
        <Link to={recordPath(tenant, draw.id)} class="button quiet">
          抽取记录
        </Link>
        <Downloads tenant={tenant} draw={draw} />
      </p>
      <div class="columns">
        {draw.state === 'published' && draw.source !== 'local' && !later && (
          <aside class="side">
            <Lookup tenant={tenant} draw={draw} />
          </aside>
        )}
        <div>
          {draw.outcome && later && <OutcomeWithoutNames outcome={draw.outcome} />}
          {draw.outcome && !later && <Outcome tenant={tenant} draw={draw} outcome={draw.outcome} />}
          {draw.state === 'published' && draw.source !== 'local' && !later && (
            <Lazy load={loadResults} props={{ tenant, draw: draw.id }} />
          )}
          <Substitutions list={draw.substitutions ?? []} />
          <BlindSubstitutions replaced={draw.replaced ?? []} substitutes={draw.substitutes ?? []} />
          <InspectorsReplaced list={draw.inspectorsReplaced ?? []} />
          {draw.batch && <Siblings tenant={tenant} draw={draw.id} batch={draw.batch} />}
          {draw.plan && <PlanWords tenant={tenant} draw={draw} plan={draw.plan} />}
          {draw.plan && <SeedWords tenant={tenant} draw={draw} plan={draw.plan} />}
          <CommitmentWords tenant={tenant} draw={draw} />
        </div>
      </div>
      {draw.source !== 'local' && <LogStamp tenant={tenant} />}
    </>
  );
}

/** Everything the public is given of one draw. While it is not finished the page looks for news by itself. */
export function DrawPage({ tenant, draw: id }: { tenant: string; draw: string }) {
  const [resource, reload] = useResource(id, (signal) => fetchDraw(tenant, id, signal));
  const draw = resource.phase === 'ready' ? resource.value : undefined;
  const unfinished = draw?.state === 'committed' || draw?.state === 'executed';
  useEffect(() => {
    if (!unfinished) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(true), refreshEveryMs);
    return () => clearInterval(timer);
  }, [unfinished, reload]);
  return (
    <>
      <PageHead
        title={draw?.title ?? '抽查公示'}
        trail={[
          { to: '/', text: '首页' },
          { to: cityPath(tenant), text: '本市抽查' },
          ...(draw?.series === 'rehearsal' ? [{ to: rehearsalsPath(tenant), text: '内部演练' }] : []),
        ]}
        note={
          draw && (
            <p class="number">
              <span>{draw.number}</span> <Badge state={draw.state} />
              <small>{stateMeaning(draw)}</small>
            </p>
          )
        }
      />
      <Awaited resource={resource} retry={reload} lines={8}>
        {(value) => <Body tenant={tenant} draw={value} />}
      </Awaited>
    </>
  );
}
