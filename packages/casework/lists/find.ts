import type { Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { compareValues, missingLast } from '@mingcha/kernel/arrange';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import {
  codesPart,
  createFirst,
  createMarks,
  createPause,
  marker,
  PageIndex,
  type PartOf,
  type Segment,
  textPart,
} from '@mingcha/register';
import { type Page, type PageQuery, queryAll, sha256Hex, type TenantStore } from '@mingcha/store';
import { reachOf } from '../access/sight.ts';
import { segmentsOf } from '../columns/rowsOf.ts';
import { casesOfSubject } from '../engine/pointers.ts';
import { pointerEntity } from '../kept/pointer.ts';
import type { CaseRow } from '../kept/row.ts';
import { textsIn } from '../texts.ts';
import type { Definition } from '../types/definitions.ts';
import { createLights } from '../view/lights.ts';
import { lookUpNames, type Names } from '../view/names.ts';
import { aboutShown } from '../view/rowView.ts';
import { type CaseColumn, columnsOf, dueOf, type ListContext } from './columns.ts';
import { badQuery, type CaseFilter, filtersOf } from './filters.ts';

/** What is asked of a list of cases. */
export type CaseQuery = CaseFilter & {
  /** A part of the number or of what it is about. */
  q?: string | undefined;
  /** Cases of a subject. */
  subject?: string | undefined;
  /** A column, `-` before it for the other way; without it the latest opened first. */
  sort?: string | undefined;
};
type About = { definition: Definition; caller: Principal; office: OfficeCalendar; now: Date };
type Key = string | number | undefined;
/** A row's place in an order: what it is sorted by, and its id. */
type Place = { key: Key; id: string };

const newestFirst = '-opened';
const compareCodes = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : a === b ? 0 : 1;

/**
 * A page of the cases of a type within the caller's reach, with how many there are. A cursor names the place in the order
 * where a page ended and not how many were before it, so that nothing is shown twice or left out when cases come in
 * meanwhile. Throws `forbidden` (403) where the caller sees no cases of the group, `bad-query` (400) with what is wrong.
 */
export async function findCases(
  store: TenantStore,
  about: About,
  query: CaseQuery,
  { limit = 50, cursor }: PageQuery,
): Promise<Page<CaseRow> & { total: number }> {
  const { filters, search, segments, order } = await asked(store, about, query);
  const { compare, keyOf } = order;
  const scope = `${store.tenant} cases ${JSON.stringify([about.definition.compiled.type.name, query])}`;
  const place = cursor === undefined ? undefined : (store.cursors.open(scope, cursor) as Place);
  const mark = marker(filters, search);
  const first = createFirst<CaseRow>(
    { mark, order: order.part, compare: (a, b) => compare(placeOf(a), placeOf(b)) },
    limit + 1,
    place && ((row) => compare(placeOf(row), place) > 0),
  );
  const pause = createPause();
  for (const segment of segments) {
    first.add(segment);
    if (pause.isDue()) await pause.take();
  }
  const items = first.rows.slice(0, limit);
  const last = first.rows.length > limit ? items.at(-1) : undefined;
  return { items, total: first.total(), next: last ? store.cursors.sign(scope, placeOf(last)) : null };

  function placeOf(row: CaseRow): Place {
    return { key: keyOf(row), id: row.id };
  }
}

/** All cases that a query finds, in its order, with the columns of their type and what these say. */
export async function allFound(
  store: TenantStore,
  about: About,
  query: CaseQuery,
): Promise<{ rows: CaseRow[]; columns: readonly CaseColumn[]; context: ListContext }> {
  const { filters, search, segments, order } = await asked(store, about, query);
  const marksOf = createMarks<CaseRow>(marker(filters, search));
  const found: { row: CaseRow; place: Place }[] = [];
  for (const segment of segments) {
    const { marks } = marksOf(segment);
    for (const [at, row] of segment.rows.entries())
      if (!marks || marks[at] === 1) found.push({ row, place: { key: order.keyOf(row), id: row.id } });
  }
  found.sort((a, b) => order.compare(a.place, b.place));
  const rows = found.map(({ row }) => row);
  const columns = [...columnsOf(about.definition.compiled).values()];
  const names = await namesIn(store, rows, columns);
  return { rows, columns, context: contextOf(about, names) };
}

/** How many cases of a type within the caller's reach stand in each state. */
export async function countByState(store: TenantStore, about: About): Promise<Record<string, number>> {
  const { filters, segments } = await asked(store, about, {});
  const marksOf = createMarks<CaseRow>(marker(filters, undefined));
  const states = codesPart('state', ({ state }: CaseRow) => state);
  const counts: Record<string, number> = {};
  for (const name of about.definition.compiled.states.keys()) counts[name] = 0;
  for (const segment of segments) {
    const { marks } = marksOf(segment);
    const { values, codes } = segment.index.part(states, segment.rows);
    const own = new Uint32Array(values.length);
    for (let at = 0; at < codes.length; at++) if (!marks || marks[at] === 1) own[codes[at]!]!++;
    for (const [i, name] of (values as string[]).entries()) counts[name] = (counts[name] ?? 0) + own[i]!;
  }
  return counts;
}

/** A question read: what it is narrowed to, by what it is ordered, and the rows that it is asked of. */
async function asked(store: TenantStore, about: About, query: CaseQuery) {
  const { definition, caller, office, now } = about;
  const { compiled } = definition;
  const reach = reachOf(caller, compiled.type.group);
  if (reach === undefined) throw problems.forbidden();
  const filters = filtersOf(query, { compiled, reach, office, now });
  const sort = query.sort || newestFirst;
  const isDown = sort.startsWith('-');
  const name = isDown ? sort.slice(1) : sort;
  const column = columnsOf(compiled).get(name);
  if (!column?.order)
    throw badQuery([{ pointer: '/sort', message: `不能按“${name.slice(0, 40)}”排序，请点列表的表头选择。` }]);
  const { subject, q } = query;
  const all = await segmentsOf(store, compiled.type.name);
  const segments = subject === undefined ? all : await ofSubject(store, subject, all);
  const text = q?.trim().toLowerCase();
  const search = text
    ? {
        text,
        part: textPart(`case ${definition.hash}`, (row: CaseRow) => [row.number, aboutShown(compiled, row)]),
      }
    : undefined;
  return {
    filters,
    search,
    segments,
    order: await orderBy(store, about, { ...column, order: column.order, isDown, segments }),
  };
}

/** The rows of a subject's cases. Subjects may be personal and are in no row; their cases stand in lists of their own. */
async function ofSubject(
  store: TenantStore,
  subject: string,
  segments: readonly Segment<CaseRow>[],
): Promise<Segment<CaseRow>[]> {
  const ids = new Set((await queryAll(store, pointerEntity, casesOfSubject(subject))).map(({ id }) => id));
  const rows = segments.flatMap(({ rows: all, gone = [] }) =>
    all.filter(({ id }, at) => ids.has(id) && !gone.includes(at)),
  );
  return [{ rows, index: new PageIndex() }];
}

type Ordering = CaseColumn &
  Required<Pick<CaseColumn, 'order'>> & { isDown: boolean; segments: readonly Segment<CaseRow>[] };

async function orderBy(store: TenantStore, about: About, { isDown, segments, ...column }: Ordering) {
  const names = await namesOfColumn(store, column, segments);
  const context = contextOf(about, names);
  const keyOf = (row: CaseRow): Key => column.order(row, context);
  const keys = missingLast<string | number>(column.byPinyin ? compareValues : compareCodes, isDown);
  const ids = missingLast<string>(compareCodes, isDown);
  const compare = (a: Place, b: Place): number => keys(a.key, b.key) || ids(a.id, b.id);
  // Another definition or another name gives another order.
  const seen = `${about.definition.hash} ${sha256Hex(JSON.stringify([...names]))}`;
  const part: PartOf<Uint16Array> = {
    name: `order/${isDown ? '-' : ''}${column.name} ${seen}`,
    make: (rows: readonly CaseRow[]) => {
      const places = rows.map((row): Place => ({ key: keyOf(row), id: row.id }));
      return Uint16Array.from(rows.keys()).sort((a, b) => compare(places[a]!, places[b]!));
    },
    bytes: (order) => order.byteLength,
  };
  return { keyOf, compare, part };
}

function contextOf({ definition: { compiled }, office, now }: About, names: Names): ListContext {
  const lightOf = createLights(office, now);
  const light = (row: CaseRow) => (dueOf(row) === undefined ? undefined : lightOf(row.due!, row.warn));
  return { compiled, names, light };
}

/** The names that a column says anywhere, so that it is sorted by what is read. */
async function namesOfColumn(
  store: TenantStore,
  { name, named }: CaseColumn,
  segments: readonly Segment<CaseRow>[],
): Promise<Names> {
  if (!named) return new Map();
  const part = codesPart(`named/${name}`, named.ids);
  const ids = segments.flatMap(({ rows, index }) => index.part(part, rows).values.flatMap(textsIn));
  return lookUpNames(store, { depts: [], people: [], [named.kind]: [...new Set(ids)] });
}

/** The names that some columns say of rows. */
export function namesIn(
  store: TenantStore,
  rows: readonly CaseRow[],
  columns: Iterable<CaseColumn>,
): Promise<Names> {
  const found = { depts: new Set<string>(), people: new Set<string>() };
  for (const { named } of columns)
    if (named) for (const row of rows) for (const id of named.ids(row)) found[named.kind].add(id);
  return lookUpNames(store, { depts: [...found.depts], people: [...found.people] });
}
