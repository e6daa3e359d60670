import type { SearchEntry } from '../document.ts';

export type Found = { entry: SearchEntry; before: string; hit: string; after: string };

/** At most so many are shown. */
const most = 30;
const around = 36;

/** The headings under which all the words stand, those first that have one in the heading itself; with what stands around the first word. */
export function find(entries: readonly SearchEntry[], asked: string): Found[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text: string, word: string) => text.toLowerCase().includes(word);
  const inHeading = ({ heading }: SearchEntry) => words.some((word) => has(heading, word));
  const found = entries.filter(({ chapter, heading, text }) =>
    words.every((word) => has(`${chapter} ${heading} ${text}`, word)),
  );
  return [...found.filter(inHeading), ...found.filter((entry) => !inHeading(entry))]
    .slice(0, most)
    .map((entry) => ({ entry, ...excerpt(entry.text, words[0] ?? '') }));
}

function excerpt(text: string, word: string): Omit<Found, 'entry'> {
  const at = text.toLowerCase().indexOf(word);
  if (at < 0)
    return { before: text.slice(0, around * 2), hit: '', after: text.length > around * 2 ? '…' : '' };
  const from = Math.max(0, at - around);
  const to = at + word.length;
  return {
    before: (from > 0 ? '…' : '') + text.slice(from, at),
    hit: text.slice(at, to),
    after: text.slice(to, to + around) + (to + around < text.length ? '…' : ''),
  };
}
