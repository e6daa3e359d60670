import { actBeside, caseNow, type EngineDeps, openBeside } from '@mingcha/casework/besides';
import { Problem } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { drop, type Operation, place, put, remove, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { countyOf } from '../draws/frame/frame.ts';
import { objectKind } from '../rosters/objectKind.ts';
import { isOpen, listed, openingValues, visitAction, visitType, withoutAccount } from './decide.ts';
import { accountWaitEntity, type Dispatch, visitFaultEntity } from './dispatch.ts';
import { type ReadPlan, readPlan } from './read.ts';
import { visitId } from './visitId.ts';

/** Waits for the accounts of inspectors who have none. */
const waitsFor = (id: string, rows: readonly string[]): Operation[] =>
  rows.map((row) => place(accountWaitEntity, { row, case: id }));

/** The county of an object by the list that the visit takes its address from; undefined where it has none. */
async function countyNow(store: TenantStore, object: string): Promise<string | undefined> {
  const register = openRegister(store, objectKind);
  const { published, draft } = await register.heads();
  const version = published ?? draft;
  const row = version && (await register.row(version.id, object));
  return row ? countyOf(row.division) : undefined;
}

/** Redrawn, freed of parts, invited: no visit needs more in a row. */
const mostActions = 3;

/**
 * Brings the visit of an object to what the draws of its dispatch say now: opens it, changes it, or ends it. Doing it twice
 * changes nothing. Throws what stands against it as a problem.
 */
async function bring(
  store: TenantStore,
  deps: EngineDeps,
  dispatch: Dispatch,
  object: string,
  plan: ReadPlan,
): Promise<void> {
  const id = visitId(dispatch, object);
  const faultGone = drop(visitFaultEntity, { dispatch: dispatch.id, object });
  let first = true;
  // As it was read for all objects at once; after a lost race, as it is now.
  const latest = async () => {
    const given = first ? plan : await readPlan(store, dispatch);
    first = false;
    return given;
  };
  await openBeside(store, deps, id, async () => {
    const { wanted, accounts, unchanged, sameJoin } = await latest();
    const visit = wanted.get(object);
    if (!visit) return undefined;
    const waits = waitsFor(id, withoutAccount(visit.inspectors, accounts));
    const county = await countyNow(store, object);
    const values = openingValues(visit, dispatch.terms, accounts, county);
    return { type: visitType, values, alongside: [...unchanged, sameJoin(object), ...waits, faultGone] };
  });
  for (let i = 0; i < mostActions; i++) {
    first = true;
    let isDone = true;
    await actBeside(store, deps, id, async (now) => {
      const { wanted, gone, accounts, unchanged, sameJoin } = await latest();
      const visit = wanted.get(object);
      const next = visitAction(now, visit, gone.get(object), accounts);
      isDone = next === undefined;
      const waits = visit ? waitsFor(id, withoutAccount(visit.inspectors, accounts)) : [];
      return next && { ...next, checks: [...unchanged, sameJoin(object), ...waits, faultGone] };
    });
    if (isDone) return;
  }
}

/** The same for one object; what stands against it is kept for the pages to show. Resolves to whether nothing is left to do. */
export async function bringVisit(
  store: TenantStore,
  deps: EngineDeps,
  dispatch: Dispatch,
  object: string,
  plan: ReadPlan,
): Promise<boolean> {
  const key = { dispatch: dispatch.id, object };
  const before = await store.get(visitFaultEntity, key);
  try {
    await bring(store, deps, dispatch, object, plan);
    const left = before && (await store.get(visitFaultEntity, key));
    if (left) await unlessOvertaken(store.write(remove(visitFaultEntity, key, left.lock)));
    return true;
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500 || error.code === 'busy') throw error;
    const fault = { ...key, at: deps.clock().toISOString(), message: messageOf(error) };
    // Another worker says the same.
    await unlessOvertaken(store.write(put(visitFaultEntity, fault, before)));
    return false;
  }
}

const messageOf = ({ detail, title, errors = [] }: Problem): string =>
  [detail ?? title, ...errors.map(({ message }) => message)].join(' ');

/** Adds accounts to the teams of open visits that have waited for them. Resolves to nothing; what was not written is looked at again. */
export async function addAccounts(
  store: TenantStore,
  deps: EngineDeps,
  accounts: ReadPlan['accounts'],
  waits: readonly { row: string; case: string; lock: number }[],
): Promise<void> {
  for (const wait of waits) {
    const now = await caseNow(store, wait.case);
    const person = accounts.get(wait.row);
    const isOver = !now || !isOpen(now) || !listed(now.fields.inspectors).includes(wait.row);
    if (isOver || (person !== undefined && listed(now.fields.team).includes(person)))
      await unlessOvertaken(store.write(remove(accountWaitEntity, wait, wait.lock)));
    else if (person !== undefined)
      await actBeside(store, deps, wait.case, async ({ fields }) => ({
        action: 'join',
        values: { team: [...new Set([...listed(fields.team), person])] },
        checks: [drop(accountWaitEntity, wait)],
      }));
  }
}
