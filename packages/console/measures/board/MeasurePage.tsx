import { workStateNames } from '@mingcha/kernel/labels';
import '../measures.css';
import './board.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { measuresApi } from '../../api/measures/measures.ts';
import type { MeasureRow, Progress } from '../../api/measures/measureTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { TrailPanel } from '../../audit/Trail.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { cadences, targetText } from '../notices/words.ts';
import { ChasesPanel } from './ChasesPanel.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { IndicatorsPanel } from './IndicatorsPanel.tsx';
import { LightMark } from './LightMark.tsx';
import { MilestonesPanel } from './MilestonesPanel.tsx';
import { ReportsPanel } from './ReportsPanel.tsx';
import { useProgress } from './useProgress.ts';
import { WorkActions } from './WorkActions.tsx';

/** One measure: what it asks for, how far it is, what was reported, who was chased. */
export function MeasurePage() {
  const { id, measure } = useParams({ from: '/measures/$id/m/$measure' });
  const row = useQuery({ queryKey: ['measure', measure], queryFn: () => measuresApi.get(measure) });
  const progress = useProgress(measure);
  return (
    <div className="page">
      <Loaded query={row} lines={8} page>
        {(data) => (
          <Loaded query={progress} lines={8}>
            {(response) => <Whole notice={id} row={data} progress={response.data} etag={response.etag} />}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

interface WholeProps {
  notice: string;
  row: MeasureRow;
  progress: Progress;
  etag: string;
}

function Whole({ notice, row, progress, etag }: WholeProps) {
  const { light } = progress;
  return (
    <>
      <PageHead
        title={`${row.no}. ${row.title}`}
        crumb={
          <Link to="/measures/$id" params={{ id: notice }}>
            ← {row.docNo} 台账
          </Link>
        }
        about={
          <span className="row">
            <LightMark light={light} state={progress.state} />
            {progress.state === 'done' || progress.state === 'stopped' ? null : (
              <span>{workStateNames[progress.state]}</span>
            )}
            {progress.state === 'done' ? <span>{progress.doneAt}</span> : null}
          </span>
        }
        actions={<WorkActions measure={row.id} progress={progress} etag={etag} />}
      />
      {progress.state !== 'done' && light.reasons.length > 0 ? (
        <div
          className={light.colour === 'red' ? 'note bad' : light.colour === 'yellow' ? 'note warn' : 'note'}
        >
          {light.reasons.join('；')}
        </div>
      ) : null}
      {progress.stoppedReason && progress.state === 'stopped' ? (
        <div className="note">停止原因：{progress.stoppedReason}</div>
      ) : null}
      <div className="measure-grid">
        <div className="stack">
          <MilestonesPanel measure={row.id} progress={progress} etag={etag} />
          <IndicatorsPanel measure={row.id} progress={progress} etag={etag} />
          <ReportsPanel notice={notice} measure={row.id} leads={row.leads} partners={row.partners} />
        </div>
        <div className="stack">
          <Panel title="举措内容">
            <Facts row={row} />
          </Panel>
          <ChasesPanel notice={notice} measure={row.id} />
          <HistoryPanel measure={row.id} />
          <TrailPanel kind="measure" id={row.id} />
        </div>
      </div>
    </>
  );
}

function Facts({ row }: { row: MeasureRow }) {
  const deptName = useDeptName();
  const units = (depts: string[], printed: string[]) => (
    <>
      {depts.map(deptName).join('、') || '—'}
      {printed.length > 0 ? <div className="muted small">原文：{printed.join('、')}</div> : null}
    </>
  );
  return (
    <div className="stack">
      {row.text ? <p className="measure-text">{row.text}</p> : null}
      <dl className="facts">
        {row.section ? (
          <>
            <dt>章节</dt>
            <dd>{row.section}</dd>
          </>
        ) : null}
        <dt>牵头单位</dt>
        <dd>{units(row.leads, row.leadUnits)}</dd>
        <dt>责任单位</dt>
        <dd>
          {units(row.partners, row.partnerUnits)}
          {row.byWholeRegion ? <div className="small">各县区都要落实</div> : null}
        </dd>
        <dt>时限</dt>
        <dd>{row.deadline ?? '未写明'}</dd>
        {row.cadence ? (
          <>
            <dt>频次</dt>
            <dd>{cadences[row.cadence]}</dd>
          </>
        ) : null}
        {row.targets?.length ? (
          <>
            <dt>数字目标</dt>
            <dd>
              {row.targets.map((target) => (
                <div key={targetText(target)}>{targetText(target)}</div>
              ))}
            </dd>
          </>
        ) : null}
        {row.upstream?.length ? (
          <>
            <dt>上级举措</dt>
            <dd>
              {row.upstream.map(({ docNo, no, title }) => (
                <div key={`${docNo}${no}`}>
                  {docNo} 第 {no} 项 {title}
                </div>
              ))}
            </dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}
