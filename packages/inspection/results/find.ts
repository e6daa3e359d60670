import type { CaseRow } from '@mingcha/casework/reading';
import { textOf } from '../looks/visits.ts';
import { visitsByTask } from '../looks/visitsOfDraw.ts';
import { isCalledOff } from '../visits/decide.ts';
import type { DeliveredRow, DeliveryFault } from './schemas.ts';

type Named = Pick<DeliveredRow, 'visit' | 'task' | 'object'>;
/** What is wrong with a row; `pointer` says where in the row, empty for the whole of it. */
export type Fault = Omit<DeliveryFault, 'row'> & { pointer: string };
/** The visit that a row names, or what is wrong with how it names it. */
export type Found = { id: string } | Fault;

const faultAt = (field: keyof Named, code: string, message: string): Fault => ({
  ...{ field, pointer: `/${field}`, code, message },
});

/** Finds visits by what other systems know of them: their number, or draw and object. A visit that was called off has no result. Pure. */
export function visitFinder(all: readonly CaseRow[]): (named: Named) => Found {
  const rows = all.filter((row) => !isCalledOff(row));
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const byTask = visitsByTask(rows);
  return ({ visit, task, object }) => {
    if (visit !== undefined) {
      const row = byNumber.get(visit);
      return row ? { id: row.id } : faultAt('visit', 'no-visit', noVisit);
    }
    if (task === undefined || object === undefined) {
      const message = '请填写检查的编号（visit），或者同时填写抽查编号（task）和检查对象（object）。';
      return faultAt(task === undefined ? 'task' : 'object', 'key-missing', message);
    }
    const found = (byTask.get(task) ?? []).filter((row) => textOf(row, 'object') === object);
    // Whoever opens a visit by hand writes any text as its task.
    if (found.length > 1) return faultAt('visit', 'several-visits', severalVisits);
    return found[0] ? { id: found[0].id } : faultAt('object', 'no-visit', noVisit);
  };
}

const noVisit = '没有这项检查，或者已经终止。检查须先批准、再实施，请核对编号。';
const severalVisits = '抽查编号（task）和检查对象（object）相同的检查不止一项，请改填检查的编号（visit）。';
