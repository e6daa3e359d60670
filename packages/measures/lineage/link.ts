import { type Actor, audit } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { requireState } from '@mingcha/lifecycle';
import { openRegister } from '@mingcha/register';
import { replace, type Stored, type TenantStore } from '@mingcha/store';
import { auditedNotice } from '../audited.ts';
import { type Notice, noticeEntity } from '../notice/notice.ts';
import { orOvertaken } from '../notice/save.ts';
import { noticeLife } from '../notice/states.ts';
import { measureKind } from '../register/measureKind.ts';
import type { MeasureRow } from '../register/measureRow.ts';

export type Link = { measure: string; upstream: MeasureRow['upstream'] };

/**
 * Sets which upstream measures each of the notice's measures carries out, in one version of the register. The notice's
 * lock moves with it, so that of two at once one is refused. Throws `invalid` for a measure that is not the notice's.
 */
export async function linkMeasures(
  store: TenantStore,
  notice: Stored<Notice>,
  links: readonly Link[],
  { by, clock }: { by: Actor; clock: Clock },
): Promise<Stored<Notice>> {
  requireState(noticeLife, notice.state, 'link');
  const register = openRegister(store, measureKind, { now: clock });
  await orOvertaken(store, notice, 'link', () =>
    register.change({
      by,
      reason: `衔接上级举措：${notice.docNo}`,
      source: { type: 'edit' },
      ops: async (draft) =>
        Promise.all(
          links.map(async ({ measure, upstream }, i) => {
            const row = await draft.row(measure);
            if (row?.notice !== notice.id)
              throw problems.invalid([
                { pointer: `/links/${i}/measure`, message: `该通知没有编号为 ${measure} 的举措` },
              ]);
            return { type: 'put' as const, row: { ...row, upstream } };
          }),
        ),
      alongside: () => [
        replace(noticeEntity, notice, notice.lock),
        ...audit(clock, by, 'notice.link', auditedNotice(notice), { detail: { measures: links.length } }),
      ],
    }),
  );
  return { ...notice, lock: notice.lock + 1 };
}
