import { actBeside, casesNowOf, type EngineDeps } from '@mingcha/casework/besides';
import { remove, type Stored, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { postponed, workOffDue } from '../outbox.ts';
import { listingsConcerned } from '../repair/concerned.ts';
import { listTypes } from '../repair/repair.ts';
import { type ObjectionOut, objectedTo, objectionOutEntity, openObjections } from './objection.ts';

/** What a listing says that somebody objects to. */
const disputed = '异议处理中';

/** Lets the listings that an objection names say whether one is open. */
async function mark(store: TenantStore, deps: EngineDeps, { subject, number }: ObjectionOut): Promise<void> {
  if (number === undefined) return;
  const all = await Promise.all(listTypes.map((type) => casesNowOf(store, type, subject)));
  const listings = listingsConcerned(all.flat(), number);
  for (const { id, number: own, fields } of listings)
    await actBeside(store, deps, id, async (now) => {
      const names = [own, fields.penalty];
      const isOpen = (await openObjections(store)).some(
        (one) =>
          one.subject === subject &&
          one.about === objectedTo.listing &&
          one.accepted !== undefined &&
          names.includes(one.number),
      );
      if (listingsConcerned([now], number).length === 0 || (now.fields.objection !== undefined) === isOpen)
        return undefined;
      return isOpen
        ? { action: 'dispute', values: { objection: disputed }, checks: [] }
        : { action: 'settle', values: {}, checks: [] };
    });
}

async function carryOut(store: TenantStore, deps: EngineDeps, out: Stored<ObjectionOut>): Promise<void> {
  await mark(store, deps, out);
  await unlessOvertaken(store.write(remove(objectionOutEntity, out, out.lock)));
}

/**
 * Brings objections that were accepted or have ended into the listings that they are about. Each can be repeated. Resolves to
 * the instant at which there is more.
 */
export async function runObjections(store: TenantStore, deps: EngineDeps): Promise<string | undefined> {
  const { clock } = deps;
  return workOffDue(store, objectionOutEntity, { what: 'objections', clock }, async (out, now) => {
    try {
      await carryOut(store, deps, out);
    } catch (error) {
      await unlessOvertaken(store.write(...postponed(objectionOutEntity, out, now)));
      throw error;
    }
  });
}
