import { memo } from 'react';
import type { DraftMeasure } from '../../api/measures/measureTypes.ts';
import { openLeads, openPartners } from './blockers.ts';
import { DoubtMark } from './DoubtMark.tsx';
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
        {musts(measure).map((word) => (
          <span key={word} className="chip bad">
            <DoubtMark blocks />
            {word}
          </span>
        ))}
        {mays(measure).map((word) => (
          <span key={word} className="chip may">
            <DoubtMark blocks={false} />
            {word}
          </span>
        ))}
        {isChecked(measure) && measure.unsure.length > 0 ? <span className="chip accent">已核对</span> : null}
      </span>
    </button>
  );
});

/** What of a measure keeps the notice from being followed, in a word each. */
const musts = (measure: DraftMeasure): string[] => [
  ...(isChecked(measure) ? [] : ['待核对']),
  ...(measure.leads.length === 0 ? ['没有牵头单位'] : []),
  ...(openLeads(measure).length > 0 ? ['牵头单位未对应'] : []),
];

/** What may be added, in a word each. */
const mays = (measure: DraftMeasure): string[] => [
  ...(openPartners(measure).length > 0 ? ['责任单位未对应'] : []),
  ...(measure.deadline === null ? ['未设时限'] : []),
];
