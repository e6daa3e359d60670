import type { Tone } from '@mingcha/kernel/labels';
import { Button } from 'antd';
import type { Finding } from '../../api/cases/definitions.ts';
import { Mark } from '../../ui/show/Mark.tsx';

const levels: Record<Finding['level'], { title: string; tone: Tone }> = {
  error: { title: '错误', tone: 'bad' },
  warning: { title: '提醒', tone: 'wait' },
  info: { title: '说明', tone: 'idle' },
};

interface FindingListProps {
  findings: readonly Finding[];
  shown: Finding | undefined;
  onShow: (finding: Finding | undefined) => void;
}

/** What there is to say of a definition, each with the way to it; a way is drawn on the chart when it is asked for. */
export function FindingList({ findings, shown, onShow }: FindingListProps) {
  if (findings.length === 0)
    return <p className="muted">逐一走过了全部情形：每一步都有去向，每件事项都能办结。</p>;
  return (
    <ul className="stack tight finding-list">
      {findings.map((finding) => {
        const { level, message, path, states } = finding;
        const { title, tone } = levels[level];
        const isShown = finding === shown;
        return (
          <li key={`${finding.code} ${message}`} className={isShown ? 'finding chosen' : 'finding'}>
            <Mark tone={tone}>{title}</Mark>
            <div className="grow">
              <div>{message}</div>
              {path.length > 0 ? (
                <div className="muted small">
                  经过：{path.map((step) => `${step.what}（${step.state}）`).join(' → ')}
                </div>
              ) : null}
            </div>
            {path.length > 0 || states.length > 0 ? (
              <Button
                size="small"
                aria-pressed={isShown}
                onClick={() => onShow(isShown ? undefined : finding)}
              >
                {isShown ? '取消标出' : '在图上标出'}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
