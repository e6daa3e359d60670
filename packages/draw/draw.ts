import type { Hash } from '@mingcha/kernel/merkle';
import { assignInspectors } from './inspectors.ts';
import { commitmentOf, seedOf } from './seed.ts';
import { selectByTickets, ticketRow } from './select.ts';
import { ticketsOf } from './tickets.ts';
import type { Tools } from './tools.ts';
import type { Frame, Plan, Result, Reveal, SelectedRow } from './types.ts';

/**
 * The result of a draw, exactly as the specification has it. Throws a DrawError where the reveal is not what the plan
 * asked for.
 *
 * It takes the frame's word: a caller that did not build the frame from the rows that the plan was committed with verifies
 * the finished proof (`verifyProof`), which compares the roots too.
 */
export function draw(
  { plan, reveal, ...frame }: Frame & { plan: Plan; reveal: Reveal },
  tools: Tools,
): Result {
  const seed = seedOf(plan, reveal, tools);
  return {
    commitment: commitmentOf(plan, tools.hash),
    seed,
    ...outcome(plan, frame, seed, ticketsOf(seed, frame.objects, tools.hash), tools.hash),
  };
}

/** What follows from the seed, given the tickets of all objects (joined, 32 bytes each). */
export function outcome(
  plan: Plan,
  { objects, inspectors, recusals }: Frame,
  seed: string,
  tickets: Uint8Array,
  hash: Hash,
): Pick<Result, 'selected' | 'reserves'> {
  const { selected, reserves } = selectByTickets(plan.strata, objects, tickets);
  const teams = assignInspectors(
    selected.map((row) => objects[row]!),
    { plan, inspectors, recusals, seed },
    hash,
  );
  return {
    selected: selected.map((row, i): SelectedRow => ({ ...ticketRow(objects, tickets, row), ...teams[i]! })),
    reserves: reserves.map((row) => ticketRow(objects, tickets, row)),
  };
}
