import { Button } from 'antd';
import type { Compose } from '../../api/types.ts';
import { ProblemView, Skeleton } from '../../ui/page/Loading.tsx';
import { ComposeFacts } from '../ComposeFacts.tsx';
import { PreviewView } from '../PreviewView.tsx';
import { type Issue, stepTitles } from './draft.ts';
import type { LivePreview } from './usePreview.ts';

interface PreviewStepProps {
  compose: Compose;
  live: LivePreview;
  issues: Issue[];
  onStep: (step: number) => void;
}

/** Step 5: all of it once more, with what is still missing. */
export function PreviewStep({ compose, live, issues, onStep }: PreviewStepProps) {
  const { preview, error, ready } = live;
  return (
    <div className="stack">
      {issues.length > 0 ? (
        <div className="note warn">
          <strong>保存前还需要：</strong>
          <ul>
            {issues.map(({ step, message }) => (
              <li key={message}>
                <Button type="link" size="small" onClick={() => onStep(step)}>
                  {stepTitles[step]}
                </Button>
                {message}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {error ? <ProblemView error={error} onRetry={() => void live.refetch()} /> : null}
      {ready && !preview && !error ? <Skeleton lines={6} /> : null}
      {preview && !error ? <PreviewView preview={preview} /> : null}
      <h3 className="sub-title">计划内容</h3>
      <ComposeFacts compose={compose} />
      <p className="muted small">保存后仍可修改；提交承诺之后才会冻结名录与规则。</p>
    </div>
  );
}
