import { actBeside, caseNowOf, type EngineDeps, type Hook } from '@mingcha/casework/besides';
import { rowsOf } from '@mingcha/casework/reading';
import { Problem } from '@mingcha/kernel';
import { remove, type Stored, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { type Draw, drawEntity } from '../draws/kept/draw.ts';
import { drawNumber } from '../draws/kept/numbers.ts';
import { textOf } from '../looks/visits.ts';
import { visitsByTask } from '../looks/visitsOfDraw.ts';
import { isCalledOff, visitType } from '../visits/decide.ts';
import { drawsOfUnit, joinEntity, unitOf } from '../visits/joins/join.ts';
import { officialDrawsOf, workLeft } from './completion.ts';
import { taskType } from './drawTask.ts';
import { lookAtTask, taskLookEntity } from './taskLook.ts';

/** A visit is over: its task may be carried out with it. */
export const visitOver: Hook = {
  reads: ['draw', 'object'],
  alongside: async ({ fields: { draw, object } }) =>
    typeof draw === 'string' ? [lookAtTask(draw, String(object))] : [],
};

/** A look takes so many. */
const mostAtOnce = 50;

/** The draws that a visit of an object is made for: those of its dispatch, and those that were joined to it. */
async function drawsFor(store: TenantStore, draw: Draw, object: string | undefined): Promise<Draw[]> {
  const unit = unitOf(draw);
  const join = object === undefined ? undefined : await store.get(joinEntity, { unit, object });
  const units = [unit, ...(join?.others ?? [])];
  return (await Promise.all(units.map((one) => drawsOfUnit(store, one)))).flat();
}

const outcomes = ['未发现问题', '发现问题已改正', '发现问题待处理', '未能检查'] as const;

/** What came of draws, as the announcement of the results says it. */
async function summaryOf(store: TenantStore, draws: readonly Draw[]): Promise<string> {
  const byTask = visitsByTask(await rowsOf(store, visitType));
  const rows = draws.flatMap(({ committed }) => (committed ? (byTask.get(drawNumber(committed)) ?? []) : []));
  const made = [...new Set(rows)].filter((row) => !isCalledOff(row));
  const parts = outcomes.flatMap((outcome) => {
    const many = made.filter((row) => textOf(row, 'outcome') === outcome).length;
    return many > 0 ? [`${outcome} ${many} 户`] : [];
  });
  return `本任务共检查 ${made.length} 户${parts.length > 0 ? `：${parts.join('，')}` : ''}。`;
}

/** Ends a task where all of it is done; the need of the action is asked again when it is written. */
async function endTask(store: TenantStore, deps: EngineDeps, task: string): Promise<void> {
  const found = await caseNowOf(store, taskType, task);
  if (found?.state !== 'running' || (await workLeft(store, task)) !== undefined) return;
  const summary = await summaryOf(store, await officialDrawsOf(store, task));
  try {
    await actBeside(store, deps, task, async ({ state, fields }) =>
      state === 'running'
        ? { action: 'complete', values: { summary: fields.summary ?? summary }, checks: [] }
        : undefined,
    );
  } catch (error) {
    // By an older definition it is the office that ends it.
    if (!(error instanceof Problem) || error.status >= 500 || error.code === 'busy') throw error;
  }
}

/** Ends the tasks of which the last visit is public or called off. Done twice it changes nothing. Resolves to the instant at which there is more. */
export async function endTasks(store: TenantStore, deps: EngineDeps): Promise<string | undefined> {
  const { items, next } = await store.query(taskLookEntity, [], { limit: mostAtOnce });
  const done = new Set<string>();
  for (const look of items) {
    const draw = await store.get(drawEntity, { id: look.draw });
    const draws = draw ? await drawsFor(store, draw, look.object) : [];
    for (const task of new Set(draws.flatMap(({ task }) => task?.id ?? []))) {
      if (!done.has(task)) await endTask(store, deps, task);
      done.add(task);
    }
    await forget(store, look);
  }
  return next ? deps.clock().toISOString() : undefined;
}

const forget = (store: TenantStore, look: Stored<Parameters<typeof taskLookEntity.key>[0]>) =>
  unlessOvertaken(store.write(remove(taskLookEntity, look, look.lock)));
