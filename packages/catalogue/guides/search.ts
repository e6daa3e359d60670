import { type Guide, promiseWords } from './guide.ts';

/** A guide as a search knows it. */
export type GuideEntry = {
  list: string;
  id: string;
  noun: string;
  name: string;
  dept?: string;
  audience: string[];
  themes: string[];
  /** Counties of its windows. */
  places: string[];
  promise?: string;
  materials: number;
  /** When the edition that has it was published. */
  publishedAt: string;
  /** The case type that is opened from it. */
  opens?: string;
  /** What words are looked for in, in small letters. */
  text: string;
};

export type GuideSearch = { q?: string; theme?: string; audience?: string; place?: string; noun?: string };
/** What can be chosen, each with how many guides it leaves beside the other choices. */
export type Facet = { value: string; count: number };
export type Facets = Record<'noun' | 'theme' | 'audience' | 'place', Facet[]>;

export function entryOf(guide: Guide, publishedAt: string): GuideEntry {
  const { list, id, noun, name, dept, audience, themes, windows, members, materials, promise, opens } = guide;
  const places = [...new Set(windows.flatMap(({ area }) => area ?? []))];
  const words = [name, id, ...themes, ...members, ...places, ...windows.map(({ title }) => title)];
  return {
    ...{ list, id, noun, name, audience, themes, places },
    ...(dept !== undefined && { dept }),
    ...(promise && { promise: promiseWords(promise) }),
    materials: materials.length,
    publishedAt,
    ...(opens && { opens: opens.type }),
    text: words.join(' ').toLowerCase(),
  };
}

const valuesOf = {
  noun: ({ noun }: GuideEntry) => [noun],
  theme: ({ themes }: GuideEntry) => themes,
  audience: ({ audience }: GuideEntry) => audience,
  place: ({ places }: GuideEntry) => places,
} as const;
const choices = Object.keys(valuesOf) as (keyof typeof valuesOf)[];

/** The guides that have every word and every choice, those with the first word in their name before the others, and what else can be chosen. */
export function searchGuides(
  entries: readonly GuideEntry[],
  search: GuideSearch,
): { found: GuideEntry[]; facets: Facets } {
  const words = (search.q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const worded = entries.filter(({ text }) => words.every((word) => text.includes(word)));
  const chosen = (entry: GuideEntry, but?: string) =>
    choices.every(
      (one) => one === but || search[one] === undefined || valuesOf[one](entry).includes(search[one]),
    );
  const found = worded.filter((entry) => chosen(entry));
  found.sort((a, b) => inOrder(placeOf(a, search), placeOf(b, search)));
  const facets = Object.fromEntries(
    choices.map((one) => [one, facetOf(worded.filter((entry) => chosen(entry, one)).flatMap(valuesOf[one]))]),
  ) as Facets;
  return { found, facets };
}

/** Where a guide stands in what was found. */
export type Place = [rank: number, name: string, id: string];

export function placeOf({ name, list, id }: GuideEntry, { q = '' }: GuideSearch): Place {
  const [first] = q.toLowerCase().split(/\s+/);
  return [first && name.toLowerCase().includes(first) ? 0 : 1, name, `${list} ${id}`];
}

export const inOrder = (a: Place, b: Place): number =>
  a[0] - b[0] || byText(a[1], b[1]) || byText(a[2], b[2]);
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function facetOf(values: readonly string[]): Facet[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
