import { objectKind } from '@mingcha/inspection';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { SubjectRow } from '../models/fields.ts';
import type { RiskClass } from '../models/format.ts';
import type { CreditRecord, SubjectRecords } from '../records/record.ts';

/** A row of the roster as an evaluation reads it. */
export type RosterRow = SubjectRow & { readonly riskClass?: RiskClass | undefined };

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
] as const;

/** The rows of a version of the object roster in the order of their codes, with the columns that evaluations read. */
export async function rosterRows(store: TenantStore, version: string): Promise<RosterRow[]> {
  const rows: RosterRow[] = [];
  await openRegister(store, objectKind).scanFields(version, fields, (row) => rows.push(pickedOf(row)));
  return rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Only what is read, so that of a large roster no more than that stays in memory. */
const pickedOf = ({
  id,
  type,
  status,
  industry,
  division,
  labels,
  permits,
  established,
  riskClass,
}: RosterRow): RosterRow => ({
  id,
  ...(type !== undefined && { type }),
  ...(status !== undefined && { status }),
  ...(division !== undefined && { division }),
  industry,
  labels,
  permits,
  established,
  riskClass,
});

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
