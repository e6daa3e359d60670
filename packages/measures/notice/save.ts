import { problems } from '@mingcha/kernel';
import { type Operation, replace, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { loadNotice, type Notice, noticeEntity } from './notice.ts';

/** Runs a write that names the notice's lock; where that moved, throws the conflict `notice-state` with the state it has now. */
export async function orOvertaken<T>(
  store: TenantStore,
  before: Stored<Notice>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const now = await loadNotice(store, before.id);
    throw now.lock === before.lock
      ? problems.conflict('try-again', '同一时间有其他人正在提交，本次没有写入，请再试一次。', {
          state: now.state,
        })
      : problems.conflict('notice-state', '他人刚刚操作了该通知，请刷新后查看最新状态。', {
          state: now.state,
        });
  }
}

/** Writes a notice's next form with whatever must go with it, if nobody changed it since it was read. */
export async function saveNotice(
  store: TenantStore,
  before: Stored<Notice>,
  after: Notice,
  alongside: Operation[],
): Promise<Stored<Notice>> {
  await orOvertaken(store, before, () =>
    store.write(replace(noticeEntity, after, before.lock), ...alongside),
  );
  return { ...after, lock: before.lock + 1 };
}
