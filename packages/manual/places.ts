/** Where the help of pages stands: addresses, in which `$` stands for one part, and the chapter and heading (`draws#commit`). */
export type Places = Readonly<Record<string, string>>;

const partsOf = (address: string): string[] => address.split('/').filter(Boolean);

const fits = (pattern: string[], parts: string[]): boolean =>
  pattern.length === parts.length && pattern.every((part, i) => part === '$' || part === parts[i]);

/** The help of exactly this page, by the address that says most of it; undefined where no heading names it. */
export function placeOf(address: string, places: Places): string | undefined {
  const parts = partsOf(address);
  const gaps = (pattern: string) => partsOf(pattern).filter((part) => part === '$').length;
  const [best] = Object.keys(places)
    .filter((pattern) => fits(partsOf(pattern), parts))
    .sort((a, b) => gaps(a) - gaps(b));
  return best === undefined ? undefined : places[best];
}

/** The help of a page, or of the nearest one above it that has some. */
export function nearestPlace(address: string, places: Places): string | undefined {
  for (let parts = partsOf(address); parts.length > 0; parts = parts.slice(0, -1)) {
    const place = placeOf(`/${parts.join('/')}`, places);
    if (place !== undefined) return place;
  }
  return undefined;
}
