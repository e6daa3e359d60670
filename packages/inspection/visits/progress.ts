import { type CaseTypes, rowsOf } from '@mingcha/casework/reading';
import type { Principal } from '@mingcha/http';
import { queryAll, type TenantStore } from '@mingcha/store';
import type { Draw } from '../draws/kept/draw.ts';
import type { ResultRow } from '../draws/outcome/resultView.ts';
import { reachesDraw } from '../draws/reading/sight.ts';
import { visitType, withoutAccount } from './decide.ts';
import { type Dispatch, dispatchEntity, visitFaultEntity } from './dispatch.ts';
import { leadsOf } from './joins/read.ts';
import { accountsByRow } from './read.ts';
import { visitId } from './visitId.ts';

/** How the visit of an object stands, in the words of the tenant's definition. */
export type VisitStand = {
  case: string;
  number?: string;
  state: string;
  title: string;
  kind: 'open' | 'waiting' | 'done';
  result?: { name: string; title: string };
};

/**
 * How the visits stand of these objects of a dispatch, of those that were joined to another's the one that they were joined to; those
 * that are not opened are missing.
 */
async function visitStands(
  store: TenantStore,
  types: CaseTypes,
  dispatch: Dispatch,
  objects: readonly string[],
): Promise<Map<string, VisitStand>> {
  const [rows, definition, leads] = await Promise.all([
    rowsOf(store, visitType),
    types.current(store, visitType),
    leadsOf(store, dispatch.id),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { states, type } = definition?.compiled ?? {};
  return new Map(
    objects.flatMap((object) => {
      const lead = leads.get(object);
      const row =
        (lead?.dispatch && byId.get(visitId(lead.dispatch, object))) ?? byId.get(visitId(dispatch, object));
      if (!row) return [];
      const { id, number, state, result } = row;
      const { title = state, kind = 'open' } = states?.get(state) ?? {};
      const stand: VisitStand = {
        case: id,
        ...(number !== undefined && { number }),
        ...{ state, title, kind },
        ...(result !== undefined && { result: { name: result, title: type?.results?.[result] ?? result } }),
      };
      return [[object, stand] as const];
    }),
  );
}

/** The dispatch of a draw; undefined where its visits are not dispatched. */
export const dispatchOf = async (
  store: TenantStore,
  { visits }: Pick<Draw, 'visits'>,
): Promise<Dispatch | undefined> => visits && store.get(dispatchEntity, { id: visits.dispatch });

/** Whether a caller sees how the visits of a draw stand: the departments' cases are in their reach. */
const seesVisits = (draw: Pick<Draw, 'compose'>, principal: Principal): boolean =>
  reachesDraw(draw, principal, 'cases:inspection:read');

/** The rows of an outcome with the visit of each, as far as the caller sees visits. */
export async function withVisits(
  store: TenantStore,
  types: CaseTypes,
  draw: Draw,
  { rows, principal }: { rows: readonly ResultRow[]; principal: Principal },
): Promise<(ResultRow & { visit?: VisitStand })[]> {
  const dispatch = seesVisits(draw, principal) ? await dispatchOf(store, draw) : undefined;
  if (!dispatch) return [...rows];
  const ids = rows.map(({ id }) => id);
  const stands = await visitStands(store, types, dispatch, ids);
  return rows.map((row) => {
    const visit = stands.get(row.id);
    return visit ? { ...row, visit } : row;
  });
}

/** How the visits of a draw stand together, over the rows that a caller sees. */
export async function progressOf(
  store: TenantStore,
  dispatch: Dispatch,
  rows: readonly (ResultRow & { visit?: VisitStand })[],
) {
  const wanted = rows.filter(({ substitutedBy }) => substitutedBy === undefined);
  const [accounts, faults] = await Promise.all([
    accountsByRow(store),
    queryAll(store, visitFaultEntity, [dispatch.id]),
  ]);
  const messages = new Map(faults.map(({ object, message }) => [object, message]));
  const states = new Map<string, { state: string; title: string; count: number }>();
  for (const { visit } of rows) {
    if (!visit) continue;
    const { state, title } = visit;
    states.set(state, { state, title, count: (states.get(state)?.count ?? 0) + 1 });
  }
  const waiting = new Map<string, { id: string; name: string; dept: string; visits: number }>();
  for (const { inspectors } of wanted) {
    const lacking = withoutAccount(
      inspectors.map(({ id }) => id),
      accounts,
    );
    for (const one of inspectors)
      if (lacking.includes(one.id))
        waiting.set(one.id, { ...one, visits: (waiting.get(one.id)?.visits ?? 0) + 1 });
  }
  return {
    total: wanted.length,
    opened: wanted.filter(({ visit }) => visit).length,
    done: wanted.filter(({ visit }) => visit?.kind === 'done').length,
    states: [...states.values()],
    withoutAccount: [...waiting.values()],
    messages,
  };
}
