import { isDeepStrictEqual } from 'node:util';
import { shanghaiDate } from '@mingcha/kernel';
import type { CreditRecord } from '../record.ts';

/** What is wrong with a row of a push: at a field, where it is one's. */
export type Fault = { field?: string; code: string; message: string };

/** A row of a push that is good by itself. `row` is its place: of a sheet the row, of a push 1, 2, 3 …. */
export type Entry = {
  row: number;
  operation: 'put' | 'withdraw';
  record: Omit<CreditRecord, 'state' | 'version' | 'received' | 'at' | 'by' | 'reason'>;
  reason?: string;
};

export type Outcome = 'added' | 'corrected' | 'withdrawn' | 'unchanged';
export type Decided = {
  /** New versions of records. */
  versions: CreditRecord[];
  outcomes: { row: number; id: string; outcome: Outcome }[];
  faults: { row: number; faults: Fault[] }[];
};

/**
 * What a push comes to, beside the latest versions of the records that it names. The same content again is `unchanged`; a
 * record twice in one push must say the same both times.
 */
export function decide(
  entries: readonly Entry[],
  latest: ReadonlyMap<string, CreditRecord>,
  { now, by }: { now: string; by: string },
): Decided {
  const decided: Decided = { versions: [], outcomes: [], faults: [] };
  const made = new Map<string, Entry>();
  for (const entry of entries) {
    const { row, record } = entry;
    const before = made.get(record.id);
    const outcome = before ? repeated(before, entry) : judged(entry, latest.get(record.id));
    if (typeof outcome !== 'string') {
      decided.faults.push({ row, faults: [outcome] });
      continue;
    }
    decided.outcomes.push({ row, id: record.id, outcome });
    if (before) continue;
    made.set(record.id, entry);
    if (outcome === 'unchanged') continue;
    decided.versions.push(versionOf(entry, latest.get(record.id), { now, by }));
  }
  return decided;
}

function repeated(before: Entry, again: Entry): Outcome | Fault {
  if (before.operation === again.operation && isDeepStrictEqual(before.record, again.record))
    return 'unchanged';
  return {
    field: 'number',
    code: 'repeated',
    message: `与第 ${before.row} 行是同一条记录（机关、文书号、相对人相同），内容却不同，请只留一行`,
  };
}

function judged({ operation, record, reason }: Entry, before: CreditRecord | undefined): Outcome | Fault {
  if (!before) {
    if (operation === 'put') return 'added';
    return {
      field: 'number',
      code: 'no-record',
      message: '没有这条记录，不能撤下，请核对机关、文书号和相对人',
    };
  }
  if (before.kind !== record.kind)
    return {
      field: 'kind',
      code: 'other-kind',
      message: '同一机关、文书号和相对人已有另一类记录，请核对文书号',
    };
  if (operation === 'withdraw') {
    if (before.state === 'withdrawn') return 'unchanged';
    const { annulled } = record.values;
    if (typeof annulled !== 'string' || annulled >= before.date) return 'withdrawn';
    return { field: 'annulled', code: 'order', message: '变更或撤销日期早于决定日期，请核对' };
  }
  const isSame =
    before.name === record.name &&
    before.date === record.date &&
    isDeepStrictEqual(before.values, record.values);
  if (before.state === 'in-force') return isSame ? 'unchanged' : 'corrected';
  if (reason !== undefined) return 'corrected';
  // A system that reports everything each month need not know what was repaired since.
  if (before.state === 'repaired' && isSame) return 'unchanged';
  return { field: 'reason', code: 'withdrawn', message: '这条记录已撤下或已修复，重新生效请写明原因' };
}

function versionOf(
  { operation, record, reason }: Entry,
  before: CreditRecord | undefined,
  { now, by }: { now: string; by: string },
): CreditRecord {
  const version = (before?.version ?? 0) + 1;
  const received = before?.received ?? shanghaiDate(new Date(now));
  const made = { version, received, at: now, by, ...(reason !== undefined && { reason }) };
  // What is withdrawn stays as it was reported, with the day of the change where it is said.
  if (operation === 'withdraw') {
    const values = { ...before!.values, ...record.values };
    return { ...before!, ...made, values, state: 'withdrawn' };
  }
  return { ...record, ...made, state: 'in-force' };
}
