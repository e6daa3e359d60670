import { type Actor, audit } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { nextState } from '@mingcha/lifecycle';
import { openRegister } from '@mingcha/register';
import { create, type Operation, replace, type Stored, type TenantStore } from '@mingcha/store';
import { auditedNotice } from '../audited.ts';
import { measureKindBeside } from '../register/measureKind.ts';
import type { MeasureRow } from '../register/measureRow.ts';
import { roundOperations } from '../rounds/plan.ts';
import { requireSettled } from './check.ts';
import { requireDepartments } from './draft.ts';
import { gapsOf } from './gaps.ts';
import { limits } from './limits.ts';
import { docNoEntity, type Notice, noticeEntity } from './notice.ts';
import { rowsOf } from './rowsOf.ts';
import { orOvertaken } from './save.ts';
import { noticeLife } from './states.ts';
import { keptDraft } from './texts.ts';

/**
 * Begins to follow a notice: its measures become rows of the register, its rounds are planned and its state moves in one
 * transaction, so that a crash or a second press leaves either all of it or nothing. Throws `draft-unsure` (422) while
 * something is unsettled, `notice-exists` (409) where its number is followed already.
 */
export async function activateNotice(
  store: TenantStore,
  notice: Stored<Notice>,
  by: Actor,
  { clock }: { clock: Clock },
): Promise<Stored<Notice>> {
  const state = nextState(noticeLife, notice.state, 'activate');
  const draft = await keptDraft(store, notice.draft!);
  await requireSettled(notice, draft);
  await requireDepartments(store, draft);
  const rows = rowsOf(notice, draft);
  requireSize(rows);
  const { draft: _, ...rest } = notice;
  const next: Notice = {
    ...rest,
    state,
    counts: { measures: rows.length, unsure: 0 },
    activatedAt: clock().toISOString(),
  };
  const alongside = [
    replace(noticeEntity, next, notice.lock),
    await takeDocNo(store, next),
    ...audit(clock, by, 'notice.activate', auditedNotice(notice), {
      detail: {
        docNo: notice.docNo,
        measures: rows.length,
        withoutDeadline: gapsOf(notice, draft).deadline.length,
      },
    }),
    ...(await roundOperations(store, next, clock(), { rows, progress: new Map() })),
  ];
  const register = openRegister(store, measureKindBeside(notice.id), { now: clock });
  await orOvertaken(store, notice, 'activate', () =>
    register.change({
      by,
      reason: `启用通知 ${notice.docNo}`,
      source: { type: 'edit' },
      ops: rows.map((row) => ({ type: 'put', row })),
      alongside: () => alongside,
    }),
  );
  return { ...next, lock: notice.lock + 1 };
}

/** Throws `invalid` (422) for a measure that is too long for the register. */
function requireSize(rows: readonly MeasureRow[]): void {
  const errors = rows.flatMap((row, i) =>
    Buffer.byteLength(JSON.stringify(row)) > limits.rowBytes
      ? [{ pointer: `/measures/${i}`, message: '内容过长，请精简正文或单位。' }]
      : [],
  );
  if (errors.length > 0) throw problems.invalid(errors);
}

async function takeDocNo(store: TenantStore, { id, docNo }: Notice): Promise<Operation> {
  const taken = await store.get(docNoEntity, { docNo });
  if (!taken) return create(docNoEntity, { docNo, notice: id });
  const other = await store.get(noticeEntity, { id: taken.notice });
  if (other?.state === 'active') {
    throw problems.conflict(
      'notice-exists',
      `文号为 ${docNo} 的通知已在落实中。请核对文号；如系重复录入，请删除本草稿。`,
      { notice: other.id },
    );
  }
  return replace(docNoEntity, { docNo, notice: id }, taken.lock);
}
