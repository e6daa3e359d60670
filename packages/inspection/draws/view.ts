import type { Principal } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import { actionsIn } from '@mingcha/lifecycle';
import type { Stored, TenantStore } from '@mingcha/store';
import { publicationFacts } from './deadline.ts';
import { type Draw, seedIsSaid } from './draw.ts';
import { awaitsNames, namingFacts } from './naming.ts';
import { drawNumber, seriesOf } from './numbers.ts';
import { substitutionsOf } from './outcome/substitutions.ts';
import { withoutOwn } from './seconding.ts';
import { nextReveal } from './seed/reveals.ts';
import { standingOf } from './seed/standing.ts';
import { partyToken } from './seed/witness.ts';
import { drawParties, mayAct, type Sight, sightOf } from './sight.ts';
import { type DrawAction, drawLife, ofItself } from './states.ts';

/** A line of the list of draws, with as much of its outcome as its reader may see. */
export function summaryOf(draw: Stored<Draw>, sight: Sight) {
  const revealDue = nextReveal(draw);
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
    ...namingFacts(draw),
    items: compose.items,
    leadDept: compose.teams[0]!.dept,
    ...(draw.batch && { batch: draw.batch.id }),
    createdAt,
    createdBy,
    ...(committed && {
      commitment: committed.commitment,
      committedAt: committed.at,
      frame: { objects: committed.plan.objects.count, inspectors: committed.plan.inspectors.count },
    }),
    ...(committed?.seedDueAt !== undefined && { seedDueAt: committed.seedDueAt }),
    ...(revealDue && { revealDue }),
    ...(outcome && { executedAt: outcome.at }),
    ...(outcome && sight === 'all' && { selected: outcome.selected, reserves: outcome.reserves }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(draw.proposal && { proposal: draw.proposal }),
    ...(draw.voiding && { voiding: draw.voiding }),
    ...(voided && {
      voidedAt: voided.at,
      voidReason: voided.reason,
      ...(voided.ground && { voidGround: voided.ground }),
    }),
  };
}

/** A whole draw as one of the tenant's people may see it; links of parties only for who may set the draw up. */
export async function detailOf(
  store: TenantStore,
  draw: Stored<Draw>,
  principal: Principal,
  { publicUrl, clock }: { publicUrl: string; clock: Clock },
) {
  const { compose, committed, reveal, outcome } = draw;
  const setsUp = mayAct(draw, principal);
  const sight = sightOf(draw, principal);
  const whole = sight === 'all';
  return {
    ...summaryOf(draw, sight),
    ...(await publicationFacts(store, clock()))(draw),
    sight,
    compose,
    ...(committed && { plan: committed.plan, pinned: committed.pinned, committedBy: committed.by }),
    ...(reveal && whole && { reveal }),
    ...(outcome && { executedBy: outcome.by, ...(whole && { seed: outcome.seed }) }),
    parties: standingOf(draw).map((party) => ({
      ...party,
      ...(setsUp && {
        link: `${publicUrl}/witness/${principal.tenant}/${draw.id}#party=${party.id}&token=${partyToken(draw, party.id)}`,
      }),
    })),
    substitutions: whole ? await substitutionsOf(store, draw) : [],
    // A rehearsal needs nothing but the press of a button.
    seedReady: seedIsSaid(draw) || committed?.plan.seed.source === 'local',
    can: canDo(draw, principal),
  };
}

function canDo(draw: Draw, principal: Principal): DrawAction[] {
  const all = ofItself(draw, actionsIn(drawLife, draw.state, drawParties(draw, principal)));
  return withoutOwn(draw, principal, all).filter((action) => action !== 'publishNames' || awaitsNames(draw));
}
