import { type CaseRow, isReached, rowsOf } from '@mingcha/casework/reading';
import type { Depts } from '@mingcha/http';
import type { TenantStore } from '@mingcha/store';
import { leadType, type OpenedWarning } from './opened.ts';

/** What became of a lead: it is being looked into, it was right, or there was nothing in it. */
export const warningOutcomes = ['open', 'confirmed', 'unfounded'] as const;
export type WarningOutcome = (typeof warningOutcomes)[number];

/** Whether something came of a lead: one that was declined has no result at all. */
const outcomeOf = ({ endedOn, result }: Pick<CaseRow, 'endedOn' | 'result'>): WarningOutcome => {
  if (endedOn === undefined) return 'open';
  return result === undefined || result === 'refuted' ? 'unfounded' : 'confirmed';
};

/** Finds what became of warnings, of the leads within a reach; undefined of others. Reads all leads once. */
export async function outcomeFinder(store: TenantStore, reach: Depts) {
  const rows = await rowsOf(store, leadType);
  const reached = new Map(rows.flatMap((row) => (isReached(reach, row.depts) ? [[row.id, row]] : [])));
  return (of: Pick<OpenedWarning, 'case'>): { outcome: WarningOutcome; number?: string } | undefined => {
    const row = reached.get(of.case);
    return row && { outcome: outcomeOf(row), ...(row.number !== undefined && { number: row.number }) };
  };
}

/** How many leads a rule has opened, and how many have which outcome. */
export type RuleOutcomes = Record<WarningOutcome, number> & { opened: number };

/** Counts the outcomes of a rule's leads. */
export function outcomesOf(found: readonly (WarningOutcome | undefined)[]): RuleOutcomes {
  const counts: RuleOutcomes = { opened: 0, open: 0, confirmed: 0, unfounded: 0 };
  for (const outcome of found) {
    if (outcome === undefined) continue;
    counts.opened++;
    counts[outcome]++;
  }
  return counts;
}
