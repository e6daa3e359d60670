import { theClock } from '@mingcha/http';
import { objectKind } from '@mingcha/inspection';
import { addDays, endOfMonth, Problem, shanghaiDate } from '@mingcha/kernel';
import { type ImportQueue, isStuck, nextLook, openRegister } from '@mingcha/register';
import { earliest, idFrom, replace, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { combinationsFor } from '../combinations/published.ts';
import type { EvaluationDeps } from '../deps.ts';
import { asOfMonth, asOfNow, beginRun, landingIn, listedIn, type ModelAt, publishedModels } from './begin.ts';
import { leaseMilliseconds } from './lease.ts';
import { openRuns, runEntity, runId } from './run.ts';

/** The month before the one of an instant, as `YYYY-MM`. */
const monthBefore = (now: Date): string => addDays(`${shanghaiDate(now).slice(0, 7)}-01`, -1).slice(0, 7);

type ClockDeps = Pick<EvaluationDeps, 'clock' | 'models'> & { queue: ImportQueue };

/**
 * Begins the evaluations of a month that is over, by each model that there is, and sends again runs whose worker is gone or whose
 * message was lost. Resolves to the instant at which there is more.
 */
export async function runCredit(store: TenantStore, deps: ClockDeps): Promise<string | undefined> {
  const { queue, clock } = deps;
  const now = clock();
  const all = await publishedModels(store, deps);
  const landing = await modelToRun(store, all);
  const listed = listedIn(all);
  if (landing) await beginMonth(store, { month: monthBefore(now), at: landing, name: '' }, deps);
  for (const at of listed)
    await unlessForPeople(() =>
      beginMonth(store, { month: monthBefore(now), at, name: ` ${at.model.id}` }, deps),
    );
  const isRun = landing !== undefined || listed.length > 0;
  const open = await openRuns(store);
  for (const run of open.filter((one) => isStuck(one, now, leaseMilliseconds))) {
    const { lock, ...rest } = run;
    const sent = { ...rest, sentAt: now.toISOString() };
    if (await unlessOvertaken(store.write(replace(runEntity, sent, lock))))
      await queue.send({ tenant: store.tenant, jobId: run.id });
  }
  return earliest(nextLook(open, now), isRun ? endOfMonth(asOfNow(now).month).toISOString() : undefined);
}

/** The model that lands; undefined where there is none, or what keeps it from running is for people to solve. */
async function modelToRun(store: TenantStore, all: readonly ModelAt[]): Promise<ModelAt | undefined> {
  const { draft: roster } = await openRegister(store, objectKind).heads();
  if (!roster) return undefined;
  return unlessForPeople(async () => landingIn(all));
}

/** What something comes to; undefined where what keeps it from that is for people to solve. */
async function unlessForPeople<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

type Due = { month: string; at: ModelAt; name: string };

/** The id follows from the month and the model's name, so that of two that look at once one begins it, and stands in the list at its end. */
async function beginMonth(store: TenantStore, { month, at, name }: Due, deps: ClockDeps): Promise<void> {
  const id = idFrom(`month ${month}${name}`, endOfMonth(month).toISOString());
  if (await store.get(runEntity, { id: runId(id) })) return;
  const combination = await combinationsFor(store, at.model);
  const given = { purpose: 'month', at, combination, asOf: asOfMonth(month), by: theClock, id } as const;
  const begun = beginRun(store, given, deps);
  if (await unlessOvertaken(begun.then(() => {})))
    await deps.queue.send({ tenant: store.tenant, jobId: runId(id) });
}
