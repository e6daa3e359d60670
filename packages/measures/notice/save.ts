import { orOvertaken as orOvertakenIn } from '@mingcha/lifecycle';
import { type Operation, replace, type Stored, type TenantStore } from '@mingcha/store';
import { loadNotice, type Notice, noticeEntity } from './notice.ts';
import { type NoticeAction, noticeLife } from './states.ts';

/** Runs a write that names the notice's lock; where somebody was faster, the caller learns how the notice is now. */
export const orOvertaken = <T>(
  store: TenantStore,
  before: Stored<Notice>,
  action: NoticeAction,
  write: () => Promise<T>,
): Promise<T> => orOvertakenIn(noticeLife, action, before, () => loadNotice(store, before.id), write);

/** Writes a notice's next form with what must go along with it, if nobody changed it since it was read. */
export async function saveNotice(
  store: TenantStore,
  before: Stored<Notice>,
  after: Notice,
  action: NoticeAction,
  alongside: Operation[],
): Promise<Stored<Notice>> {
  await orOvertaken(store, before, action, () =>
    store.write(replace(noticeEntity, after, before.lock), ...alongside),
  );
  return { ...after, lock: before.lock + 1 };
}
