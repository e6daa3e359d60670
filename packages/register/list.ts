import { problems } from '@mingcha/kernel';
import { refOf } from './change.ts';
import type { HeadRef } from './entities.ts';
import { compileQuery } from './query.ts';
import { scanPages } from './scan.ts';
import { createTop } from './top.ts';
import type { ListInput, ListPage, Row } from './types.ts';
import type { Context } from './view.ts';

/** Where a listing stopped: pinned to its version, so that it goes on in the same list when the draft moves. */
type Place = { version: string; id: string };

/** Rows that match, in order; costs one pass over the version's cached pages. */
export async function listRows<R extends Row>(context: Context<R>, input: ListInput): Promise<ListPage<R>> {
  const { store, kind } = context;
  const limit = input.limit ?? 50;
  const scope = scopeOf(context, input);
  const place = input.cursor === undefined ? undefined : (store.cursors.open(scope, input.cursor) as Place);
  const { matches, compare } = compileQuery(kind.columns, input);
  const version = await versionFor(context, place?.version ?? input.version);
  const manifest = await context.manifest(version);
  const after = place && (await context.find(manifest, place.id));
  if (place && !after) throw problems.badCursor();
  const top = createTop<R>(limit + 1, compare);
  let total = 0;
  await scanPages(context, manifest, (rows) => {
    for (const row of rows) {
      if (!matches(row)) continue;
      total++;
      if (!after || compare(row, after) > 0) top.add(row);
    }
  });
  const items = top.items.slice(0, limit);
  const last = top.items.length > limit ? items.at(-1) : undefined;
  const next = last && version ? store.cursors.sign(scope, { version: version.id, id: last.id }) : null;
  return { items, next, total, version: refOf(version) };
}

/** A cursor holds for the same question by the same tenant only. */
function scopeOf<R extends Row>({ store, kind }: Context<R>, input: ListInput): string {
  const { filter = {}, q = '', sort = '', personal } = input;
  const fields = Object.entries(filter).map(([field, values]) => [field, [...values].sort()] as const);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([store.tenant, kind.name, 'list', fields, q, sort, personal === true]);
}

async function versionFor<R extends Row>(
  context: Context<R>,
  id: string | undefined,
): Promise<HeadRef | null> {
  if (id !== undefined) return context.version(id);
  return (await context.heads())?.draft ?? null;
}
