import {
  actBeside,
  type CaseNow,
  casesNowOf,
  type DoneBeside,
  type EngineDeps,
} from '@mingcha/casework/besides';
import type { TenantStore } from '@mingcha/store';
import { recordsOf } from '../records/reading/read.ts';
import { reviveRecord } from '../records/writing/repair.ts';
import { listingsConcerned, listingsSuspended, recordConcerned } from './concerned.ts';
import { listingType, type Repair } from './repair.ts';

/** What the engine does to a listing where it stands in a state; done again it does nothing. */
async function actInState(
  ...[store, deps, listings, from, of]: [
    TenantStore,
    EngineDeps,
    readonly CaseNow[],
    string,
    Extract<DoneBeside, { action: string }>,
  ]
): Promise<void> {
  for (const { id } of listings)
    await actBeside(store, deps, id, async ({ state }) =>
      state === from ? { ...of, checks: [] } : undefined,
    );
}

const listingsOf = (store: TenantStore, { subject }: Repair) => casesNowOf(store, listingType, subject);
const numbersOf = (listings: readonly CaseNow[]) => listings.map(({ number = '' }) => number).join('、');

/** Takes the listings that rest on what is repaired out of publication, for the time of a plan. */
export async function suspendListings(
  store: TenantStore,
  deps: EngineDeps,
  repair: Repair,
): Promise<{ did: string }> {
  const standing = listingsConcerned(await listingsOf(store, repair), repair.number);
  const suspended = `破产临时修复（${repair.ruling}）`;
  await actInState(store, deps, standing, 'listed', { action: 'suspend', values: { suspended } });
  const now = listingsSuspended(await listingsOf(store, repair), repair.number);
  return {
    did:
      now.length > 0 ? `严重违法失信名单已暂停公示：${numbersOf(now)}。` : '不在严重违法失信名单，无须暂停。',
  };
}

/**
 * Carries out what came of a plan: what was suspended is removed for good, or it is public and counts again. Done again it changes
 * nothing.
 */
export async function carryOutOutcome(store: TenantStore, deps: EngineDeps, repair: Repair): Promise<void> {
  const suspended = listingsSuspended(await listingsOf(store, repair), repair.number);
  if (repair.outcome === 'settled') {
    const removal = { action: 'repair', values: { ground: '重整计划执行完毕，信用修复' } };
    await actInState(store, deps, suspended, 'suspended', removal);
    return;
  }
  const found = recordConcerned(await recordsOf(store, repair.subject), repair);
  const reason = '终止临时修复，恢复公示';
  if (found) await reviveRecord(store, deps.clock, found, { by: repair.by, reason });
  await actInState(store, deps, suspended, 'suspended', { action: 'resume', values: {} });
}
