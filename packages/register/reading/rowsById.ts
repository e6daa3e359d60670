import { rowKey } from '../pages/keys.ts';
import { findLine } from '../pages/lines.ts';
import { type Manifest, pageOfKey } from '../pages/manifest.ts';
import { findById, type PageRef } from '../pages/page.ts';
import type { Row } from '../types.ts';
import type { Context } from './view.ts';

/** Making a whole page costs as much as making this part of its rows one by one; estimated from demo rows. */
const fewOf = 4;

/** Rows in the order of the ids, undefined where there is none. Of a page with few of them the others are not made. */
export async function rowsById<R extends Row>(
  context: Context<R>,
  manifest: Manifest,
  ids: readonly string[],
): Promise<(R | undefined)[]> {
  const wanted = new Map<PageRef, number[]>();
  for (const [i, id] of ids.entries()) {
    const page = manifest[pageOfKey(manifest, rowKey(id))];
    if (!page) continue;
    const own = wanted.get(page);
    if (own) own.push(i);
    else wanted.set(page, [i]);
  }
  const rows = new Array<R | undefined>(ids.length).fill(undefined);
  await Promise.all(
    [...wanted].map(async ([page, own]) => {
      const find = await finder(context, page, own.length * fewOf < page.count);
      for (const i of own) rows[i] = find(ids[i]!);
    }),
  );
  return rows;
}

async function finder<R extends Row>(
  { pages, load }: Context<R>,
  page: PageRef,
  isFew: boolean,
): Promise<(id: string) => R | undefined> {
  const held = isFew ? await pages.hold(page) : { rows: await load(page) };
  if ('rows' in held) return (id) => findById(held.rows as readonly R[], id);
  return (id) => findLine(held.bytes, id) as R | undefined;
}
