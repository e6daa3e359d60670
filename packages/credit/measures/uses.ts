import { actBeside, type CaseNow, casesNowOf, type EngineDeps } from '@mingcha/casework/besides';
import { shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Ground } from './ground.ts';
import { groundsOf } from './grounds.ts';
import { type MeasureUse, measureUses } from './measureLists.ts';

const inForce = 'inForce';

/** A use that is decided, with what it rests on; without a ground it ends at the clock's next look. */
export type Use = { use: MeasureUse; now: CaseNow; ground: Ground | undefined };

/** All uses about a subject that are decided and not over. */
export async function usesOf(store: TenantStore, subject: string, today: string): Promise<Use[]> {
  const uses = Object.keys(measureUses) as MeasureUse[];
  const found = await Promise.all(
    uses.map(async (use) =>
      (await casesNowOf(store, measureUses[use].type, subject))
        .filter(({ state }) => state === inForce)
        .map((now) => ({ use, now })),
    ),
  );
  const all = found.flat();
  if (all.length === 0) return [];
  const grounds = await groundsOf(store, subject, today);
  return all.map((one) => ({ ...one, ground: grounds.find(one.use, String(one.now.fields.rests)) }));
}

/** Those that hold on a day: between their days, and on a ground that stands, however late the clock looks. */
export async function usesInForce(store: TenantStore, subject: string, today: string): Promise<Use[]> {
  return (await usesOf(store, subject, today)).filter(
    ({ ground, now: { fields } }) =>
      ground && String(fields.begins) <= today && today <= String(fields.until),
  );
}

/** Ends what has lost its ground. Done again it does nothing. Resolves to the numbers of what it has ended. */
export async function endGroundless(
  store: TenantStore,
  deps: EngineDeps,
  subject: string,
): Promise<string[]> {
  const uses = await usesOf(store, subject, shanghaiDate(deps.clock()));
  const lost = uses.filter(({ ground }) => !ground);
  for (const { now } of lost)
    await actBeside(store, deps, now.id, async ({ state, fields: { rests } }) =>
      state === inForce
        ? {
            action: 'lift',
            values: { ground: `所依据的“${String(rests)}”已修复、移出、撤下或者期满` },
            checks: [],
          }
        : undefined,
    );
  return lost.flatMap(({ now: { number } }) => number ?? []);
}
