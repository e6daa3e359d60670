import { type Actor, audit } from '@mingcha/http';
import { type Clock, divisionName, problems } from '@mingcha/kernel';
import { type Stored, sha256Hex, type TenantStore } from '@mingcha/store';
import { actorAbove } from '../above.ts';
import { audited, logged, saveWitness } from './save.ts';
import type { Witness } from './witness.ts';

/** What a province decides on a registration; `reason` where it refuses. */
export type Decision = { state: 'confirmed' } | { state: 'refused'; reason: string };

/** The store of the city, and the one of the province for its own record. */
type At = { city: TenantStore; province: TenantStore };

/** Throws `witness-withdrawn` and `witness-decided` (409). */
function requireOpen({ withdrawn, confirmation }: Witness, { state }: Decision): void {
  if (withdrawn) throw problems.conflict('witness-withdrawn', '该见证方已被所在市撤销，不能再作决定。');
  if (confirmation?.state !== state) return;
  const done = state === 'confirmed' ? '确认' : '退回';
  throw problems.conflict('witness-decided', `该见证方已经${done}，不能重复${done}。`);
}

/**
 * A province confirms a witness of its city, or refuses it, also one that it had confirmed: then no new draw names it. The
 * decision stands in the city's table, public log and audit log by one write, and in the province's audit log before it.
 * Throws `witness-withdrawn` and `witness-decided` (409), and `WriteConflict` where the witness changed since it was read.
 */
export async function decideOnWitness(
  { city, province }: At,
  before: Stored<Witness>,
  decision: Decision,
  { by, clock }: { by: Actor; clock: Clock },
): Promise<Stored<Witness>> {
  requireOpen(before, decision);
  const { lock: _, confirmation: former, ...witness } = before;
  const above = actorAbove(by, province.tenant);
  const facts = { at: clock().toISOString(), by: above, province: province.tenant };
  const next: Witness = { ...witness, confirmation: { ...decision, ...facts } };
  const said = { ...logged(before), province: province.tenant };
  const entry =
    decision.state === 'confirmed'
      ? ({ type: 'witness.confirmed', ...said } as const)
      : ({ type: 'witness.refused', ...said, reason: sha256Hex(decision.reason) } as const);
  const [inCity, inProvince] =
    decision.state === 'confirmed'
      ? (['witness.confirm', 'city-witness.confirm'] as const)
      : (['witness.refuse', 'city-witness.refuse'] as const);
  const detail = { key: before.key, ...('reason' in decision && { reason: decision.reason }) };
  // The record first: a decision without one would be worse than a record of one that did not come about.
  const inside = { ...audited(before), in: city.tenant };
  await province.write(
    ...audit(clock, by, inProvince, inside, { detail: { ...detail, city: divisionName(city.tenant) } }),
  );
  const loses = decision.state === 'refused' && former?.state === 'confirmed';
  const alongside = audit(clock, above, inCity, audited(before), { detail });
  return saveWitness(city, before, { next, entry, loses, alongside }, clock);
}
