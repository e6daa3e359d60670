export interface ReadingSearch {
  /** Which measures are listed: those with something unsure, or those with units that are no department yet. */
  only?: 'unsure' | 'units';
}

/** Takes the filter of the reading page from an address; the rest is dropped. */
export function readingSearch({ only }: Record<string, unknown>): ReadingSearch {
  return only === 'unsure' || only === 'units' ? { only } : {};
}
