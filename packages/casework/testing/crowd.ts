import { newId } from '@mingcha/kernel';
import { check, type Operation, place, sideBySide, type TenantStore } from '@mingcha/store';
import { inboxOfDept, inboxOfGroup } from '../engine/pointers.ts';
import { alarmEntity } from '../kept/alarm.ts';
import { caseEntity } from '../kept/case.ts';
import { type CasePointer, pointerEntity } from '../kept/pointer.ts';

const atOnce = 99;

/**
 * Fills inboxes and alarms as many open cases of a type would, without the cases: half wait for the office of a group, half
 * for one of the departments. None is due before `from`.
 */
export async function crowd(
  store: TenantStore,
  {
    count,
    type,
    group,
    depts,
    from,
  }: { count: number; type: string; group: string; depts: readonly string[]; from: Date },
): Promise<void> {
  await placeMany(store, { count, from }, (n, { at, id }) => {
    if (n % 5 === 0) return place(alarmEntity, { at, id, type });
    const toOffice = n % 2 === 0;
    const where = toOffice ? inboxOfGroup(group) : inboxOfDept(depts[n % depts.length]!);
    const right = `cases:${group}:${toOffice ? 'write' : 'sign'}`;
    return place(pointerEntity, pointer([...where], at, { id, type, right }));
  });
}

/** Alarms as many open cases would have, without the cases; none is due before `from`. */
export async function alarmsOf(
  store: TenantStore,
  { count, type, from }: { count: number; type: string; from: Date },
): Promise<void> {
  await placeMany(store, { count, from }, (_, { at, id }) => place(alarmEntity, { at, id, type }));
}

/** Writes many small items, a minute apart from `from` on, some in each transaction. */
async function placeMany(
  store: TenantStore,
  { count, from }: { count: number; from: Date },
  placed: (n: number, item: { at: string; id: string }) => Operation,
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(count / atOnce) }, (_, i) => i * atOnce);
  await sideBySide(batches, async (first) => {
    const numbers = Array.from({ length: Math.min(atOnce, count - first) }, (_, i) => first + i);
    const atOf = (n: number) => new Date(from.getTime() + n * 60_000).toISOString();
    await store.write(
      check(caseEntity, { id: newId(from) }, null),
      ...numbers.map((n) => placed(n, { at: atOf(n), id: newId(from) })),
    );
  });
}

const pointer = (
  where: string[],
  order: string,
  { id, type, right }: { id: string; type: string; right: string },
): CasePointer => ({
  place: where,
  order,
  id,
  type,
  state: 'received',
  about: '关于路灯不亮的留言，请尽快修复。',
  aboutField: 'text',
  listed: { kind: '咨询' },
  depts: [],
  openedAt: order,
  due: { day: order.slice(0, 10), at: order },
  waiting: [{ why: 'state', right }],
});
