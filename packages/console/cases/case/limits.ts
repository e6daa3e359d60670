import { isKnownDay } from '@mingcha/kernel';
import type { CaseLimit } from '../../api/cases/caseTypes.ts';

/** The day by which a limit is to be kept: the promised one, else the statutory one; empty where none is known. */
export function endOf({ promised, due }: Pick<CaseLimit, 'promised' | 'due'>): string {
  const end = promised ?? due;
  return end !== undefined && isKnownDay(end) ? end : '';
}

const isOn = ({ status, runsHere }: CaseLimit): boolean =>
  runsHere && (status === 'running' || status === 'expired' || status === 'held');

/** The limit that ends first of those that run where the case stands; what is held comes last. */
export function firstLimit(limits: readonly CaseLimit[]): CaseLimit | undefined {
  const rank = (limit: CaseLimit) => endOf(limit) || '9999';
  return limits.filter(isOn).sort((a, b) => rank(a).localeCompare(rank(b)))[0];
}

const dayLength = 86_400_000;

export interface Bar {
  /** Parts of the bar in percent: how much has passed, and the days that do not count. */
  passed: number;
  promised: number | undefined;
  holds: { from: number; to: number }[];
}

/** Where things stand on the bar of a limit, from its start to its statutory end; undefined while that is not known. */
export function barOf(limit: CaseLimit, now: number): Bar | undefined {
  const { due = limit.promised } = limit;
  if (due === undefined || !isKnownDay(due)) return undefined;
  const from = Date.parse(limit.since);
  // Its last day ends at midnight in Beijing.
  const endOfDay = (day: string) => Date.parse(`${day}T00:00:00+08:00`) + dayLength;
  const length = endOfDay(due) - from;
  if (length <= 0) return undefined;
  const at = (instant: number) => Math.max(0, Math.min(100, ((instant - from) / length) * 100));
  return {
    passed: at(now),
    promised:
      limit.promised !== undefined && isKnownDay(limit.promised) && limit.promised !== due
        ? at(endOfDay(limit.promised))
        : undefined,
    holds: limit.holds.map((hold) => ({
      from: at(Date.parse(hold.from)),
      to: at(hold.to === undefined ? now : Date.parse(hold.to)),
    })),
  };
}
