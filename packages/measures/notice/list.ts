import type { Page, Stored, TenantStore } from '@mingcha/store';
import { type Notice, noticeEntity } from './notice.ts';

/** A page may hold fewer than asked and still have a next: that many pages were looked at. */
const mostPages = 10;

/** Notices newest first, of those that `wanted` takes. */
export async function listNotices(
  store: TenantStore,
  wanted: (notice: Notice) => boolean,
  query: { limit?: number; cursor?: string | undefined },
): Promise<Page<Stored<Notice>>> {
  const limit = query.limit ?? 50;
  const items: Stored<Notice>[] = [];
  let cursor = query.cursor;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await store.query(noticeEntity, [], {
      newestFirst: true,
      // Never more than still fit, so that the cursor stands right behind the last one shown.
      limit: limit - items.length,
      cursor,
    });
    items.push(...page.items.filter(wanted));
    cursor = page.next ?? undefined;
    if (!cursor || items.length >= limit) break;
  }
  return { items, next: cursor ?? null };
}
