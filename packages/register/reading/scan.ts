import { forEachLimited } from '../pages/limit.ts';
import { createFieldReader, lineStarts } from '../pages/lines.ts';
import type { Manifest } from '../pages/manifest.ts';
import type { Row } from '../types.ts';
import type { Context } from './view.ts';

/** Pages on their way at once: enough to keep the network and the decompressing threads busy. */
const window = 192;

/** Visits the rows of every page, in no fixed order. */
export const scanPages = <R extends Row>(
  { load }: Context<R>,
  manifest: Manifest,
  visit: (rows: readonly R[]) => void,
): Promise<void> => forEachLimited(manifest, window, async (page) => visit(await load(page)));

/** Visits some fields of every row, in no fixed order; of rows that are not made yet, the others are not made either. */
export function scanFields<R extends Row, F extends keyof R & string>(
  { pages }: Context<R>,
  manifest: Manifest,
  fields: readonly F[],
  visit: (row: Pick<R, F>) => void,
): Promise<void> {
  const read = createFieldReader<R, F>(fields);
  return forEachLimited(manifest, window, async (page) => {
    const held = await pages.hold(page);
    if ('rows' in held) (held.rows as readonly R[]).forEach(visit);
    else for (const at of lineStarts(held.bytes)) visit(read(held.bytes, at));
  });
}

/** Of a version's pages those of a part of it, counted from 1: whole pages of so many rows at the most; and whether more follow. */
export function partOf(
  manifest: Manifest,
  { most, number }: { most: number; number: number },
): { pages: Manifest; more: boolean } {
  let part = 1;
  let rows = 0;
  const places = manifest.map(({ count }) => {
    if (rows > 0 && rows + count > most) {
      part++;
      rows = 0;
    }
    rows += count;
    return part;
  });
  return {
    pages: manifest.filter((_, i) => places[i] === number),
    more: places.some((place) => place > number),
  };
}

const ahead = 32;

/** All rows in the order of the trie, a few pages ahead of the reader. */
export async function* readRows<R extends Row>(
  { load }: Context<R>,
  manifest: Manifest,
): AsyncGenerator<R, void, void> {
  const coming: Promise<readonly R[]>[] = [];
  for (let i = 0; i < manifest.length || coming.length > 0; ) {
    for (; i < manifest.length && coming.length < ahead; i++) {
      const page = load(manifest[i]!);
      // A reader that stops early never awaits these; their failure is then nobody's.
      page.catch(() => {});
      coming.push(page);
    }
    yield* await coming.shift()!;
  }
}
