import { type Plan2, ticketInPlan, ticketOf } from '@mingcha/draw';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Plan } from '../api/types.ts';

/** The heaviest weight that is tried: rosters give a handful at most. */
const heaviest = 64;

/**
 * The weight at which a published ticket is an object's own: the least w ≤ 64 whose ticket it is. Undefined when there is
 * none: the ticket was not computed from this seed and id. Seed and ticket are hex.
 */
export function weightOfTicket(seed: string, id: string, ticket: string): number | undefined {
  for (let weight = 1; weight <= heaviest; weight++) {
    const computed = ticketOf(seed, id, weight, sha256);
    if (computed === ticket) return weight;
    if (computed < ticket) return undefined;
  }
  return undefined;
}

type Published = { id: string; ticket: string; salt: string | undefined };

/** Whether a published ticket is the object's own after the plan. The second specification takes the row's salt for it. */
export function ticketAgrees(plan: Plan, seed: string, { id, ticket, salt }: Published): boolean {
  if (plan.spec !== 'mingcha-draw/2') return weightOfTicket(seed, id, ticket) !== undefined;
  return salt !== undefined && ticketInPlan(plan as Plan2, seed, { id, salt }, sha256) === ticket;
}
