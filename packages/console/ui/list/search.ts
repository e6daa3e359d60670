/** The filters of a list by name, each with the values that it takes; `text` takes any. */
type Filters = Readonly<Record<string, readonly string[] | 'text'>>;

/** What of a list is kept in its page's address: searched text, order (`field` or `-field`) and filters. */
export type ListSearch<F extends Filters = Record<never, never>> = { q?: string; sort?: string } & {
  [Name in keyof F]?: F[Name] extends readonly (infer V)[] ? V : string;
};

/** What changes of a search, by name; what is undefined is taken out of the address. */
export type Part = Readonly<Record<string, string | undefined>>;

/** A text of an address, whose figures and yes or no come parsed; undefined where there is none. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== ''
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined;

/** Takes from an address what a list with these filters knows; the rest is dropped. */
export const listSearch =
  <const F extends Filters>(filters: F) =>
  (input: Record<string, unknown>): ListSearch<F> => {
    const kept = Object.entries({ q: 'text', sort: 'text', ...filters }).flatMap(([name, values]) => {
      const text = textOf(input[name]);
      const isKnown = text !== undefined && (typeof values === 'string' || values.includes(text));
      return isKnown ? [[name, text]] : [];
    });
    return Object.fromEntries(kept) as ListSearch<F>;
  };

/** A search with some of it changed, without what is empty. */
export function changed<S extends object>(search: S, part: Part): S {
  const all = Object.entries({ ...search, ...part });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== '')) as S;
}
