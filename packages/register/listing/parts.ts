import type { Manifest } from '../pages/manifest.ts';
import type { Context } from '../reading/view.ts';
import type { Row } from '../types.ts';
import { createPause } from '../writing/pause.ts';
import { indexOfPage, type PartOf } from './pageIndex.ts';

/** Pages on their way at once. */
const window = 64;

/** A part of each page, in the order of the pages; others get their turn while it is made. */
export async function partsOfPages<R extends Row, T>(
  { store, load }: Context<R>,
  manifest: Manifest,
  part: PartOf<T>,
): Promise<T[]> {
  const found: T[] = [];
  const pause = createPause();
  for (let from = 0; from < manifest.length; from += window) {
    const pages = manifest.slice(from, from + window).map((page) => {
      const index = indexOfPage(store.tenant, page);
      return { index, rows: index.known(part) === undefined ? load(page) : [] };
    });
    const loaded = await Promise.all(pages.map(({ rows }) => rows));
    for (const [i, { index }] of pages.entries()) {
      found.push(index.part(part, loaded[i]!));
      if (pause.isDue()) await pause.take();
    }
  }
  return found;
}
