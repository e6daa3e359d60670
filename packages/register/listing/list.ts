import { problems } from '@mingcha/kernel';
import type { HeadRef } from '../pages/entities.ts';
import { rowKey } from '../pages/keys.ts';
import { countOf, type Manifest, pageOfKey } from '../pages/manifest.ts';
import type { PageRef } from '../pages/page.ts';
import type { Context } from '../reading/view.ts';
import type { ListInput, ListPage, Row } from '../types.ts';
import { refOf } from '../writing/change.ts';
import { createPause } from '../writing/pause.ts';
import { createFirst, type Question } from './first.ts';
import { indexOfPage } from './pageIndex.ts';
import { compileQuery } from './query.ts';

/** Where a listing stopped: pinned to its version, so that it goes on in the same list when the draft moves. */
type Place = { version: string; id: string };

/** A list of more pages than that is not put in order of id where nobody asks for an order. */
const smallList = 3;
/** Pages on their way at once. */
const window = 192;

/**
 * Rows that match, in order. Where no order, filter or search is asked for, a long list comes in the order in which it
 * is stored, which is fixed but looks random, and reads its next pages only.
 */
export async function listRows<R extends Row>(context: Context<R>, input: ListInput): Promise<ListPage<R>> {
  const { store, kind } = context;
  const limit = input.limit ?? 50;
  const scope = scopeOf(context, input);
  const place = input.cursor === undefined ? undefined : (store.cursors.open(scope, input.cursor) as Place);
  const query = compileQuery(kind, input, context.reader);
  const version = await versionFor(context, place?.version ?? input.version);
  const manifest = await context.manifest(version);
  const after = place && (await context.find(manifest, place.id));
  if (place && !after) throw problems.badCursor();
  const asStored = !query.mark && !input.sort && manifest.length > smallList;
  const { rows, total } = asStored
    ? { rows: await nextRows(context, manifest, limit + 1, after), total: countOf(manifest) }
    : await firstRows(context, manifest, query, limit + 1, after);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const next = last && version ? store.cursors.sign(scope, { version: version.id, id: last.id }) : null;
  return { items, next, total, version: refOf(version) };
}

/** So many rows after one, in the order in which they are stored. */
async function nextRows<R extends Row>(
  { load }: Context<R>,
  manifest: Manifest,
  count: number,
  after: R | undefined,
): Promise<R[]> {
  const found: R[] = [];
  for (let at = after ? pageOfKey(manifest, rowKey(after.id)) : 0; at < manifest.length; at++) {
    const rows = await load(manifest[at]!);
    const from = after && found.length === 0 ? rows.findIndex(({ id }) => id === after.id) + 1 : 0;
    found.push(...rows.slice(from, from + count - found.length));
    if (found.length >= count) break;
  }
  return found;
}

/** The first matching rows after one in the query's order, and how many match in all; looks at the indexes of all pages. */
async function firstRows<R extends Row>(
  context: Context<R>,
  manifest: Manifest,
  question: Question<R>,
  count: number,
  after: R | undefined,
): Promise<{ rows: readonly R[]; total: number }> {
  const first = createFirst<R>(question, count, after && ((row) => question.compare(row, after) > 0));
  const pause = createPause();
  for (let from = 0; from < manifest.length; from += window) {
    const pages = manifest.slice(from, from + window);
    const loaded = await rowsOfPages(context, pages);
    for (let i = 0; i < pages.length; i++) {
      first.add({ rows: loaded[i]!, index: indexOfPage(context.store.tenant, pages[i]!) });
      if (pause.isDue()) await pause.take();
    }
  }
  return { rows: first.rows, total: first.total() };
}

/** The rows of pages. Most are at hand, and waiting for each of hundreds would take longer than looking at them. */
async function rowsOfPages<R extends Row>(
  { pages: { peek }, load }: Context<R>,
  pages: readonly PageRef[],
): Promise<(readonly R[])[]> {
  const rows = pages.map((page) => peek(page) as readonly R[] | undefined);
  const missing = pages.flatMap((page, i) => (rows[i] ? [] : [{ page, i }]));
  await Promise.all(
    missing.map(async ({ page, i }) => {
      rows[i] = await load(page);
    }),
  );
  return rows as (readonly R[])[];
}

/** A cursor holds for the same question by the same tenant only. */
function scopeOf<R extends Row>({ store, kind, reader }: Context<R>, input: ListInput): string {
  const { filter = {}, q = '', sort = '', personal } = input;
  const fields = Object.entries(filter).map(([field, values]) => [field, [...values].sort()] as const);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([store.tenant, kind.name, 'list', fields, q, sort, personal === true, reader]);
}

async function versionFor<R extends Row>(
  context: Context<R>,
  id: string | undefined,
): Promise<HeadRef | null> {
  if (id !== undefined) return context.version(id);
  return (await context.heads())?.draft ?? null;
}
