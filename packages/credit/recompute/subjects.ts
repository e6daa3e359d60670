import { objectKind } from '@mingcha/inspection';
import { byCode } from '@mingcha/kernel/arrange';
import { createCache, openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { SubjectRow } from '../models/fields.ts';
import type { RiskClass } from '../models/format.ts';
import type { CreditRecord, SubjectRecords } from '../records/record.ts';

/** A row of the roster as an evaluation reads it. */
export type RosterRow = SubjectRow & {
  readonly riskClass?: RiskClass | undefined;
  readonly itemClasses?: readonly string[] | undefined;
};

const fields = [
  'id',
  'type',
  'status',
  'industry',
  'division',
  'labels',
  'permits',
  'established',
  'riskClass',
  'itemClasses',
] as const;

/** Bytes: an evaluation goes through all pages of a roster, and keeps none for the next. */
const smallCache = 16 * 2 ** 20;

/** How an evaluation opens the roster: what it reads takes no place from what people read. */
export const inPassing = () => ({ cache: createCache(smallCache) });

/** The rows of a version of the object roster in the order of their codes, with the columns that evaluations read. */
export async function rosterRows(store: TenantStore, version: string): Promise<RosterRow[]> {
  const rows: RosterRow[] = [];
  const picked = createPicker();
  await openRegister(store, objectKind, inPassing()).scanFields(version, fields, (row) =>
    rows.push(picked(row)),
  );
  return rows.sort((a, b) => byCode(a.id, b.id));
}

/** Keeps of a row only what is read, and what many rows say alike once: a large roster stays in memory for the whole run. */
function createPicker(): (row: RosterRow) => RosterRow {
  const texts = new Map<string, string>();
  const once = <T extends string | undefined>(text: T): T => {
    if (text === undefined) return text;
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return (known ?? text) as T;
  };
  const lists = new Map<string, readonly string[]>();
  const onceAll = (values: readonly string[] = []): readonly string[] | undefined => {
    if (values.length === 0) return undefined;
    const key = values.join('\n');
    const known = lists.get(key) ?? values.map(once);
    lists.set(key, known);
    return known;
  };
  const permitLists = new Map<readonly string[], readonly { name: string }[]>();
  const permitsOf = (permits: RosterRow['permits']): RosterRow['permits'] => {
    const names = onceAll(permits?.map(({ name }) => name));
    if (!names) return undefined;
    const known = permitLists.get(names) ?? names.map((name) => ({ name }));
    permitLists.set(names, known);
    return known;
  };
  return ({
    id,
    type,
    status,
    industry,
    division,
    labels,
    permits,
    established,
    riskClass,
    itemClasses,
  }) => ({
    id,
    type: once(type),
    status: once(status),
    industry: once(industry),
    division: once(division),
    labels: onceAll(labels),
    permits: permitsOf(permits),
    established: once(established),
    riskClass: once(riskClass),
    itemClasses: onceAll(itemClasses),
  });
}

const noRecords: readonly CreditRecord[] = [];

/** Rows with their records; both come in the order of codes. Records of subjects that the roster does not have are left out. */
export async function* withRecords(
  rows: readonly RosterRow[],
  bySubject: AsyncIterable<SubjectRecords>,
): AsyncGenerator<[RosterRow, readonly CreditRecord[]], void, void> {
  const reader = bySubject[Symbol.asyncIterator]();
  let next = await reader.next();
  try {
    for (const row of rows) {
      while (!next.done && next.value.subject < row.id) next = await reader.next();
      const own = !next.done && next.value.subject === row.id ? next.value.records : noRecords;
      yield [row, own];
    }
  } finally {
    await reader.return?.();
  }
}
