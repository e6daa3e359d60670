import { theClock } from '@mingcha/http';
import { objectKind } from '@mingcha/inspection';
import { addDays, endOfMonth, Problem, shanghaiDate } from '@mingcha/kernel';
import { type ImportQueue, isStuck, nextLook, openRegister } from '@mingcha/register';
import { earliest, idFrom, replace, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { combinationsAt } from '../combinations/published.ts';
import type { EvaluationDeps } from '../deps.ts';
import { asOfMonth, asOfNow, beginRun, landingModel, type ModelAt } from './begin.ts';
import { leaseMilliseconds } from './lease.ts';
import { openRuns, runEntity, runId } from './run.ts';

/** The month before the one of an instant, as `YYYY-MM`. */
const monthBefore = (now: Date): string => addDays(`${shanghaiDate(now).slice(0, 7)}-01`, -1).slice(0, 7);

type ClockDeps = EvaluationDeps & { queue: ImportQueue };

/**
 * Begins the evaluation of a month that is over, where there is a model, and sends again runs whose worker is gone or whose
 * message was lost. Resolves to the instant at which there is more.
 */
export async function runCredit(store: TenantStore, deps: ClockDeps): Promise<string | undefined> {
  const { queue, clock } = deps;
  const now = clock();
  const at = await modelToRun(store, deps);
  if (at) await beginMonth(store, monthBefore(now), at, deps);
  const open = await openRuns(store);
  for (const run of open.filter((one) => isStuck(one, now, leaseMilliseconds))) {
    const { lock, ...rest } = run;
    const sent = { ...rest, sentAt: now.toISOString() };
    if (await unlessOvertaken(store.write(replace(runEntity, sent, lock))))
      await queue.send({ tenant: store.tenant, jobId: run.id });
  }
  return earliest(nextLook(open, now), at && endOfMonth(asOfNow(now).month).toISOString());
}

/** The model that lands; undefined where there is none, or what keeps it from running is for people to solve. */
async function modelToRun(store: TenantStore, deps: ClockDeps): Promise<ModelAt | undefined> {
  const { draft: roster } = await openRegister(store, objectKind).heads();
  if (!roster) return undefined;
  try {
    return await landingModel(store, deps);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** The id follows from the month, so that of two that look at once one begins it, and stands in the list at its end. */
async function beginMonth(store: TenantStore, month: string, at: ModelAt, deps: ClockDeps): Promise<void> {
  const id = idFrom(`month ${month}`, endOfMonth(month).toISOString());
  if (await store.get(runEntity, { id: runId(id) })) return;
  const combination = await combinationsAt(store, 'published');
  const given = { purpose: 'month', at, combination, asOf: asOfMonth(month), by: theClock, id } as const;
  const begun = beginRun(store, given, deps);
  if (await unlessOvertaken(begun.then(() => {})))
    await deps.queue.send({ tenant: store.tenant, jobId: runId(id) });
}
