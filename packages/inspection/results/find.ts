import { type CaseRow, rowsOf } from '@mingcha/casework/reading';
import type { TenantStore } from '@mingcha/store';
import { isCalledOff, visitType } from '../visits/decide.ts';
import type { DeliveredRow, DeliveryFault } from './schemas.ts';

type Named = Pick<DeliveredRow, 'visit' | 'task' | 'object'>;
/** What is wrong with a row; `pointer` says where in the row, empty for the whole of it. */
export type Fault = Omit<DeliveryFault, 'row'> & { pointer: string };
/** The visit that a row names, or what is wrong with how it names it. */
export type Found = { id: string } | Fault;

const faultAt = (field: keyof Named, code: string, message: string): Fault => ({
  ...{ field, pointer: `/${field}`, code, message },
});

const keyOf = (task: unknown, object: unknown): string => `${task}\n${object}`;

/** Finds visits by what other systems know of them: their number, or draw and object. A visit that was called off has no result. */
export async function visitFinder(store: TenantStore): Promise<(named: Named) => Found> {
  const rows = (await rowsOf(store, visitType)).filter((row) => !isCalledOff(row));
  const byNumber = new Map(rows.map((row) => [row.number, row.id]));
  const byKey = new Map(rows.map(({ id, listed }: CaseRow) => [keyOf(listed.task, listed.object), id]));
  return ({ visit, task, object }) => {
    if (visit === undefined && (task === undefined || object === undefined)) {
      const field = task === undefined ? 'task' : 'object';
      const message = '请填写检查的编号（visit），或者同时填写抽查编号（task）和检查对象（object）。';
      return faultAt(field, 'key-missing', message);
    }
    const id = visit === undefined ? byKey.get(keyOf(task, object)) : byNumber.get(visit);
    if (id !== undefined) return { id };
    const message = '没有这项检查，或者已经终止。检查须先批准、再实施，请核对编号。';
    return faultAt(visit === undefined ? 'object' : 'visit', 'no-visit', message);
  };
}
