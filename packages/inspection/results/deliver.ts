import { isDeepStrictEqual } from 'node:util';
import { type CaseDeps, doOnCase, judgeOnCase, loadSeen, type SeenCase } from '@mingcha/casework/commands';
import { rowsOf } from '@mingcha/casework/reading';
import type { Principal } from '@mingcha/http';
import { Problem } from '@mingcha/kernel';
import { sideBySide, type TenantStore } from '@mingcha/store';
import { isOpen, visitType } from '../visits/decide.ts';
import { type Fault, type Found, visitFinder } from './find.ts';
import type { DeliveredRow, DeliveryFault } from './schemas.ts';

/** What may be written of a row: nothing where it was delivered before. */
type Judged = { row: string; seen?: SeenCase; isThere?: boolean; faults: Fault[] };

const action = 'record';

const wholeRow = (code: string, message: string): Fault => ({ field: '', pointer: '', code, message });

/** What is wrong with a row, as the field and the words of the problem that a single write would meet. */
function faultsOf(error: unknown): Fault[] {
  if (!(error instanceof Problem) || error.status >= 500) throw error;
  const { code, detail, errors = [] } = error;
  if (errors.length === 0) return [wholeRow(code, detail)];
  return errors.map(({ pointer, message }) => ({
    ...{ field: pointer.replace(/^\/values\//, ''), pointer, code, message },
  }));
}

/** Whether a visit has these values already, recorded or waiting for a further person; undefined where it has none yet. */
function deliveredBefore({ found }: SeenCase, values: DeliveredRow['values']): boolean | undefined {
  const { state, fields, pending } = found.course.record;
  const waiting = pending.find((one) => one.action === action);
  if (waiting) return isDeepStrictEqual(waiting.values, values);
  if (isOpen({ state })) return undefined;
  return Object.entries(values).every(([name, value]) => isDeepStrictEqual(fields[name], value));
}

const recordedFault = wholeRow(
  'visit-recorded',
  '这项检查已经登记了不同的结果，没有改动。尚在等待签字、复核的，请由其退回后重新报送；已经登记的，由实施部门更正。',
);

/**
 * Records what a department's own system has found, as its caller: each row as a single action by the same right, which the
 * inspectors sign and the department reviews. A row that was delivered before with the same values stays as it is. Where not all
 * rows are right, nothing is written unless `partial` is asked: `results-refused` (422) with the table of faults.
 */
export async function deliverResults(
  store: TenantStore,
  deps: CaseDeps,
  { batch, partial, rows }: { batch: string; partial: boolean; rows: readonly DeliveredRow[] },
  caller: Principal,
) {
  const find = visitFinder(await rowsOf(store, visitType));
  const named = rows.map((row) => find(row));
  const judged: Judged[] = [];
  await sideBySide([...rows.entries()], async ([at, row]) => {
    judged[at] = await judge(row, named[at]!, named.slice(0, at));
  });
  const wrong = judged.filter(({ faults }) => faults.length > 0);
  if (wrong.length > 0 && !partial) throw refused(batch, judged);
  await sideBySide([...judged.entries()], async ([at, one]) => {
    if (one.faults.length > 0 || one.isThere) return;
    try {
      await write(one.seen!, rows[at]!.values);
    } catch (error) {
      one.faults = faultsOf(error);
    }
  });
  return receipt(batch, judged);

  async function judge(row: DeliveredRow, found: Found, before: readonly Found[]): Promise<Judged> {
    if (!('id' in found)) return { row: row.row, faults: [found] };
    if (before.some((other) => 'id' in other && other.id === found.id)) {
      const message = '本批次中前面的一行已是同一项检查，请删除其中一行。';
      return { row: row.row, faults: [wholeRow('repeated', message)] };
    }
    try {
      const of = { type: visitType, id: found.id };
      const seen = await loadSeen(store, deps, of, caller);
      const isThere = deliveredBefore(seen, row.values);
      if (isThere !== undefined)
        return { row: row.row, seen, isThere, faults: isThere ? [] : [recordedFault] };
      const asked = { do: 'act', action, values: row.values } as const;
      await judgeOnCase(store, deps, of, asked, { caller, seen: String(seen.found.lock) });
      return { row: row.row, seen, faults: [] };
    } catch (error) {
      return { row: row.row, faults: faultsOf(error) };
    }
  }

  async function write({ found }: SeenCase, values: DeliveredRow['values']): Promise<void> {
    const of = { type: visitType, id: found.id };
    await doOnCase(store, deps, of, { do: 'act', action, values }, { caller, seen: String(found.lock) });
  }
}

const tableOf = (judged: readonly Judged[]): DeliveryFault[] =>
  judged.flatMap(({ row, faults }) => faults.map(({ pointer: _, ...fault }) => ({ row, ...fault })));

const refused = (batch: string, judged: readonly Judged[]): Problem => {
  const faults = tableOf(judged);
  const rows = new Set(faults.map(({ row }) => row)).size;
  return new Problem({
    status: 422,
    code: 'results-refused',
    title: '报送的结果有误',
    detail: `有 ${rows} 行有误，全部没有写入。请按 faults 逐行更正后重新报送；只写入无误的行，请将 partial 设为 true。`,
    errors: judged.flatMap(({ faults: own }, at) =>
      own.map(({ pointer, message }) => ({ pointer: `/rows/${at}${pointer}`, message })),
    ),
    extra: { batch, faults },
  });
};

function receipt(batch: string, judged: readonly Judged[]) {
  const rows = judged.map(({ row, seen, isThere, faults }) => {
    const state: 'refused' | 'unchanged' | 'delivered' =
      faults.length > 0 ? 'refused' : isThere ? 'unchanged' : 'delivered';
    const { id, number } = seen?.found ?? {};
    return {
      row,
      state,
      ...(id !== undefined && { case: id }),
      ...(number !== undefined && { number }),
    };
  });
  const many = (state: string) => rows.filter((one) => one.state === state).length;
  return {
    batch,
    delivered: many('delivered'),
    unchanged: many('unchanged'),
    refused: many('refused'),
    rows,
    faults: tableOf(judged),
  };
}
