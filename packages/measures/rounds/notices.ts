import { queryAll, type Stored, type TenantStore } from '@mingcha/store';
import { type Notice, noticeEntity } from '../notice/notice.ts';

/** All notices of a tenant, newest first; a city has some dozens. */
export async function allNotices(store: TenantStore): Promise<Stored<Notice>[]> {
  return queryAll(store, noticeEntity, [], { newestFirst: true });
}

/** Those that are being carried out. */
export const activeNotices = async (store: TenantStore): Promise<Stored<Notice>[]> =>
  (await allNotices(store)).filter(({ state }) => state === 'active');
