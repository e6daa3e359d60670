import type { MeasureRow } from '../register/measureRow.ts';
import type { UpstreamNotice } from './upstreams.ts';

export type Suggestion = { docNo: string; no: string; title: string; score: number };

type Likeness = (a: string, b: string) => number;
type Worded = { title: string; text?: string | undefined };

const least = 0.4;
const most = 3;
/** Characters of a text that are compared: its beginning says what it is about. */
const compared = 120;

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
const opening = ({ title, text = '' }: Worded): string => letters(title + text).slice(0, compared);

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
  return (row) => {
    const own = letters(row.title);
    const begins = opening(row);
    return known
      .map(({ docNo, no, title, letters: name, opening: other }) => {
        const score = Math.max(likeness(own, name), likeness(begins, other));
        return { docNo, no, title, score: Math.round(score * 100) / 100 };
      })
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score)
      .slice(0, most);
  };
}
