import type { DraftMeasure } from '../../api/measures/measureTypes.ts';
import { sameJson } from '../../drafts/sameJson.ts';
import type { Draft, Entry, Head } from './draft.ts';

export interface Merged {
  draft: Draft;
  /** Numbers of the measures that both changed, and not to the same; mine is kept there. */
  both: string[];
  /** Measures taken over from the other. */
  taken: number;
}

/**
 * After a lost race: my draft with what somebody else has saved meanwhile. A measure that only they changed, added or
 * removed is as they have it; one that I changed is as I have it. Nothing that I typed is lost.
 */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Merged {
  const was = byNumber(base);
  const other = byNumber(theirs);
  const both: string[] = [];
  let taken = 0;
  const entries = mine.entries.flatMap((entry): Entry[] => {
    if (entry.was === undefined) return [entry];
    const before = was.get(entry.was);
    const now = other.get(entry.was);
    if (sameJson(before, now)) return now ? [entry] : [{ ...entry, was: undefined }];
    const untouched = sameJson(before, entry.measure);
    if (untouched) {
      taken++;
      return now ? [{ ...entry, measure: now }] : [];
    }
    if (!sameJson(now, entry.measure)) both.push(entry.measure.no);
    return [now ? entry : { ...entry, was: undefined }];
  });
  let made = mine.made;
  let last: string | undefined;
  for (const { measure } of theirs.entries) {
    if (!was.has(measure.no)) {
      taken++;
      const at = entries.findIndex(({ was: number }) => number === last);
      entries.splice(at + 1, 0, { key: `m${made++}`, was: measure.no, measure });
    }
    last = measure.no;
  }
  return { draft: { head: mergeHeads(base.head, mine.head, theirs.head), entries, made }, both, taken };
}

function byNumber({ entries }: Draft): Map<string, DraftMeasure> {
  return new Map(entries.flatMap(({ was, measure }) => (was === undefined ? [] : [[was, measure]])));
}

function mergeHeads(base: Head, mine: Head, theirs: Head): Head {
  const fields = Object.keys(mine) as (keyof Head)[];
  const kept = fields.filter((field) => !sameJson(base[field], mine[field]));
  return { ...theirs, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) };
}
