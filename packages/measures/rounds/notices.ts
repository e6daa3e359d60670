import type { Stored, TenantStore } from '@mingcha/store';
import { type Notice, noticeEntity } from '../notice/notice.ts';

/** All notices of a tenant, newest first; a city has some dozens. */
export async function allNotices(store: TenantStore): Promise<Stored<Notice>[]> {
  const items: Stored<Notice>[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.query(noticeEntity, [], { limit: 1_000, newestFirst: true, cursor });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return items;
}

/** Those that are being carried out. */
export const activeNotices = async (store: TenantStore): Promise<Stored<Notice>[]> =>
  (await allNotices(store)).filter(({ state }) => state === 'active');
