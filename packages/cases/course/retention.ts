import { shanghaiDate } from '@mingcha/kernel';
import { addMonths, endOfDay } from '@mingcha/lifecycle/clocks';
import type { CaseType } from '../format/caseType.ts';

type Rules = CaseType['retention'];
type What = Rules[number]['do'];

/** What is done with a case that has ended, and the instant from which on. */
export type Retention = { do: What; at: string };

const whats: readonly What[] = ['archive', 'erasePersonal'];

/** How many months a case with a result is kept: as its result says, else as is said of all; the longest of several. */
function monthsOf(rules: Rules, what: What, result: string | undefined): number | undefined {
  const of = (wanted: string | undefined) =>
    rules.flatMap((one) => (one.do === what && one.result === wanted ? [one.months] : []));
  const own = result === undefined ? [] : of(result);
  const months = own.length > 0 ? own : of(undefined);
  return months.length === 0 ? undefined : Math.max(...months);
}

/** What is done with a case that ended at an instant with a result, in order. */
export function retentionOf(
  { retention }: Pick<CaseType, 'retention'>,
  { result, endedAt }: { result: string | undefined; endedAt: string },
): Retention[] {
  const day = shanghaiDate(new Date(endedAt));
  const found = whats.flatMap((what) => {
    const months = monthsOf(retention, what, result);
    return months === undefined ? [] : [{ do: what, at: endOfDay(addMonths(day, months)).at }];
  });
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The retention of a definition that cases are pinned to, longer where the definition of now says so; never shorter. */
export function longerRetention(pinned: Rules, now: Rules): Rules {
  return whats.flatMap((what) => {
    const results = new Set([...pinned, ...now].flatMap((one) => (one.do === what ? [one.result] : [])));
    return [...results].flatMap((result) => {
      const own = monthsOf(pinned, what, result);
      if (own === undefined) return [];
      const months = Math.max(own, monthsOf(now, what, result) ?? 0);
      return [{ ...(result !== undefined && { result }), months, do: what }];
    });
  });
}
