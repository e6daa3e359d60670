import type { Principal } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import { actionsIn, actionsOf } from '@mingcha/lifecycle';
import type { Stored, TenantStore } from '@mingcha/store';
import { isDispatchable, mayDispatch } from '../../visits/start.ts';
import { type Draw, isVerifiable, seedIsSaid } from '../kept/draw.ts';
import { drawNumber, seriesOf } from '../kept/numbers.ts';
import { type DrawAction, drawLife, ofItself } from '../kept/states.ts';
import { loadDrawn } from '../outcome/result.ts';
import { personIn } from '../outcome/resultView.ts';
import { ofInspectors, ofObjects, substitutionsOf } from '../outcome/substitutions.ts';
import { publicationFacts } from '../publishing/deadline.ts';
import { awaitsNames, namingFacts } from '../publishing/naming.ts';
import { withoutOwn, withoutReplacing } from '../secondPerson/seconding.ts';
import { nextReveal } from '../seed/reveals.ts';
import { standingOf } from '../seed/standing.ts';
import { partyToken } from '../seed/witness.ts';
import { mayAct, partiesFor, reachesDraw, type Sight, sightOf } from './sight.ts';

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
    ...(draw.task && { task: draw.task }),
    state,
    lock,
    source: compose.seed.source,
    verifiable: isVerifiable(draw),
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
    ...(draw.visits && { dispatchedAt: draw.visits.at }),
    ...(draw.proposal && { proposal: withoutReplacing(draw.proposal) }),
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
    ...(whole
      ? await substituted(store, draw, principal)
      : { substitutions: [], inspectorSubstitutions: [] }),
    // A rehearsal needs nothing but the press of a button.
    seedReady: seedIsSaid(draw) || committed?.plan.seed.source === 'local',
    can: canDo(draw, principal),
  };
}

/**
 * What was substituted, and what somebody wants to. Why an inspector cannot go can be personal: it is for who runs the draw and
 * for auditors.
 */
async function substituted(store: TenantStore, draw: Draw, principal: Principal) {
  const list = await substitutionsOf(store, draw);
  const inspectors = ofInspectors(list);
  const replacing = draw.proposal?.replacing;
  const shown = { substitutions: ofObjects(list), inspectorSubstitutions: [] };
  if (inspectors.length === 0 && !replacing) return shown;
  const { names } = await loadDrawn(store, draw);
  const person = personIn(names);
  const named = (one: { object: string; inspector: string }) => ({
    object: { id: one.object, name: names.objects[one.object]?.name ?? one.object },
    inspector: person(one.inspector),
  });
  const whole = mayAct(draw, principal) || reachesDraw(draw, principal, 'proofs:read');
  return {
    ...shown,
    inspectorSubstitutions: inspectors.map((one) => ({
      ...named(one),
      at: one.at,
      by: one.by,
      ...(one.second && { second: one.second }),
      substitute: person(one.substitute),
      ground: one.ground,
      ...(whole && { reason: one.reason }),
    })),
    ...(replacing &&
      whole && { replacing: { ...named(replacing), ground: replacing.ground, reason: replacing.reason } }),
  };
}

function canDo(draw: Draw, principal: Principal): DrawAction[] {
  const can = actionsOf(drawLife).filter((action) =>
    actionsIn(drawLife, draw.state, partiesFor(draw, principal, action)).includes(action),
  );
  const all = ofItself(draw, can);
  return withoutOwn(draw, principal, all).filter((action) => {
    if (action === 'publishNames') return awaitsNames(draw);
    return action !== 'dispatch' || (isDispatchable(draw) && mayDispatch(draw, principal));
  });
}
