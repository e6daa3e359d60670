import { startOfDay } from '@mingcha/kernel';
import { endOf, isDueAt, type OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { Contract } from '../contract/format.ts';

/** Says until which day the partner must have a row; days that were worked out are kept for the next. */
export function createTerms({ term }: Pick<Contract, 'term'>, office: OfficeCalendar) {
  const known = new Map<string, string | undefined>();
  return function dueOn(since: string | undefined): string | undefined {
    if (since === undefined || term === undefined) return undefined;
    if (known.has(since)) return known.get(since);
    const due = endOf(startOfDay(since).toISOString(), { workingDays: term }, office);
    const day = isDueAt(due) ? due.day : undefined;
    known.set(since, day);
    return day;
  };
}
export type DueOn = ReturnType<typeof createTerms>;
