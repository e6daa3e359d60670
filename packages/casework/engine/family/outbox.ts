import {
  create,
  remove,
  type Stored,
  type TenantStore,
  unlessOvertaken,
  WriteConflict,
} from '@mingcha/store';
import type { CaseDeps } from '../../deps.ts';
import { caseEntity } from '../../kept/case.ts';
import { type CaseOut, outEntity, postponed } from '../../kept/out.ts';
import { openForBadRating } from '../../rating/openBad.ts';
import { loadOffice } from '../opening/office.ts';
import { placeRest } from '../opening/placeRest.ts';
import { openChild, tellParent, withdrawChild } from './children.ts';
import { takeMerged, tellMerged } from './merges.ts';

type Deps = Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks' | 'files'>;

/** A look takes so many entries; where there are more, the next look follows at once. */
const mostAtOnce = 50;
/** While somebody waits for an answer so many children are opened; the clock opens the others. */
const mostRightAway = 20;

/**
 * Does what follows from a change in other cases, right after it. What does not succeed now stays for the clock, which
 * reports what is wrong: the change itself stands.
 */
export async function followUp(store: TenantStore, deps: Deps, out: CaseOut | undefined): Promise<void> {
  if (!out) return;
  try {
    await workOff(store, deps, { ...out, lock: 1 }, mostRightAway);
  } catch {
    // The entry is still there.
  }
}

/** Does what is due of all entries; those that fail are looked at later. Resolves to the instant at which there is more. */
export async function workOffDue(
  store: TenantStore,
  deps: Deps,
): Promise<{ faults: unknown[]; next: string | undefined }> {
  const now = deps.clock();
  const first = async (limit: number) => (await store.query(outEntity, [], { limit })).items;
  const found = await first(mostAtOnce);
  const due = found.filter(({ at }) => at <= now.toISOString());
  const faults: unknown[] = [];
  for (const out of due) {
    try {
      await workOff(store, deps, out);
    } catch (error) {
      // Others are at work on the same cases: the next look takes it up.
      if (error instanceof WriteConflict) continue;
      faults.push(error);
      await postpone(store, out, out, now);
    }
  }
  const [next] = due.length === 0 ? found : await first(1);
  return { faults, next: next?.at };
}

/** Does all of an entry and removes it. Each part of it can be repeated, so that a crash at any point loses and doubles nothing. */
async function workOff(
  store: TenantStore,
  deps: Deps,
  out: Stored<CaseOut>,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  const own = await store.get(caseEntity, { id: out.case });
  if (!own) return removeOut(store, out);
  if (out.places) {
    const { types } = deps;
    const compiled = await types.of(store, own, await types.current(store, own.type));
    await placeRest(store, { compiled, office: await loadOffice(store) }, own);
    return;
  }
  const follow = (next: CaseOut | undefined) => followUp(store, deps, next);
  const left: string[] = [];
  for (const child of out.opens.slice(0, most)) {
    const { isOpened, out: next } = await openChild(store, deps, out, child);
    if (!isOpened) left.push(child);
    await follow(next);
  }
  for (const child of out.withdraws) await follow(await withdrawChild(store, deps, own, child));
  if (out.tells && own.parent) await follow(await tellParent(store, deps, own.parent));
  if (out.mergesInto !== undefined) await follow(await takeMerged(store, deps, own, out.mergesInto));
  if (out.tellsMerged)
    for (const one of own.merged ?? []) await follow(await tellMerged(store, deps, own, one));
  if (out.badRating) await follow(await openForBadRating(store, deps, own, out));
  if (out.opens.length > most) return;
  if (left.length === 0) await removeOut(store, out);
  else {
    const { mergesInto: _, tellsMerged: __, ...rest } = out;
    await postpone(store, out, { ...rest, opens: left, withdraws: [], tells: false }, deps.clock());
  }
}

async function removeOut(store: TenantStore, out: Stored<CaseOut>): Promise<void> {
  await unlessOvertaken(store.write(remove(outEntity, out, out.lock)));
}

async function postpone(store: TenantStore, out: Stored<CaseOut>, rest: CaseOut, now: Date): Promise<void> {
  await unlessOvertaken(
    store.write(remove(outEntity, out, out.lock), create(outEntity, postponed(rest, now))),
  );
}
