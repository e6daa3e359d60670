import { type Page, queryWanted, type Stored, type TenantStore } from '@mingcha/store';
import { type Notice, noticeEntity } from './notice.ts';

/** Notices newest first, of those that `wanted` takes. */
export const listNotices = (
  store: TenantStore,
  wanted: (notice: Notice) => boolean,
  query: { limit?: number; cursor?: string | undefined },
): Promise<Page<Stored<Notice>>> =>
  queryWanted(store, noticeEntity, [], { wanted, newestFirst: true }, query);
