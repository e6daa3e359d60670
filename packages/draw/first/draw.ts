import type { Hash } from '@mingcha/kernel/merkle';
import { commitmentOf, seedOf } from '../base/seed.ts';
import type { Tools } from '../base/tools.ts';
import { shiftOf } from '../second/batch.ts';
import { strataOf } from '../second/strata.ts';
import {
  type Frame2,
  type Plan2,
  type Result2,
  type Reveal2,
  SPEC_2,
  type StrataOpening,
} from '../second/types.ts';
import type { Spec } from './forms.ts';
import { assignInspectors } from './inspectors.ts';
import { selectByTickets, ticketRow } from './select.ts';
import { ticketsOf } from './tickets.ts';
import type { Frame, Plan, Result, Reveal, SelectedRow } from './types.ts';

/** What a draw goes by. The opened strata are needed where the plan seals them. */
type Given = Frame & { plan: Plan; reveal: Reveal };
type Given2 = Frame2 & { plan: Plan2; reveal: Reveal2; strata?: StrataOpening };

/**
 * The result of a draw, exactly as its specification has it. Throws a DrawError where the reveal is not what the plan
 * asked for.
 *
 * It takes the frame's word: a caller that did not build the frame from the rows that the plan was committed with verifies
 * the finished proof (`verifyProof`), which compares the roots too.
 */
export function draw(given: Given2, tools: Tools): Result2;
export function draw(given: Given, tools: Tools): Result;
export function draw(given: Given | Given2, tools: Tools): Result {
  const { plan, reveal } = given;
  const { hash } = tools;
  const seed = seedOf(plan, reveal, tools);
  const own = plan.spec === SPEC_2 ? { spec: plan.spec, shift: shiftOf(plan) } : {};
  const tickets = ticketsOf(seed, given.objects, hash, own);
  const strata = plan.spec === SPEC_2 ? strataOf(plan, (given as Given2).strata, hash) : plan.strata;
  return {
    commitment: commitmentOf(plan, hash),
    seed,
    ...outcome({ ...plan, strata }, given, { seed, tickets }, hash),
  };
}

/** What follows from the seed, given the tickets of all objects (joined, 32 bytes each). */
export function outcome(
  plan: Pick<Plan, 'strata' | 'teams' | 'match'> & { readonly spec: Spec },
  { objects, inspectors, recusals }: Frame,
  { seed, tickets }: { readonly seed: string; readonly tickets: Uint8Array },
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
