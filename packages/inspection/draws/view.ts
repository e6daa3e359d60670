import type { Principal } from '@mingcha/http';
import type { Stored, TenantStore } from '@mingcha/store';
import type { Draw } from './draw.ts';
import { drawNumber, seriesOf } from './numbers.ts';
import { actionsFrom, type DrawAction } from './states.ts';
import { substitutionsOf } from './substitutions.ts';
import { partyToken } from './witness.ts';

/** A line of the list of draws. */
export function summaryOf(draw: Stored<Draw>) {
  const { id, state, lock, compose, createdAt, createdBy, committed, outcome, publishedAt, voided } = draw;
  return {
    id,
    year: committed?.year ?? null,
    sequence: committed?.sequence ?? null,
    number: committed ? drawNumber(committed) : null,
    series: seriesOf(draw),
    title: compose.title,
    state,
    lock,
    source: compose.seed.source,
    disclosure: compose.disclosure,
    items: compose.items,
    leadDept: compose.teams[0]!.dept,
    createdAt,
    createdBy,
    ...(committed && {
      commitment: committed.commitment,
      committedAt: committed.at,
      frame: { objects: committed.plan.objects.count, inspectors: committed.plan.inspectors.count },
    }),
    ...(committed?.seedDueAt !== undefined && { seedDueAt: committed.seedDueAt }),
    ...(outcome && { executedAt: outcome.at, selected: outcome.selected, reserves: outcome.reserves }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(voided && { voidedAt: voided.at, voidReason: voided.reason }),
  };
}

/** A whole draw as one of the tenant's people sees it; links of parties only for who may set the draw up. */
export async function detailOf(
  store: TenantStore,
  draw: Stored<Draw>,
  principal: Principal,
  publicUrl: string,
) {
  const { compose, committed, reveal, parties, outcome } = draw;
  const setsUp = mayAct(draw, principal);
  return {
    ...summaryOf(draw),
    compose,
    ...(committed && { plan: committed.plan, pinned: committed.pinned, committedBy: committed.by }),
    ...(reveal && { reveal }),
    ...(outcome && { seed: outcome.seed, executedBy: outcome.by }),
    parties: parties.map(({ id, name, commitment, nonce }) => ({
      id,
      name,
      committed: commitment !== undefined,
      revealed: nonce !== undefined,
      ...(setsUp && {
        link: `${publicUrl}/witness/${principal.tenant}/${draw.id}#party=${id}&token=${partyToken(draw, id)}`,
      }),
    })),
    substitutions: await substitutionsOf(store, draw),
    seedReady: seedReady(draw),
    can: setsUp ? actionsFrom(draw.state) : ([] as DrawAction[]),
  };
}

/** Whether a person may act on this draw: the city for all, a department for those it takes part in. */
export function mayAct(draw: Draw, { rights, roles, dept }: Principal): boolean {
  if (!rights.has('draws:write')) return false;
  return roles.includes('city-admin') || draw.compose.teams.some((team) => team.dept === dept);
}

/** Whether nothing but the press of a button is missing; for drand only the clock can tell, so the reveal counts. */
function seedReady({ committed, reveal, parties }: Draw): boolean {
  if (!committed) return false;
  if (reveal !== undefined || committed.plan.seed.source === 'local') return true;
  return committed.plan.seed.source === 'witness' && parties.every((party) => party.nonce !== undefined);
}
