import { inspectionItemKind } from '@mingcha/catalogue';
import { hashOf, type Plan2, type SelectedRow, SPEC_2 } from '@mingcha/draw';
import { divisionName } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { Stored, TenantStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import type { Witness } from '../../witnesses/witness.ts';
import { type Commitment, type Draw, drawEntity, isVerifiable } from '../kept/draw.ts';
import { isLogged } from '../kept/logged.ts';
import { drawNumber, seriesOf } from '../kept/numbers.ts';
import { agreementsOf } from '../outcome/agreements.ts';
import { type LogPlaces, placeIn, placeOf } from '../outcome/place.ts';
import { type Drawn, loadDrawn } from '../outcome/result.ts';
import { ofInspectors, ofObjects, substitutionHash, substitutionsOf } from '../outcome/substitutions.ts';
import { isNamed, namingFacts } from '../publishing/naming.ts';
import { standingOf } from '../seed/standing.ts';
import { sha256 } from '../sha256.ts';

/** Names the public needs to read a draw. */
export type PublicNames = {
  departments: Map<string, string>;
  item: (version: string, id: string) => Promise<string>;
};

export async function publicNames(store: TenantStore): Promise<PublicNames> {
  const items = openRegister(store, inspectionItemKind);
  const departments = await allDepartments(store);
  return {
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    item: async (version, id) => (await items.row(version, id))?.name ?? id,
  };
}

/** A draw as anyone may see it. Built field by field: what is not named here is not public. */
export async function publicSummary(store: TenantStore, draw: Stored<Draw>, names: PublicNames) {
  const { id, state, compose, outcome, publishedAt, voided } = draw;
  const committed = draw.committed!;
  return {
    id,
    number: drawNumber(committed),
    series: seriesOf(draw),
    year: committed.year,
    sequence: committed.sequence,
    title: compose.title,
    ...(draw.task && { task: draw.task }),
    state,
    source: compose.seed.source,
    verifiable: isVerifiable(draw),
    disclosure: compose.disclosure,
    ...namingFacts(draw),
    items: await Promise.all(
      compose.items.map(async (item) => ({
        code: item,
        name: await names.item(committed.pinned.items, item),
      })),
    ),
    departments: departmentsOf(draw, names),
    frame: { objects: committed.plan.objects.count, inspectors: committed.plan.inspectors.count },
    commitment: committed.commitment,
    committedAt: committed.at,
    ...(committed.seedDueAt !== undefined && { seedDueAt: committed.seedDueAt }),
    ...(outcome && { executedAt: outcome.at }),
    ...(publishedAt !== undefined && outcome && { publishedAt, selected: outcome.selected }),
    ...(voided && { voidedAt: voided.at, voidReason: voided.reason }),
    ...(draw.substitutions !== null &&
      isLogged(draw) && { substituted: (await substitutionsOf(store, draw)).map(substitutionHash) }),
  };
}

/** A witness as anyone may see it; not who of the city's or the province's people did what with it. */
export const publicWitnessOf = ({
  id,
  name,
  key,
  held,
  outside,
  signature,
  registeredAt,
  from,
  confirmation,
  withdrawn,
}: Witness) => ({
  id,
  name,
  key,
  held,
  outside,
  signature,
  registeredAt,
  from,
  ...(confirmation && {
    confirmation: { state: confirmation.state, at: confirmation.at, province: confirmation.province },
  }),
  ...(withdrawn && { withdrawn: { at: withdrawn.at, reason: withdrawn.reason } }),
});

/** Whether a draw keeps tickets, order and who stands in for whom from the public. */
export const isBlind = ({ committed }: Pick<Draw, 'committed'>): boolean =>
  committed?.plan.spec === SPEC_2 && committed.plan.disclosure === 'sealed';

export type PublicRow = {
  order: number;
  id: string;
  name: string;
  ticket?: string;
  pool?: readonly number[];
};

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/**
 * Drawn objects as the public may see them, never with their stratum: in order with tickets, or by id without them where
 * the draw is blind, since the size of a ticket tells the class.
 */
export function publicRows(draw: Draw, { result, names }: Drawn): PublicRow[] {
  const blind = isBlind(draw);
  const selected: readonly (SelectedRow & { readonly pool?: readonly number[] })[] = result.selected;
  const rows = blind ? [...selected].sort(byId) : selected;
  return rows.map((row, i) => ({
    order: i + 1,
    id: row.id,
    name: names.objects[row.id]?.name ?? row.id,
    ...(!blind && { ticket: row.ticket }),
    ...(row.pool && { pool: row.pool }),
  }));
}

const namedBy =
  ({ names }: Drawn) =>
  (id: string) => ({ id, name: names.objects[id]?.name ?? id });

/** The substitutions of a published draw that is not blind, with names, in the order in which they were made. */
export async function publicSubstitutions(store: TenantStore, draw: Draw) {
  if (isBlind(draw)) return [];
  const named = namedBy(await loadDrawn(store, draw));
  return ofObjects(await substitutionsOf(store, draw)).map(({ at, object, reserve, reason }) => ({
    at,
    object: named(object),
    reserve: { ...named(reserve.id), ticket: reserve.ticket },
    reason,
  }));
}

/** Of a blind draw who was replaced, and who came in, each by id: pairs would show who is of one class. */
export async function blindSubstitutions(store: TenantStore, draw: Draw) {
  const named = namedBy(await loadDrawn(store, draw));
  const all = ofObjects(await substitutionsOf(store, draw));
  return {
    replaced: all.map(({ at, object, reason }) => ({ ...named(object), at, reason })).sort(byId),
    substitutes: all.map(({ reserve }) => named(reserve.id)).sort(byId),
  };
}

/** How often inspectors were replaced, and why; who they are is not public, and of a blind draw neither is where. */
async function publicInspectors(store: TenantStore, draw: Draw) {
  const replaced = ofInspectors(await substitutionsOf(store, draw));
  if (replaced.length === 0) return {};
  const named = namedBy(await loadDrawn(store, draw));
  return {
    inspectorsReplaced: replaced.map(({ at, object, ground }) => ({
      at,
      ground,
      ...(!isBlind(draw) && { object: named(object) }),
    })),
  };
}

const shownSubstitutions = async (store: TenantStore, draw: Draw) => ({
  ...(isBlind(draw)
    ? await blindSubstitutions(store, draw)
    : { substitutions: await publicSubstitutions(store, draw) }),
  ...(await publicInspectors(store, draw)),
});

/** Draws as links to them read; without those that are not committed. */
async function linkedDraws(store: TenantStore, ids: readonly string[]) {
  const draws = await Promise.all(ids.map((id) => store.get(drawEntity, { id })));
  return draws.flatMap((draw) => (draw?.committed ? [{ draw, committed: draw.committed }] : []));
}

const linkTo = ({ draw, committed }: { draw: Draw; committed: Commitment }) => ({
  id: draw.id,
  number: drawNumber(committed),
  title: draw.compose.title,
  state: draw.state,
});

/**
 * What the account of a plan names by code or id: the regions of its scope, the draws that it repeats, and those with which
 * it has one seed.
 */
async function accountNames(store: TenantStore, { scope, redraws, batch }: Plan2, names: PublicNames) {
  const regions = Array.isArray(scope.regions) ? (scope.regions as string[]) : [];
  const siblings = batch && (await linkedDraws(store, batch.draws));
  return {
    regions: regions.map((id) => ({ id, name: divisionName(id) })),
    redraws: (await linkedDraws(store, redraws)).map(linkTo),
    ...(batch &&
      siblings && {
        batch: {
          mode: batch.mode,
          draws: siblings.map((one) => ({
            ...linkTo(one),
            departments: departmentsOf(one.draw, names),
            commitment: one.committed.commitment,
          })),
        },
      }),
  };
}

const departmentsOf = ({ compose }: Draw, { departments }: PublicNames) =>
  compose.teams.map(({ dept }) => ({ id: dept, name: departments.get(dept) ?? dept }));

/** What two persons did and when, without who they are. */
async function twoPersons(store: TenantStore, draw: Draw) {
  const { agreed } = await agreementsOf(store, draw);
  return agreed.length === 0
    ? {}
    : { agreed: agreed.map(({ action, at, agreedAt }) => ({ action, at, agreedAt })) };
}

/** With the plan and the reveal; once published with the outcome's hash, and with the substitutions once names are public. */
export async function publicDetail(store: TenantStore, draw: Stored<Draw>, places: LogPlaces) {
  const committed = draw.committed!;
  const drawn = draw.state === 'published' ? await loadDrawn(store, draw) : undefined;
  const log = await placeOf(store, draw, places);
  const names = await publicNames(store);
  return {
    ...(await publicSummary(store, draw, names)),
    plan: committed.plan,
    ...(committed.plan.spec === SPEC_2 && (await accountNames(store, committed.plan, names))),
    // A rehearsal's random number is the server's alone: a reader who knows the roster could compute the whole outcome from it.
    ...(draw.reveal && (drawn || draw.compose.seed.source !== 'local') && { reveal: draw.reveal }),
    parties: standingOf(draw).map(({ committed: _, ...party }) => party),
    ...(draw.missing && { missing: draw.missing }),
    ...(draw.voided?.withheld && { withheld: draw.voided.withheld }),
    ...(committed.witnessProgram && { witnessProgram: committed.witnessProgram }),
    ...(draw.attestations && { attestations: draw.attestations }),
    ...(log !== undefined && { log, place: placeIn(log)! }),
    ...(await twoPersons(store, draw)),
    ...(drawn && {
      outcome: {
        seed: drawn.result.seed,
        count: drawn.result.selected.length,
        hash: hashOf(drawn.result, sha256),
      },
      ...(isNamed(draw) && (await shownSubstitutions(store, draw))),
    }),
  };
}
