import { memo } from 'react';
import { openLeads, openUnits } from './blockers.ts';
import { type Entry, isChecked } from './draft.ts';

interface MeasureRowProps {
  entry: Entry;
  open: boolean;
  onSelect: (key: string | undefined) => void;
}

/** One measure in a line: what it is called, when it is due, what is still to be looked at. */
export const MeasureRow = memo(function MeasureRow({ entry, open, onSelect }: MeasureRowProps) {
  const { key, measure } = entry;
  return (
    <button
      type="button"
      className="plain read-row"
      aria-expanded={open}
      data-row={key}
      onClick={() => onSelect(open ? undefined : key)}
    >
      <span className="no">{measure.no || '—'}</span>
      <span className="grow">{measure.title || '（没有标题）'}</span>
      <span className="chips">
        {measure.deadline ? <span className="chip">{measure.deadline}</span> : null}
        {openUnits(measure).length > 0 ? (
          <span className={openLeads(measure).length > 0 ? 'chip bad' : 'chip warn'}>单位未对应</span>
        ) : null}
        {!isChecked(measure) ? (
          <span className="chip warn">待核对</span>
        ) : measure.unsure.length > 0 ? (
          <span className="chip accent">已核对</span>
        ) : null}
      </span>
    </button>
  );
});
