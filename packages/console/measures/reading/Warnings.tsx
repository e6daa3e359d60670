import { Button } from 'antd';
import type { NoticeSummary, Span } from '../../api/measures/measureTypes.ts';

interface WarningsProps {
  warnings: NoticeSummary['warnings'];
  onShow: (at: number) => void;
  /** Makes a measure of a passage. */
  onTake: (span: Span) => void;
}

/** What the reading could not find out about the notice as a whole, each with the way to where it stands. */
export function Warnings({ warnings, onShow, onTake }: WarningsProps) {
  if (warnings.length === 0) return null;
  return (
    <details className="read-warnings" open={warnings.length <= 3}>
      <summary>读取时的提示（{warnings.length}）</summary>
      <ul>
        {warnings.map(({ code, message, span }) => (
          <li key={`${code}${span?.start}${message}`}>
            <span className="grow">{message}</span>
            {span ? (
              <span className="row" style={{ flexWrap: 'nowrap' }}>
                <Button size="small" onClick={() => onShow(span.start)}>
                  看原文
                </Button>
                {code === 'section-passed-over' ? (
                  <Button size="small" onClick={() => onTake(span)}>
                    作为举措
                  </Button>
                ) : null}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
