import type { EngineDeps } from '@mingcha/casework/besides';
import {
  create,
  earliest,
  type Operation,
  queryAll,
  remove,
  replace,
  retryAt,
  type Stored,
  type TenantStore,
  unlessOvertaken,
  WriteConflict,
} from '@mingcha/store';
import { accountWaitEntity, dispatchEntity, type VisitOut, visitOutEntity } from './dispatch.ts';
import { accountsByRow, readPlan } from './read.ts';
import { addAccounts, bringVisit } from './sync.ts';

/** While somebody waits for an answer so many visits are opened or changed; the clock does the others. */
const mostRightAway = 10;
/** A look takes so many; where there are more, the next look follows at once. */
const mostAtOnce = 200;
const mostEntries = 20;

/** Does so much of an entry and writes how far it has come. Each part can be repeated, so that a crash loses and doubles nothing. */
async function workOff(
  store: TenantStore,
  deps: EngineDeps,
  out: Stored<VisitOut>,
  most: number,
): Promise<{ done: number }> {
  const dispatch = await store.get(dispatchEntity, { id: out.dispatch });
  if (!dispatch) throw new Error(`the dispatch ${out.dispatch} is missing`);
  const plan = await readPlan(store, dispatch);
  const from = out.from ?? 0;
  const all = out.objects ?? plan.objects.slice(from);
  const now = all.slice(0, most);
  const left: string[] = [];
  for (const object of now) if (!(await bringVisit(store, deps, dispatch, object, plan))) left.push(object);
  const rest = all.slice(now.length);
  const next = out.objects ? { objects: rest } : { from: from + now.length };
  const operations: Operation[] = [
    rest.length > 0
      ? replace(visitOutEntity, { ...out, ...next }, out.lock)
      : remove(visitOutEntity, out, out.lock),
  ];
  if (left.length > 0) {
    const at = retryAt(out.tries, deps.clock());
    const what = out.tries > 0 ? out.what : `${out.what} ${from}`;
    const again = { at, dispatch: out.dispatch, what, objects: left };
    operations.push(create(visitOutEntity, { ...again, tries: out.tries + 1 }));
  }
  await unlessOvertaken(store.write(...operations));
  return { done: now.length };
}

/** Does the first of what a dispatch waits for, right after the command that asked for it; the clock does the rest, also where this fails. */
export async function followVisits(store: TenantStore, deps: EngineDeps, dispatch: string): Promise<void> {
  try {
    const due = await dueOuts(store, deps);
    let left = mostRightAway;
    for (const out of due.filter((one) => one.dispatch === dispatch)) {
      if (left <= 0) return;
      left -= (await workOff(store, deps, out, left)).done;
    }
  } catch {
    // The entry is still there.
  }
}

async function dueOuts(
  store: TenantStore,
  { clock }: Pick<EngineDeps, 'clock'>,
): Promise<Stored<VisitOut>[]> {
  const to = [clock().toISOString()];
  return (await store.query(visitOutEntity, [], { between: { to }, limit: mostEntries })).items;
}

/**
 * What time brings to dispatches: visits are opened, changed and ended as their draws say, and inspectors who got an account join
 * the teams of their visits. Safe to call at any time and more than once. Resolves to the instant at which there is more.
 */
export async function runVisits(store: TenantStore, deps: EngineDeps): Promise<string | undefined> {
  const faults: unknown[] = [];
  let again = false;
  let left = mostAtOnce;
  for (const out of await dueOuts(store, deps)) {
    if (left <= 0) break;
    try {
      left -= (await workOff(store, deps, out, left)).done;
    } catch (error) {
      if (error instanceof WriteConflict) again = true;
      else faults.push(error);
    }
  }
  const waiting = await queryAll(store, accountWaitEntity, []);
  if (waiting.length > 0) await addAccounts(store, deps, await accountsByRow(store), waiting);
  if (faults.length > 0)
    throw new AggregateError(faults, `visits: ${faults.join('; ')}`, { cause: faults[0] });
  const { items: next } = await store.query(visitOutEntity, [], { limit: 1 });
  return earliest(next[0]?.at, again ? deps.clock().toISOString() : undefined);
}
