import type { DraftMeasure } from '../../api/measures/measureTypes.ts';
import { stableJson } from '../../drafts/sameJson.ts';
import { type Draft, type Head, settle } from './draft.ts';
import { mergeDrafts } from './merge.ts';

/** What is on screen, what of the notice it was typed on, and the notice's ETag then. */
export interface Work {
  etag: string;
  base: Draft;
  draft: Draft;
}

/** Work as it is kept: of what it was typed on only what the draft has otherwise. */
export interface KeptWork {
  etag: string;
  draft: Draft;
  base: { head: Head; changed: DraftMeasure[] };
}

/** The key of a notice's draft. */
export const draftKey = (notice: string) => `notice:${notice}`;

export function packWork({ etag, base, draft }: Work): KeptWork {
  const now = new Map(draft.entries.map(({ was, measure }) => [was, stableJson(measure)]));
  const changed = base.entries
    .map(({ measure }) => measure)
    .filter((measure) => now.get(measure.no) !== stableJson(measure));
  return { etag, draft, base: { head: base.head, changed } };
}

/** Inverse of `packWork`; the base's measures are in no order. */
export function unpackWork({ etag, draft, base: { head, changed } }: KeptWork): Work {
  const known = new Map<string, DraftMeasure>();
  for (const { was, measure } of draft.entries) if (was !== undefined) known.set(was, measure);
  for (const measure of changed) known.set(measure.no, measure);
  const entries = [...known.values()].map((measure, index) => ({
    key: `m${index}`,
    was: measure.no,
    measure,
  }));
  return { etag, draft, base: { head, entries, made: entries.length } };
}

/**
 * My draft with what another tab or device of mine has kept meanwhile; `base` is what both began from. As `mergeDrafts`,
 * by the numbers that the measures had in the base, for those that are new in it were never saved.
 */
export function mergeKept(base: Draft, mine: Draft, theirs: Draft): Draft {
  const began = new Map(base.entries.map(({ key, measure }) => [key, measure.no]));
  const from = (entry: Draft['entries'][number]) => ({ ...entry, was: began.get(entry.key) });
  const { draft } = mergeDrafts(settle(base), { ...mine, entries: mine.entries.map(from) }, settle(theirs));
  const own = new Map(mine.entries.map(({ key, was }) => [key, was]));
  const other = new Map(theirs.entries.map(({ measure, was }) => [measure.no, was]));
  const entries = draft.entries.map((entry) => ({
    ...entry,
    was: own.has(entry.key) ? own.get(entry.key) : other.get(entry.measure.no),
  }));
  return { ...draft, entries };
}
