import { ProblemView, Skeleton } from '../../ui/page/Loading.tsx';
import { count } from '../../ui/show/format.ts';
import { OutOfFrame } from '../OutOfFrame.tsx';
import { ShareChanges } from '../ShareChanges.tsx';
import { stratumText } from '../words.ts';
import type { LivePreview } from './usePreview.ts';
import { Warnings } from './Warnings.tsx';

/** Beside the form: what the draft would draw from as the lists stand now. */
export function PreviewPanel({ live }: { live: LivePreview }) {
  const { preview, error, busy, ready } = live;
  return (
    <aside className="panel live" aria-label="实时预览" aria-busy={busy}>
      <header>
        <h2>实时预览</h2>
        <span className="muted small" aria-live="polite">
          {busy ? '计算中…' : ready && preview ? '按当前名录' : ''}
        </span>
      </header>
      <div className="body stack">
        {ready ? null : (
          <p className="muted">选好抽查事项与参与部门后，这里显示会从多少户中抽取多少户、人手够不够。</p>
        )}
        {error ? <ProblemView error={error} onRetry={() => void live.refetch()} /> : null}
        {ready && !preview && !error ? <Skeleton lines={4} /> : null}
        {preview && !error ? (
          <>
            <dl className="figures two">
              <div>
                <dt>范围内对象</dt>
                <dd>{count(preview.frame.objects)}</dd>
              </div>
              <div>
                <dt>将抽取</dt>
                <dd>
                  {count(preview.strata.reduce((sum, { take, frame }) => sum + Math.min(take, frame), 0))}
                </dd>
              </div>
              <div>
                <dt>可派人员</dt>
                <dd>{count(preview.frame.inspectors)}</dd>
              </div>
              <div>
                <dt>候补</dt>
                <dd>{count(preview.strata.reduce((sum, { reserve }) => sum + reserve, 0))}</dd>
              </div>
            </dl>
            <ul className="bars">
              {preview.strata.map(({ stratum, frame, take }) => (
                <li key={stratum}>
                  <span>{stratumText(stratum)}</span>
                  <span className="num">
                    {count(Math.min(take, frame))} / {count(frame)}
                  </span>
                  <span className="bar" aria-hidden="true">
                    <i style={{ width: `${frame === 0 ? 0 : Math.min(100, (take / frame) * 100)}%` }} />
                  </span>
                </li>
              ))}
            </ul>
            <Warnings warnings={preview.warnings} />
            <OutOfFrame excluded={preview.excluded} benched={preview.benched} />
            <ShareChanges shares={preview.shares} />
          </>
        ) : null}
      </div>
    </aside>
  );
}
