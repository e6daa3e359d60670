import { shanghaiDate, startOfDay } from '@mingcha/kernel';
import { endOf, isDueAt, type OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { Contract } from '../contract/format.ts';
import type { Channel } from './entities.ts';

/**
 * Until which day the partner must have a row, and whether a day is too late for it. What was due before the exchange began is
 * not late: it was reported by other ways. Days that were worked out are kept for the next row.
 */
export function createTerms(
  { term }: Pick<Contract, 'term'>,
  startedAt: Channel['startedAt'],
  office: OfficeCalendar,
) {
  const known = new Map<string, string | undefined>();
  const begun = startedAt === undefined ? '' : shanghaiDate(new Date(startedAt));
  function dueOn(since: string | undefined): string | undefined {
    if (since === undefined || term === undefined) return undefined;
    if (known.has(since)) return known.get(since);
    const due = endOf(startOfDay(since).toISOString(), { workingDays: term }, office);
    const day = isDueAt(due) ? due.day : undefined;
    known.set(since, day);
    return day;
  }
  return {
    dueOn,
    isLate(since: string | undefined, on: string): boolean {
      const due = dueOn(since);
      return due !== undefined && due >= begun && on > due;
    },
  };
}
export type Terms = ReturnType<typeof createTerms>;
