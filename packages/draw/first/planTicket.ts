import type { Hash } from '@mingcha/kernel/merkle';
import { toHex } from '../base/bytes.ts';
import { shiftOf } from '../second/batch.ts';
import { type Plan2, SPEC_2 } from '../second/types.ts';
import { type TicketForm, ticketsOf } from './tickets.ts';
import type { ObjectRow, Plan } from './types.ts';

/** The ticket as hex that one row of the frame has in a draw, after the draw's specification. The seed is hex. */
export function ticketInPlan(
  plan: Plan | Plan2,
  seed: string,
  { id, weight, salt }: Pick<ObjectRow, 'id' | 'weight' | 'salt'>,
  hash: Hash,
): string {
  const form: TicketForm = plan.spec === SPEC_2 ? { spec: SPEC_2, shift: shiftOf(plan) } : {};
  const row = { id, salt, stratum: '', region: '', skills: [], ...(weight !== undefined && { weight }) };
  return toHex(ticketsOf(seed, [row], hash, form));
}
