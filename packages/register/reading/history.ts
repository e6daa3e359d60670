import type { Page, Stored } from '@mingcha/store';
import { type VersionItem, versionEntity } from '../pages/entities.ts';
import { rowKey } from '../pages/keys.ts';
import { pageOfKey } from '../pages/manifest.ts';
import type { HistoryEntry, Row } from '../types.ts';
import { changeSeen } from './diff.ts';
import type { Context } from './view.ts';

/** Versions looked at in one call; a page list is read only where a version may have touched the row. */
const versionsAtOnce = 50;

/**
 * Changes of one row, newest first. One call looks at a bounded number of versions, so that a page may hold fewer than
 * asked, or none, and still have a `next`.
 */
export async function rowHistory<R extends Row>(
  context: Context<R>,
  id: string,
  { limit = versionsAtOnce, cursor }: { limit?: number; cursor?: string | undefined } = {},
): Promise<Page<HistoryEntry<R>>> {
  const { store, kind } = context;
  const versions = await store.query(versionEntity, [kind.name], {
    newestFirst: true,
    limit: Math.min(limit, versionsAtOnce),
    cursor,
  });
  const items: HistoryEntry<R>[] = [];
  for (const version of versions.items) {
    if (version.touched && !version.touched.includes(id)) continue;
    const entry = await entryOf(context, version, id);
    if (entry) items.push(entry);
  }
  return { items, next: versions.next };
}

async function entryOf<R extends Row>(
  context: Context<R>,
  version: Stored<VersionItem>,
  id: string,
): Promise<HistoryEntry<R> | undefined> {
  const { parent } = version;
  const [after, before] = await Promise.all([
    context.manifest(version),
    parent === null ? [] : context.manifest(await context.version(parent)),
  ]);
  const key = rowKey(id);
  const newPage = after[pageOfKey(after, key)];
  const oldPage = before[pageOfKey(before, key)];
  if (newPage?.hash === oldPage?.hash) return undefined;
  const change = changeSeen(context, id, {
    before: await context.find(before, id),
    after: await context.find(after, id),
  });
  if (!change) return undefined;
  const { number, at, by } = version;
  const row = change.action === 'removed' ? change.before : change.after;
  return { version: version.id, number, at, by, action: change.action, row };
}
