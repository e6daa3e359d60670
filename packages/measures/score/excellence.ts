import { type Actor, audit } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { create, defineEntity, queryAll, remove, type Stored, type TenantStore } from '@mingcha/store';
import { departmentEntity } from '@mingcha/tenancy';
import { auditedDepartment, auditedNotice, auditedNoticeOf } from '../audited.ts';
import type { Notice } from '../notice/notice.ts';
import { newPartId, partKey } from '../parts.ts';

/** Points given to a department beyond the rules (创优加分), such as for a practice that others took over. */
export type Excellence = {
  /** `<notice>.<ulid>`. */
  id: string;
  notice: string;
  dept: string;
  points: number;
  reason: string;
  at: string;
  by: Actor;
};

const excellenceEntity = defineEntity<Excellence>()({
  name: 'EXCELLENCE',
  key: (of: { notice: string; id: string }) => ({ partition: [of.notice], sort: [of.id] }),
});

/** All that were given for a notice, oldest first; a year has some dozen. */
export async function excellenceOf(store: TenantStore, notice: string): Promise<Stored<Excellence>[]> {
  return queryAll(store, excellenceEntity, [notice]);
}

/** Throws `not-found` (404) where the tenant has no such one. */
export async function loadExcellence(store: TenantStore, id: string): Promise<Stored<Excellence>> {
  const given = await store.get(excellenceEntity, partKey(id, '该创优加分'));
  if (!given) throw problems.notFound('该创优加分');
  return given;
}

type ByWhom = { by: Actor; clock: Clock };

/** Gives points. Throws `invalid` where there is no such department. */
export async function giveExcellence(
  store: TenantStore,
  notice: Notice,
  { dept, points, reason }: Pick<Excellence, 'dept' | 'points' | 'reason'>,
  { by, clock }: ByWhom,
): Promise<Stored<Excellence>> {
  const department = await store.get(departmentEntity, { id: dept });
  if (!department) throw problems.invalid([{ pointer: '/dept', message: `没有编号为 ${dept} 的部门` }]);
  const now = clock();
  const id = newPartId(notice.id, now);
  const given = { id, notice: notice.id, dept, points, reason, at: now.toISOString(), by };
  await store.write(
    create(excellenceEntity, given),
    ...audit(
      clock,
      by,
      'excellence.give',
      { id, name: '创优加分', in: notice.id },
      {
        others: {
          dept: { kind: 'department', id: dept, name: department.name },
          notice: auditedNotice(notice),
        },
        detail: { points, reason },
      },
    ),
  );
  return { ...given, lock: 1 };
}

/** Takes points back. */
export async function takeBack(
  store: TenantStore,
  given: Stored<Excellence>,
  { by, clock }: ByWhom,
): Promise<void> {
  const { id, dept, points, reason } = given;
  await store.write(
    remove(excellenceEntity, given, given.lock),
    ...audit(
      clock,
      by,
      'excellence.remove',
      { id, name: '创优加分', in: given.notice },
      {
        others: {
          dept: await auditedDepartment(store, dept),
          notice: await auditedNoticeOf(store, given.notice),
        },
        detail: { points, reason },
      },
    ),
  );
}
