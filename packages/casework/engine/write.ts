import type { CompiledCaseType } from '@mingcha/cases';
import { problems } from '@mingcha/kernel';
import { nextNumber } from '@mingcha/lifecycle';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import {
  create,
  drop,
  mostOperations,
  type Operation,
  place,
  put,
  type Stored,
  type TenantStore,
  WriteConflict,
} from '@mingcha/store';
import { foldAt } from '../columns/fold.ts';
import { rowOf } from '../columns/rowOf.ts';
import type { CaseDeps } from '../deps.ts';
import { operationsBeside } from '../hooks/beside.ts';
import { alarmEntity } from '../kept/alarm.ts';
import { type Case, caseEntity } from '../kept/case.ts';
import { childEntity } from '../kept/child.ts';
import { caseEventEntity } from '../kept/event.ts';
import { numberSeries, numberText } from '../kept/number.ts';
import { outEntity, placesOut } from '../kept/out.ts';
import { paperEntity } from '../kept/paper.ts';
import { type NewRow, newRow, newRowEntity } from '../kept/row.ts';
import { uniqueEntity } from '../kept/unique.ts';
import { type Change, doerOf, type NumberWanted } from './change.ts';
import { asChild, isSame } from './family/family.ts';
import { alarmOf } from './limits.ts';
import { placeRest } from './opening/placeRest.ts';
import { placing } from './opening/places.ts';
import { uniqueChanges, uniquesOf } from './opening/uniques.ts';
import { pointersOf, shownOf } from './pointers.ts';
import { caseConcern, newTurns } from './turns.ts';
import { warningChanges, warningsOf } from './warning/warnings.ts';

/** The case itself, the entry of the outbox where not all places fit, and the mark that a repeated request is done. */
const besides = 3;

export type WriteInit = {
  deps: Pick<CaseDeps, 'clock' | 'hooks'>;
  compiled: CompiledCaseType;
  office: OfficeCalendar;
  /** As it is stored; undefined where it is opened. */
  before?: Stored<Case>;
  change: Change;
  /** What must still be as it was looked up. */
  checks?: readonly Operation[];
  /** The audit records, once the case has its number. */
  audited: (after: Case) => readonly Operation[];
};

/**
 * Writes a change whole: case, events, papers, numbers, pointers, alarm, uniqueness and audit records in one transaction.
 * Pointers that do not fit into it follow right after it, or by the outbox where that fails.
 * Throws `not-unique` (409) where another case holds what this one must hold alone, and `WriteConflict` where something
 * that was read has moved.
 */
export async function writeChange(store: TenantStore, init: WriteInit): Promise<Stored<Case>> {
  const { deps, compiled, office, before, change, checks = [], audited } = init;
  const numbers = await takeNumbers(store, change);
  const { after: given, events, papers } = numbers.change;
  const shown = shownOf(compiled, given, office);
  const pointers = pointersOf(compiled, given, office, shown);
  const alarm = alarmOf(compiled, given, office);
  const warnings = warningChanges(before, warningsOf(compiled, given, office), {
    id: given.id,
    at: change.recordedAt,
  });
  const uniques = uniquesOf(compiled, given);
  const { lock: _, ...bare } = given as Stored<Case>;
  const whole: Case = {
    ...bare,
    kept: {
      papers: given.kept.papers,
      uniques,
      pointers: before?.kept.pointers ?? [],
      ...(alarm !== undefined && { alarm }),
      ...(warnings.kept.length > 0 && { warnings: warnings.kept }),
    },
  };
  const row = rowOf(compiled, whole, (before?.lock ?? 0) + 1, { office, shown });
  const { taken, freed } = uniqueChanges(before?.kept.uniques ?? [], uniques);
  const named = { type: whole.type, id: whole.id };
  const uniqueOperations = taken.map((one) => create(uniqueEntity, { ...one, ...named }));
  const { hooks, clock } = deps;
  const beside = await operationsBeside(store, { hooks, now: clock() }, compiled, whole, change.beside ?? []);
  const concerns = caseConcern(compiled, whole, newTurns(compiled, before, whole), {
    by: doerOf(change),
    now: clock(),
  });
  const others = [
    ...uniqueOperations,
    ...numbers.take,
    ...distinct(store.tenant, checks),
    ...freed.map((one) => drop(uniqueEntity, { ...one, type: whole.type })),
    ...events.map((event) => create(caseEventEntity, event)),
    ...papers.map((paper) => create(paperEntity, paper)),
    ...alarmOperations(before?.kept.alarm, alarm, named),
    ...warnings.operations,
    ...childOperations(compiled, before, whole),
    ...rowOperations(before, newRow(whole.type, row, foldAt(new Date(change.recordedAt)))),
    ...(change.out ? [create(outEntity, change.out)] : []),
    ...audited(whole),
    ...concerns,
    ...beside,
  ];
  const most = mostOperations - others.length - besides;
  const placed = placing(whole.kept.pointers, pointers, { id: whole.id, most });
  const after: Case = { ...whole, kept: { ...whole.kept, pointers: placed.kept } };
  try {
    await store.write(
      put(caseEntity, after, before),
      ...others,
      ...placed.operations,
      ...(placed.isWhole ? [] : [place(outEntity, placesOut(after.id))]),
    );
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const lost = error.failed.find((position) => position > 0 && position <= uniqueOperations.length);
    // Where the case itself has moved, that comes first: its next reading says what is so now.
    if (lost === undefined || error.failed.includes(0)) throw error;
    await refuseUnique(store, { ...taken[lost - 1]!, type: after.type });
    throw error;
  }
  const written = { ...after, lock: (before?.lock ?? 0) + 1 };
  return placed.isWhole ? written : placedRest(store, init, written);
}

/** The other places at once; where that does not succeed, by the entry of the outbox. */
async function placedRest(store: TenantStore, init: WriteInit, written: Stored<Case>): Promise<Stored<Case>> {
  try {
    return await placeRest(store, init, written);
  } catch {
    return (await store.get(caseEntity, { id: written.id })) ?? written;
  }
}

/** Throws `not-unique` (409) where a case holds this alone. */
export async function refuseUnique(store: TenantStore, key: { type: string; rule: string; values: string }) {
  const held = await store.get(uniqueEntity, key);
  const other = held && (await store.get(caseEntity, { id: held.id }));
  if (!other) return;
  throw problems.conflict(
    'not-unique',
    `已有同样的事项${other.number === undefined ? '' : `（${other.number}）`}，请直接办理该事项，不要重复登记。`,
    { id: other.id, ...(other.number !== undefined && { number: other.number }) },
  );
}

/** Of checks of one item the first: a transaction takes no second, and what was read first is what has to be so still. */
function distinct(tenant: string, checks: readonly Operation[]): Operation[] {
  const found = new Map<string, Operation>();
  for (const one of checks) {
    const step = one.build(tenant);
    const key = JSON.stringify('ConditionCheck' in step ? step.ConditionCheck.Key : step);
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

/** Gives the numbers that a change wants; their operations take them for nobody else to have. */
async function takeNumbers(
  store: TenantStore,
  change: Change,
): Promise<{ change: Change; take: Operation[] }> {
  const wants = [change.wants, ...change.papers.map((paper) => paper.wants)].filter(
    (one) => one !== undefined,
  );
  const series = new Map<string, NumberWanted & { count: number }>();
  for (const one of wants) {
    const key = `${one.of} ${one.period}`;
    series.set(key, { ...one, count: (series.get(key)?.count ?? 0) + 1 });
  }
  const next = new Map<string, number>();
  const take: Operation[] = [];
  for (const [key, { of, period, count }] of series) {
    const given = await nextNumber(store, numberSeries, { of, period }, count);
    next.set(key, given.number);
    take.push(given.take);
  }
  const textOf = (one: NumberWanted): string => {
    const key = `${one.of} ${one.period}`;
    const number = next.get(key)!;
    next.set(key, number + 1);
    return numberText(one.pattern, one.at, number);
  };
  const after = change.wants ? { ...change.after, number: textOf(change.wants) } : change.after;
  const papers = change.papers.map(({ wants: paperWants, ...paper }) =>
    paperWants ? { ...paper, number: textOf(paperWants) } : paper,
  );
  return { change: { ...change, after, papers }, take };
}

/** A case as it is now waits to be put into the pages of its type, and not as it was before. */
const rowOperations = (before: Stored<Case> | undefined, after: NewRow): Operation[] => [
  ...(before ? [drop(newRowEntity, { ...after, version: before.lock })] : []),
  place(newRowEntity, after),
];

/** A child stands with its parent as it is now. */
function childOperations(compiled: CompiledCaseType, before: Case | undefined, after: Case): Operation[] {
  const is = asChild(compiled, after);
  const was = before && asChild(compiled, before);
  return is === undefined || (was && isSame(was, is)) ? [] : [place(childEntity, is)];
}

function alarmOperations(
  before: string | undefined,
  after: string | undefined,
  { id, type }: { id: string; type: string },
): Operation[] {
  if (before === after) return [];
  return [
    ...(before === undefined ? [] : [drop(alarmEntity, { at: before, id })]),
    ...(after === undefined ? [] : [place(alarmEntity, { at: after, id, type })]),
  ];
}
