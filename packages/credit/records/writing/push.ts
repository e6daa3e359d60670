import { type Actor, audit, type Depts } from '@mingcha/http';
import { type Clock, shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { allDepartments, byName } from '@mingcha/tenancy';
import { creditKind } from '../kinds/index.ts';
import type { Decided, Entry, Fault, Outcome } from './decide.ts';
import { type Given, judge } from './judge.ts';
import { writeRecords } from './write.ts';

/** Why a push is wrong, by row and field. */
export type RowFault = Fault & { row: number };

/** What a push came to: how many rows came to what, each good row, and what is wrong with the others. */
export type Pushed = {
  rows: number;
  counts: Record<Outcome, number>;
  /** Rows that were not taken. */
  refused: number;
  outcomes: Decided['outcomes'];
  faults: RowFault[];
  /** Whether it counts: nothing is written by a trial, nor where rows are wrong and all or none was asked for. */
  isWritten: boolean;
};

type Pushing = {
  by: Actor;
  writer: Depts;
  /** Takes the good rows even where others are wrong. */
  partial: boolean;
  dryRun: boolean;
  fileName?: string | undefined;
  /** What is wrong already, such as with the sheet that the rows come from. */
  faults?: readonly RowFault[];
};

/** Judges rows and writes them, at once. The same rows again change nothing, and are told to be unchanged. */
export async function pushRecords(
  store: TenantStore,
  clock: Clock,
  given: readonly Given[],
  { by, writer, partial, dryRun, fileName, faults: before = [] }: Pushing,
): Promise<Pushed> {
  const now = clock();
  const departments = byName(await allDepartments(store));
  const judging = { departments, writer, today: shanghaiDate(now) };
  const entries: Entry[] = [];
  const faults: RowFault[] = [...before];
  const broken = new Set(before.map(({ row }) => row));
  for (const one of given) {
    const judged = judge(one, judging);
    if (Array.isArray(judged)) faults.push(...judged.map((fault) => ({ row: one.row, ...fault })));
    else if (!broken.has(one.row)) entries.push(judged);
  }
  const {
    outcomes,
    faults: later,
    isWritten,
  } = await writeRecords(store, {
    entries,
    now: now.toISOString(),
    by: by.name,
    partial,
    isFaulty: faults.length > 0,
    dryRun,
    alongside: (decided) => audited(clock, by, decided, fileName),
  });
  for (const { row, faults: own } of later) faults.push(...own.map((fault) => ({ row, ...fault })));
  return {
    rows: given.length,
    counts: countsOf(outcomes),
    refused: new Set(faults.map(({ row }) => row)).size,
    outcomes,
    faults: faults.sort((a, b) => a.row - b.row),
    isWritten: isWritten && (partial || faults.length === 0),
  };
}

function countsOf(outcomes: Decided['outcomes']): Record<Outcome, number> {
  const counts = { added: 0, corrected: 0, withdrawn: 0, unchanged: 0 };
  for (const { outcome } of outcomes) counts[outcome]++;
  return counts;
}

function audited(clock: Clock, by: Actor, { versions, outcomes }: Decided, fileName: string | undefined) {
  const kinds = [...new Set(versions.map(({ kind }) => kind))].sort();
  const name = kinds.map((kind) => creditKind(kind)?.title ?? kind).join('、');
  const { unchanged: _, ...counts } = countsOf(outcomes);
  const detail = { ...counts, ...(fileName !== undefined && { file: fileName }) };
  return audit(clock, by, 'credit-records.push', { id: kinds[0] ?? '', name }, { detail });
}
