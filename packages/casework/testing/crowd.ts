import { newId } from '@mingcha/kernel';
import {
  check,
  create,
  createOnce,
  type Operation,
  place,
  sideBySide,
  type TenantStore,
} from '@mingcha/store';
import { foldAt } from '../columns/fold.ts';
import { cut, pageFrom } from '../columns/pages.ts';
import { inboxOfDept, inboxOfGroup } from '../engine/pointers.ts';
import { alarmEntity } from '../kept/alarm.ts';
import { caseEntity } from '../kept/case.ts';
import { type CasePointer, pointerEntity } from '../kept/pointer.ts';
import { type CaseRow, newRow, newRowEntity, rowPageEntity, rowPagesEntity } from '../kept/row.ts';

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

/** A row as a list has it, for very many cases without the cases. */
export type BenchRow = CaseRow;

/** Puts rows, in the order of ids, into the pages of a type; the last of them wait and are in no page yet. */
export async function pagesOf(
  store: TenantStore,
  type: string,
  { rows, waiting, now }: { rows: Iterable<BenchRow>; waiting: number; now: Date },
): Promise<void> {
  const all = [...rows];
  const made = cut(all.slice(0, all.length - waiting)).map(pageFrom);
  await sideBySide(made, async ({ name: { hash }, pack }) => {
    await store.write(createOnce(rowPageEntity, { type, hash, bytes: await pack() }));
  });
  await store.write(create(rowPagesEntity, { type, pages: made.map(({ name }) => name) }));
  await sideBySide(all.slice(-waiting), (row) =>
    store.write(check(caseEntity, { id: row.id }, null), place(newRowEntity, newRow(type, row, foldAt(now)))),
  );
}
