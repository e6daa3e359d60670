import { type CaseTypes, type PublishedView, publishedOnes, valuesOf } from '@mingcha/casework/reading';
import type { Principal } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import { byCode } from '@mingcha/kernel/arrange';
import type { TenantStore } from '@mingcha/store';
import { departmentNames } from '@mingcha/tenancy';
import type { Draw } from '../../draws/kept/draw.ts';
import { drawNumber, yearOfDraw } from '../../draws/kept/numbers.ts';
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
    .sort((a, b) => byCode(b.end, a.end) || byCode(a.id, b.id));
}

/** Cases are read so many at once. */
const atOnce = 100;

/** What of some visits is public now; of which nothing is public any more is left out. */
export async function publicResults(
  store: TenantStore,
  deps: Deps,
  visits: readonly Candidate[],
  draws: ReadonlyMap<string, Draw>,
): Promise<PublicResult[]> {
  const current = await deps.types.current(store, visitType);
  if (!current) return [];
  const nameOf = await departmentNames(store);
  const results: PublicResult[] = [];
  for (let at = 0; at < visits.length; at += atOnce) {
    const part = visits.slice(at, at + atOnce);
    const ids = part.map(({ id }) => id);
    const views = await publishedOnes(store, deps, current, ids);
    for (const { id, task } of part) {
      const view = views.get(id);
      if (view) results.push(resultOf(view, nameOf, task, draws));
    }
  }
  return results;
}

function resultOf(
  view: Pick<PublishedView, 'fields' | 'names'>,
  nameOf: (dept: string) => string,
  task: string | undefined,
  draws: ReadonlyMap<string, Draw>,
): PublicResult {
  const { names } = view;
  const values = valuesOf(view);
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

/** The draws that visits name as their tasks, by their numbers, as far as the caller sees them. */
export async function drawsByNumber(
  store: TenantStore,
  visits: readonly Candidate[],
  caller: Principal,
): Promise<Map<string, Draw>> {
  const years = new Set(visits.flatMap(({ task = '' }) => yearOfDraw(task) ?? []));
  const draws = new Map<string, Draw>();
  for (const year of years)
    for await (const draw of drawnSeen(store, caller, year)) draws.set(drawNumber(draw.committed!), draw);
  return draws;
}
