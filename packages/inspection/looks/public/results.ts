import {
  type CaseRow,
  type CaseTypes,
  type PublishedView,
  publishedOnes,
  rowsOf,
  valuesOf,
} from '@mingcha/casework/reading';
import type { Clock } from '@mingcha/kernel';
import { type PageQuery, pageRows, type TenantStore } from '@mingcha/store';
import type * as z from 'zod';
import { drawsOf, loadBatch } from '../../draws/batches/batch.ts';
import type { Draw } from '../../draws/kept/draw.ts';
import { loadDrawn } from '../../draws/outcome/result.ts';
import { ofObjects, substitutionsOf } from '../../draws/outcome/substitutions.ts';
import { isBlind, publicRows } from '../../draws/public/publicView.ts';
import { visitType } from '../../visits/decide.ts';
import { hasProblem, textOf } from '../visits.ts';
import { visitsByTask, visitsOfDraw } from '../visitsOfDraw.ts';
import type { drawResult, onlyResults } from './schemas.ts';

type Deps = { types: CaseTypes; clock: Clock };
type Result = z.infer<typeof drawResult>;
type Only = (typeof onlyResults)[number];

/** Who is inspected by a draw: those drawn, without who was replaced and with who came in; of a blind draw by id. */
async function inspected(store: TenantStore, draw: Draw): Promise<{ id: string; name: string }[]> {
  const drawn = await loadDrawn(store, draw);
  const substitutions = ofObjects(await substitutionsOf(store, draw));
  const gone = new Set(substitutions.map(({ object }) => object));
  const named = (id: string) => ({ id, name: drawn.names.objects[id]?.name ?? id });
  const all = [
    ...publicRows(draw, drawn).map(({ id }) => id),
    ...substitutions.map(({ reserve }) => reserve.id),
  ].filter((id) => !gone.has(id));
  return (isBlind(draw) ? all.sort() : all).map(named);
}

/**
 * The published results of a draw's inspections, beside each enterprise, and how many there are of how many. Only what the
 * case type publishes of a visit, and nothing that the draw does not publish. Its names have to be public.
 */
export async function resultsOf(
  store: TenantStore,
  { types, clock }: Deps,
  draw: Draw,
  { only, ...query }: PageQuery & { only?: Only | undefined },
) {
  const [objects, rows, current] = await Promise.all([
    inspected(store, draw),
    rowsOf(store, visitType),
    types.current(store, visitType),
  ]);
  const byTask = visitsByTask(rows);
  // What several departments draw at once is one visit, under the first of their draws.
  const draws = draw.batch ? await drawsOf(store, await loadBatch(store, draw.batch.id)) : [draw];
  const visits = new Map(
    draws.flatMap((one) => visitsOfDraw(byTask, one)).map((row) => [textOf(row, 'object') ?? '', row]),
  );
  const rules = current?.compiled.type.publication ?? [];
  const shows = (field: string) =>
    rules.some(({ states, fields }) => states.includes('published') && fields.includes(field));
  const isPublished = (row: CaseRow | undefined) => row?.state === 'published' && shows('outcome');
  const wanted = objects.filter(({ id }) => {
    const row = visits.get(id);
    if (only === 'waiting') return !isPublished(row);
    if (only === 'problems') return isPublished(row) && hasProblem(row!);
    return only !== 'published' || isPublished(row);
  });
  const scope = `results ${draw.id} ${only ?? ''}`;
  const { items, next } = pageRows(store, scope, wanted, query);
  const ids = items.flatMap(({ id }) => visits.get(id)?.id ?? []);
  const views = current ? await publishedOnes(store, { types, clock }, current, ids) : new Map();
  return {
    items: items.map((object): Result => {
      const view = views.get(visits.get(object.id)?.id ?? '');
      return view ? { ...object, ...shown(view) } : object;
    }),
    next,
    drawn: objects.length,
    published: objects.filter(({ id }) => isPublished(visits.get(id))).length,
  };
}

/** What a visit publishes, as far as it says it. */
function shown(view: PublishedView): Omit<Result, 'id' | 'name'> {
  const { id, publishedAt, amended, names } = view;
  const values = valuesOf(view);
  const text = (name: string): string | undefined => {
    const value = values.get(name);
    return typeof value === 'string' ? (names[value] ?? value) : undefined;
  };
  const results = [values.get('results') ?? []].flat().map(String);
  const reason = text('reason');
  return {
    state: reason === undefined ? 'published' : 'aborted',
    publishedAt,
    case: id,
    ...(amended && { amendedAt: amended.at, amendedFor: amended.reason }),
    ...(results.length > 0 && { results }),
    ...(text('dept') !== undefined && { department: text('dept')! }),
    ...(text('endedOn') !== undefined && { endedOn: text('endedOn')! }),
    ...(reason !== undefined && { reason }),
  };
}
