import type { RoundCounts } from '../../api/measures/reportTypes.ts';

/** How many forms are in, as a bar and in words. */
export function CountsBar({ counts }: { counts: RoundCounts }) {
  const { forms, submitted, accepted, returned, late } = counts;
  const share = (part: number) => ({ width: `${forms === 0 ? 0 : (part / forms) * 100}%` });
  const words = [
    `${submitted + accepted} / ${forms} 份`,
    submitted > 0 ? `待审核 ${submitted}` : '',
    returned > 0 ? `退回 ${returned}` : '',
    late > 0 ? `迟报或逾期 ${late}` : '',
  ].filter(Boolean);
  return (
    <span className="stack tight" style={{ gap: 2, minWidth: 160, width: '100%' }}>
      <span className="counts-bar" aria-hidden="true">
        <span className="good" style={share(accepted)} />
        <span className="busy" style={share(submitted)} />
        <span className="bad" style={share(returned)} />
      </span>
      <span className="small">{words.join(' · ')}</span>
    </span>
  );
}
