import type { MeasureRow } from '../register/measureRow.ts';
import type { UpstreamNotice } from './upstreams.ts';

export type Suggestion = { docNo: string; no: string; title: string; score: number };

type Likeness = (a: string, b: string) => number;
type Worded = { title: string; text?: string | undefined };

const least = 0.4;
const most = 3;
/** Characters of a text that are compared: its beginning says what it is about. */
const compared = 120;
/** Of all upstream measures only those with the most pairs of characters in common are compared. */
const closest = 20;

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
const opening = ({ title, text = '' }: Worded): string => letters(title + text).slice(0, compared);
const pairsOf = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));

/**
 * The upstream measures that a measure is most like, the likeliest first, by title or by title and text together.
 * `likeness` gives 0 to 1.
 */
export function suggester(
  upstreams: readonly UpstreamNotice[],
  likeness: Likeness,
): (row: Pick<MeasureRow, 'title' | 'text'>) => Suggestion[] {
  const known = upstreams.flatMap(({ docNo, measures }) =>
    measures.map((measure) => ({
      docNo,
      no: measure.no,
      title: measure.title,
      letters: letters(measure.title),
      opening: opening(measure),
    })),
  );
  const having = new Map<string, number[]>();
  for (const [i, { opening: text }] of known.entries()) {
    for (const pair of pairsOf(text)) {
      const list = having.get(pair);
      if (list) list.push(i);
      else having.set(pair, [i]);
    }
  }

  function candidates(text: string) {
    const shared = new Map<number, number>();
    for (const pair of pairsOf(text))
      for (const i of having.get(pair) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    return [...shared]
      .sort(([i, a], [j, b]) => b - a || i - j)
      .slice(0, closest)
      .map(([i]) => known[i]!);
  }

  return (row) => {
    const own = letters(row.title);
    const begins = opening(row);
    return candidates(begins)
      .map(({ docNo, no, title, letters: name, opening: other }) => {
        const score = Math.max(likeness(own, name), likeness(begins, other));
        return { docNo, no, title, score: Math.round(score * 100) / 100 };
      })
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score)
      .slice(0, most);
  };
}
