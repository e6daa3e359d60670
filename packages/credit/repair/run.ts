import { isDeepStrictEqual } from 'node:util';
import { actBeside, caseNow } from '@mingcha/casework/besides';
import { Problem, shanghaiTime } from '@mingcha/kernel';
import {
  check,
  remove,
  replace,
  type Stored,
  type TenantStore,
  unlessOvertaken,
  WriteConflict,
} from '@mingcha/store';
import { postponed, workOffDue } from '../outbox.ts';
import { carryOutOutcome } from './interim.ts';
import {
  isProved,
  type Repair,
  type RepairOut,
  repairEntity,
  repairOutEntity,
  type SubscriberName,
  subscribers,
} from './repair.ts';
import { following, type RepairDeps, type Said, type Subscriber } from './subscribers.ts';

/** The states of a case whose repair is carried out, with the action that follows once all have proved it. */
const lastActions: Readonly<Record<string, string>> = { syncing: 'finish', pausing: 'pause' };
const isCarriedOut = (state: string) => Object.hasOwn(lastActions, state);

/** The proofs as the case shows them. */
const proofRows = ({ proofs }: Repair) =>
  following.flatMap(([name]) => {
    const proof = proofs[name];
    return proof ? [{ place: subscribers[name], at: shanghaiTime(proof.at), what: proof.what }] : [];
  });

/** What is missing still, with what it waits for; none where all have proved it. */
const missing = ({ proofs }: Repair, waits: ReadonlyMap<SubscriberName, string>): string =>
  following
    .flatMap(([name]) =>
      proofs[name] ? [] : [waits.has(name) ? `${subscribers[name]}：${waits.get(name)}` : subscribers[name]],
    )
    .join('；') || '无';

/** Shows in the case what is proved by now, and what is missing; nothing where it says so already. */
const show = (
  store: TenantStore,
  deps: RepairDeps,
  repair: Stored<Repair>,
  waits: ReadonlyMap<SubscriberName, string>,
) =>
  actBeside(store, deps, repair.case, async ({ state, fields }) => {
    const values = { proofs: proofRows(repair), missing: missing(repair, waits) };
    const shown = { proofs: fields.proofs, missing: fields.missing };
    return !isCarriedOut(state) || isDeepStrictEqual(values, shown)
      ? undefined
      : { action: 'prove', values, checks: [check(repairEntity, repair, repair.lock)] };
  });

/** What a subscriber says; what the system refuses it is what it waits for. */
async function saidBy(
  follow: Subscriber,
  ...[store, deps, repair]: [TenantStore, RepairDeps, Repair]
): Promise<Said> {
  try {
    return await follow(store, deps, repair);
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500 || error.code === 'busy') throw error;
    return { waits: error.detail ?? error.title };
  }
}

/** Lets each subscriber follow that has not, writes its proof down, and ends the case once all have. */
async function carryOut(store: TenantStore, deps: RepairDeps, out: RepairOut): Promise<void> {
  const load = async () => {
    const found = await store.get(repairEntity, out);
    if (!found) throw new Error(`the repair ${out.case} is missing`);
    return found;
  };
  let repair = await load();
  if (repair.outcome) return carryOutOutcome(store, deps, repair);
  const waits = new Map<SubscriberName, string>();
  for (const [name, follow] of following) {
    if (repair.proofs[name]) continue;
    const said = await saidBy(follow, store, deps, repair);
    if ('waits' in said) {
      waits.set(name, said.waits);
      continue;
    }
    const proof = { at: deps.clock().toISOString(), what: said.did };
    const { lock, ...rest } = repair;
    await store.write(replace(repairEntity, { ...rest, proofs: { ...rest.proofs, [name]: proof } }, lock));
    repair = await load();
    await show(store, deps, repair, waits);
  }
  await show(store, deps, repair, waits);
  if (!isProved(repair)) return;
  await actBeside(store, deps, repair.case, async ({ state, asked }) =>
    !isCarriedOut(state) || asked.some(({ isOpen }) => isOpen)
      ? undefined
      : { action: lastActions[state]!, values: {}, checks: [] },
  );
}

/**
 * Carries out the repairs that are decided. Each part can be repeated, so that a crash loses and doubles nothing; a repair is
 * looked at until its case is done. Resolves to the instant at which there is more.
 */
export async function runRepairs(store: TenantStore, deps: RepairDeps): Promise<string | undefined> {
  const { clock } = deps;
  return workOffDue(store, repairOutEntity, { what: 'repairs', clock }, async (out, now) => {
    let fault: unknown;
    let isThrough = false;
    try {
      await carryOut(store, deps, out);
      isThrough = true;
    } catch (error) {
      // Somebody else was faster; what is waited for is looked at later.
      if (!(error instanceof WriteConflict)) fault = error;
    }
    const isDone = isThrough && !isCarriedOut((await caseNow(store, out.case))?.state ?? '');
    const operations = isDone
      ? [remove(repairOutEntity, out, out.lock)]
      : postponed(repairOutEntity, out, now);
    await unlessOvertaken(store.write(...operations));
    if (fault !== undefined) throw fault;
  });
}
