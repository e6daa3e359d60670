import type { Cell, Column } from '../api/types.ts';
import { daysUntil } from '../ui/show/format.ts';
import { cellText } from './cellText.ts';
import type { Labels } from './useLabels.ts';

interface CellViewProps {
  column: Column;
  value: Cell;
  labels: Labels;
  /** In a table: long lists are cut. */
  compact?: boolean;
}

const quietStatuses = ['在营', '在岗', '启用'];

/** A cell of a register as it is read on screen. */
export function CellView({ column, value, labels, compact }: CellViewProps) {
  const text = cellText(column, value, labels.label);
  if (text === '') return null;
  if (column.field === 'riskClass') return <RiskClass value={text} />;
  if (column.field === 'status') {
    return quietStatuses.includes(text) ? text : <span className="chip warn">{text}</span>;
  }
  if (column.field === 'validUntil') return <ValidUntil date={text} />;
  if (column.type === 'records') return <Records column={column} value={value} compact={compact ?? false} />;
  if (Array.isArray(value)) {
    const shown = compact ? value.slice(0, 3) : value;
    return (
      <span className="chips" title={text}>
        {shown.map((one) => (
          <span key={String(one)} className="chip">
            {cellText(column, one, labels.label)}
          </span>
        ))}
        {value.length > shown.length ? <span className="muted">+{value.length - shown.length}</span> : null}
      </span>
    );
  }
  if (column.type === 'code' && text === value) return <span className="mono">{text}</span>;
  return text;
}

/** The risk class with its word; internal, so its colour is quiet. */
export function RiskClass({ value }: { value: string }) {
  const tone = value === 'D' ? 'chip bad' : value === 'C' ? 'chip warn' : 'chip';
  return <span className={tone}>{`${value} 类`}</span>;
}

/** An expiry date that says so when it is near or past. */
export function ValidUntil({ date }: { date: string }) {
  const left = daysUntil(date, Date.now());
  return (
    <span className="row" style={{ gap: 6 }}>
      <span className="nowrap">{date}</span>
      {left < 0 ? (
        <span className="chip bad">已过期</span>
      ) : left <= 30 ? (
        <span className="chip warn">{left} 天后到期</span>
      ) : null}
    </span>
  );
}

function Records({ column, value, compact }: { column: Column; value: Cell; compact: boolean }) {
  if (!Array.isArray(value)) return null;
  if (compact) return <span className="chip">{value.length} 项</span>;
  return (
    <ul className="stack tight">
      {value.map((record) => {
        const text = cellText(column, record, (_, one) => one);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}
