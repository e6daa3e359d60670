import { type CaseRow, type CaseTypes, isReached, reachOf, rowsOf } from '@mingcha/casework/reading';
import type { Depts, Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { visitType } from '../visits/decide.ts';

/** The texts of a value that a visit's row has of a field; none where it is empty. */
export const textsOf = ({ listed }: CaseRow, field: string): readonly string[] => {
  const value = listed[field];
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '');
};

export const textOf = (row: CaseRow, field: string): string | undefined => textsOf(row, field)[0];

/** Whether a visit has been made: its end is recorded. */
export const endOf = (row: CaseRow): string | undefined => textOf(row, 'endedOn');

const withProblem: ReadonlySet<string> = new Set(['发现问题已改正', '发现问题待处理']);
export const hasProblem = (row: CaseRow): boolean => withProblem.has(textOf(row, 'outcome') ?? '');

/** How a visit that is no visit on the spot is made. */
export const offSite = ['书面检查', '网络监测'] as const;

/**
 * The visits that a caller's right reaches, without archived ones, and how far it reaches. Throws `forbidden` (403) where
 * the caller sees no inspections.
 */
export async function visitsSeen(
  store: TenantStore,
  types: CaseTypes,
  caller: Principal,
): Promise<{ rows: CaseRow[]; reach: Depts }> {
  const found = await types.current(store, visitType);
  const reach = found && reachOf(caller, found.compiled.type.group);
  if (reach === undefined) throw problems.forbidden();
  const rows = await rowsOf(store, visitType);
  return { reach, rows: rows.filter(({ depts, isArchived }) => !isArchived && isReached(reach, depts)) };
}
