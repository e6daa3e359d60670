import { type CaseTypes, type PublishedView, publishedOnes } from '@mingcha/casework/reading';
import type { Principal } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { departmentNames } from '@mingcha/tenancy';
import type { Draw } from '../../draws/draw.ts';
import { drawNumber } from '../../draws/numbers.ts';
import { visitType } from '../../visits/decide.ts';
import { drawnSeen } from '../drawnSeen.ts';
import { endOf, textOf, visitsSeen } from '../visits.ts';
import { isDrawn, type PublicResult } from './fields.ts';

type Deps = { types: CaseTypes; clock: Clock };
type Of = { from: string; until: string; drawnOnly?: boolean };
/** A visit whose result may be public, with what its row says that is not published itself. */
export type Candidate = { id: string; task?: string | undefined };

/** The visits of a period, by the day of their end, whose results are published, within the caller's reach, the latest first. */
export async function publishedVisits(
  store: TenantStore,
  { types }: Pick<Deps, 'types'>,
  { from, until, drawnOnly = false }: Of,
  caller: Principal,
): Promise<Candidate[]> {
  const { rows } = await visitsSeen(store, types, caller);
  return rows
    .flatMap((row) => {
      const end = endOf(row);
      const isWanted = row.state === 'published' && end !== undefined && end >= from && end <= until;
      const kind = textOf(row, 'kind') ?? '';
      return isWanted && (!drawnOnly || isDrawn({ kind }))
        ? [{ id: row.id, end, task: textOf(row, 'task') }]
        : [];
    })
    .sort((a, b) => (a.end === b.end ? (a.id < b.id ? -1 : 1) : a.end < b.end ? 1 : -1));
}

/** What of some visits is public now; of which nothing is public any more is left out. */
export async function publicResults(
  store: TenantStore,
  deps: Deps,
  visits: readonly Candidate[],
  draws: ReadonlyMap<string, Draw>,
): Promise<PublicResult[]> {
  const current = await deps.types.current(store, visitType);
  if (!current) return [];
  const [views, nameOf] = await Promise.all([
    publishedOnes(
      store,
      deps,
      current,
      visits.map(({ id }) => id),
    ),
    departmentNames(store),
  ]);
  return visits.flatMap(({ id, task }) => {
    const view = views.get(id);
    return view ? [resultOf(view, nameOf, task, draws)] : [];
  });
}

function resultOf(
  { fields, names }: Pick<PublishedView, 'fields' | 'names'>,
  nameOf: (dept: string) => string,
  task: string | undefined,
  draws: ReadonlyMap<string, Draw>,
): PublicResult {
  const values = new Map(fields.map(({ name, value }) => [name, value]));
  const texts = (name: string): string[] => [values.get(name) ?? []].flat().map(String);
  const text = (name: string): string => texts(name)[0] ?? '';
  const object = text('object');
  return {
    object,
    name: names[object] ?? object,
    department: nameOf(text('dept')),
    kind: text('kind'),
    endedOn: text('endedOn'),
    items: texts('items').map((id) => names[id] ?? id),
    results: texts('results'),
    ...(task !== undefined && { task, draw: draws.get(task) }),
  };
}

/** The draws that visits can name, by their numbers, as far as the caller sees them. */
export async function drawsByNumber(store: TenantStore, caller: Principal): Promise<Map<string, Draw>> {
  const draws = new Map<string, Draw>();
  for await (const draw of drawnSeen(store, caller)) draws.set(drawNumber(draw.committed!), draw);
  return draws;
}
