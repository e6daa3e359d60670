import { type Actor, audit } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { boardNames } from '@mingcha/kernel/labels';
import { create, put, retryOnConflict, type Stored, type TenantStore } from '@mingcha/store';
import { departmentEntity } from '@mingcha/tenancy';
import { auditedNotice } from '../audited.ts';
import type { Notice } from '../notice/notice.ts';
import { newPartId } from '../parts.ts';
import { loadRound } from '../rounds/round.ts';
import { type BoardEntry, boardEntryEntity, boardPlaceEntity, entriesOf } from './boardEntry.ts';

export type Proposal = Pick<BoardEntry, 'board' | 'dept' | 'reason' | 'round'>;

/**
 * Puts a department forward for a board. Throws `invalid` where there is no such department, `not-found` where there is
 * no such round, `board-twice` (409) where it stands on that board for the same round already.
 */
export async function proposeEntry(
  store: TenantStore,
  notice: Notice,
  { board, dept, reason, round }: Proposal,
  { by, clock }: { by: Actor; clock: Clock },
): Promise<Stored<BoardEntry>> {
  const department = await store.get(departmentEntity, { id: dept });
  if (!department) throw problems.invalid([{ pointer: '/dept', message: `没有编号为 ${dept} 的部门` }]);
  if (round !== undefined) await loadRound(store, { notice: notice.id, id: round });
  const now = clock();
  const entry: BoardEntry = {
    id: newPartId(notice.id, now),
    notice: notice.id,
    ...(round !== undefined && { round }),
    board,
    dept,
    reason,
    state: 'proposed',
    createdAt: now.toISOString(),
    by,
  };
  const place = { notice: notice.id, board, dept, ...(round !== undefined && { round }) };
  const attempt = async () => {
    // Read before the entries: an entry that comes in between is among them, and one that comes later moves the lock.
    const taken = await store.get(boardPlaceEntity, place);
    const standing = (await entriesOf(store, notice.id)).find(
      (other) =>
        other.state !== 'removed' && other.board === board && other.dept === dept && other.round === round,
    );
    if (standing)
      throw problems.conflict('board-twice', '该单位已在同一榜单上，请直接处理已有的条目。', {
        id: standing.id,
      });
    await store.write(
      create(boardEntryEntity, entry),
      put(boardPlaceEntity, place, taken),
      ...audit(
        clock,
        by,
        'board.propose',
        { id: entry.id, name: boardNames[board], in: notice.id },
        {
          others: {
            dept: { kind: 'department', id: dept, name: department.name },
            notice: auditedNotice(notice),
          },
          detail: { board: boardNames[board], reason },
        },
      ),
    );
    return { ...entry, lock: 1 };
  };
  return retryOnConflict(attempt, { busy: '同一时间有多人在处理该榜单，请稍后再试。' });
}
