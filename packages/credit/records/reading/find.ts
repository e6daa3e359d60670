import { type Depts, includesDept } from '@mingcha/http';
import { byCode, compareValues, missingLast } from '@mingcha/kernel/arrange';
import {
  codesPart,
  createFirst,
  createMarks,
  createPause,
  type Filter,
  marker,
  orderPart,
  textPart,
} from '@mingcha/register';
import type { Page, PageQuery, TenantStore } from '@mingcha/store';
import { creditKind } from '../kinds/index.ts';
import { publicName } from '../public/publicView.ts';
import type { Lights, PublicationClockName, PublicationLight } from '../publication/lights.ts';
import { changeOf, isPublicOn } from '../publication/period.ts';
import { begins, type Days } from '../publication/punctuality.ts';
import type { PublicationRules } from '../publication/rules.ts';
import type { CreditRecord, RecordState } from '../record.ts';
import { segmentsOf } from './segments.ts';

/** What is asked of the list of records. */
export type RecordQuery = {
  /** A part of the subject's name or code, the number, the authority, or of an element that is searched. */
  q?: string | undefined;
  kind?: string | undefined;
  state?: RecordState | undefined;
  dept?: string | undefined;
  subject?: string | undefined;
  light?: PublicationLight | undefined;
  /** Those of which this clock runs or ran; then `light` is its light, and of `withdraw` the days are those of the change. */
  clock?: PublicationClockName | undefined;
  /** Those of which some clock began then. */
  begun?: Days | undefined;
  from?: string | undefined;
  to?: string | undefined;
  sort?: string | undefined;
};
type Asking = {
  reader: Depts;
  lights: Lights;
  /** Only what is public on a day by these rules, found by name, code and number alone. */
  open?: { rules: PublicationRules; day: string };
};

/** By what the list is sorted. */
export const recordOrders = ['date', 'name', 'subject', 'kind', 'authority', 'number', 'received'] as const;
type Order = (typeof recordOrders)[number];
const orderOf = (sort = '-date') => ({
  field: sort.replace('-', '') as Order,
  isDown: sort.startsWith('-'),
});

/** A record's place in an order. */
type Place = { key: string; id: string };

/** A page of the latest versions of records that the caller sees, with how many there are in all. */
export async function findRecords(
  store: TenantStore,
  asking: Asking,
  query: RecordQuery,
  { limit = 50, cursor }: PageQuery,
): Promise<Page<CreditRecord> & { total: number }> {
  const scope = `${store.tenant} credit ${JSON.stringify([query, asking.reader, asking.open?.day])}`;
  const place = cursor === undefined ? undefined : (store.cursors.open(scope, cursor) as Place);
  const { placeOf, compare, question } = asked(asking, query);
  const first = createFirst<CreditRecord>(
    question,
    limit + 1,
    place && ((row) => compare(placeOf(row), place) > 0),
  );
  const pause = createPause();
  for (const segment of await segmentsOf(store)) {
    first.add(segment);
    if (pause.isDue()) await pause.take();
  }
  const items = first.rows.slice(0, limit);
  const last = first.rows.length > limit ? items.at(-1) : undefined;
  return { items, total: first.total(), next: last ? store.cursors.sign(scope, placeOf(last)) : null };
}

/** All records that a query finds, in its order. */
export async function allRecords(
  store: TenantStore,
  asking: Asking,
  query: RecordQuery,
): Promise<CreditRecord[]> {
  const { question } = asked(asking, query);
  const marksOf = createMarks<CreditRecord>(question.mark);
  const found: CreditRecord[] = [];
  for (const segment of await segmentsOf(store)) {
    const { marks } = marksOf(segment);
    for (const [at, row] of segment.rows.entries()) if (!marks || marks[at] === 1) found.push(row);
  }
  return found.sort(question.compare);
}

function asked(asking: Asking, query: RecordQuery) {
  const { field, isDown } = orderOf(query.sort);
  const keys = missingLast<string>(
    field === 'name' || field === 'authority' ? compareValues : byCode,
    isDown,
  );
  const placeOf = (row: CreditRecord): Place => ({ key: row[field], id: row.id });
  const compare = (a: Place, b: Place) => keys(a.key, b.key) || byCode(a.id, b.id);
  const compareRows = (a: CreditRecord, b: CreditRecord) => compare(placeOf(a), placeOf(b));
  const text = query.q?.trim().toLowerCase();
  const filters = filtersOf(asking, query);
  return {
    placeOf,
    compare,
    question: {
      mark: marker(filters, text ? { text, part: asking.open ? searchedByAll : searched } : undefined),
      order: orderPart(`${isDown ? '-' : ''}${field}`, compareRows),
      compare: compareRows,
    },
  };
}

const searched = textPart<CreditRecord>('record', ({ kind, subject, name, number, authority, values }) => [
  ...[name, subject, number, authority],
  ...(creditKind(kind)?.elements ?? []).filter(({ search }) => search).map(({ field }) => values[field]),
]);

/** The same for everybody: nobody finds out what is masked by searching for it. */
const searchedByAll = textPart<CreditRecord>('open record', ({ subject, name, number }) => [
  publicName({ subject, name }),
  subject,
  number,
]);

const publicationFields = [
  ...['published', 'noticed', 'annulled', 'category', 'procedure', 'weight', 'fine', 'confiscated'],
  ...['validTo', 'publicUntil'],
];

/** What of a record its publication depends on. */
const publication = codesPart<CreditRecord>('publication', (row) => {
  const { kind, date, state, at, authority, received, values } = row;
  if (!creditKind(kind)?.publication) return undefined;
  const own = publicationFields.flatMap((field) =>
    values[field] === undefined ? [] : [[field, values[field]]],
  );
  return { kind, date, state, at, authority, received, values: Object.fromEntries(own) };
});

const date = codesPart<CreditRecord>('date', (row) => row.date);
const changed = codesPart<CreditRecord>('changed', (row) => changeOf(row)?.day);

function filtersOf({ reader, lights, open }: Asking, query: RecordQuery): Filter[] {
  const filters: Filter[] = [];
  for (const field of ['kind', 'state', 'subject'] as const) {
    const wanted = query[field];
    if (wanted !== undefined)
      filters.push({
        part: codesPart<CreditRecord>(field, (row) => row[field]),
        test: (value) => value === wanted,
      });
  }
  const { dept, light, clock, begun, from, to } = query;
  const department = codesPart<CreditRecord>('department', (row) => row.department ?? '');
  if (dept !== undefined) filters.push({ part: department, test: (value) => value === dept });
  if (reader !== 'all')
    filters.push({ part: department, test: (value) => includesDept(reader, value as string) });
  if (from !== undefined || to !== undefined)
    filters.push({
      part: clock === 'withdraw' ? changed : date,
      test: (value) =>
        typeof value === 'string' &&
        (from === undefined || value >= from) &&
        (to === undefined || value <= to),
    });
  const ofPublication = (test: (row: CreditRecord | undefined) => boolean) =>
    filters.push({ part: publication, test: (value) => test(value as CreditRecord | undefined) });
  if (begun) ofPublication((row) => row !== undefined && begins(row, begun));
  if (clock !== undefined)
    ofPublication(
      (row) =>
        row !== undefined &&
        lights.clocksOf(row).some((one) => one.name === clock && (light ?? one.light) === one.light),
    );
  else if (light !== undefined) ofPublication((row) => (row ? lights.lightOf(row) : 'none') === light);
  if (open) ofPublication((row) => row !== undefined && isPublicOn(row, open.rules, open.day));
  return filters;
}
