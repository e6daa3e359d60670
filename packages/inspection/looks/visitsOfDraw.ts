import type { CaseRow } from '@mingcha/casework/reading';
import { idPattern } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { type Draw, drawEntity } from '../draws/kept/draw.ts';
import { drawNumber, yearOfDraw } from '../draws/kept/numbers.ts';
import { listDraws } from '../draws/reading/list.ts';
import { textsOf } from './visits.ts';

/** The names by which a visit says of which draw it is. */
const namesOf = ({ id, committed }: Pick<Draw, 'id' | 'committed'>): readonly string[] =>
  committed ? [id, drawNumber(committed)] : [id];

/** Visits by what they name as their task, and by the tasks that were joined to it; who reads several draws makes it once. */
export function visitsByTask(rows: readonly CaseRow[]): ReadonlyMap<string, readonly CaseRow[]> {
  const byTask = new Map<string, CaseRow[]>();
  for (const row of rows) {
    // The visit that it was joined to stands for it.
    if (row.state === 'merged') continue;
    for (const task of [...textsOf(row, 'task'), ...textsOf(row, 'joinedTasks')]) {
      const there = byTask.get(task);
      if (there) there.push(row);
      else byTask.set(task, [row]);
    }
  }
  return byTask;
}

/** The visits of a draw among them. */
export const visitsOfDraw = (
  byTask: ReturnType<typeof visitsByTask>,
  draw: Pick<Draw, 'id' | 'committed'>,
): CaseRow[] => namesOf(draw).flatMap((name) => byTask.get(name) ?? []);

/** The draw that a visit names; undefined where it names none. */
export async function drawOfTask(store: TenantStore, task: string): Promise<Draw | undefined> {
  if (idPattern.test(task)) return store.get(drawEntity, { id: task });
  const year = yearOfDraw(task);
  if (year === undefined) return undefined;
  const wanted = ({ committed }: Draw) => committed !== undefined && drawNumber(committed) === task;
  const { items } = await listDraws(store, { series: 'official', year, wanted }, { limit: 1 });
  return items[0];
}
