import type { CompiledCaseType } from '@mingcha/cases';
import { isDueAt, nearFrom, type OfficeCalendar } from '@mingcha/lifecycle/clocks';
import { drop, type Operation, place } from '@mingcha/store';
import type { Case } from '../../kept/case.ts';
import { type Warning, warningEntity, warningKey } from '../../kept/warning.ts';
import { limitsNow } from '../limits.ts';

/** So many warnings that are over are remembered with a case, so that none is sent twice. */
const mostRemembered = 20;

/** Whoever has so many working days left is notified in any case, whatever a clock warns of. */
export const lastDays = 1;

/** The warnings of the limits that a case is under now, those whose time has come among them. */
export function warningsOf(
  compiled: CompiledCaseType,
  of: Pick<Case, 'course' | 'rows'>,
  office: OfficeCalendar,
): Warning[] {
  return limitsNow(compiled, of, office).flatMap(({ of: kind, name, promised }) => {
    if (kind !== 'clock' || !isDueAt(promised)) return [];
    const warns = new Set([...(compiled.clocks.get(name)?.warn ?? []), lastDays]);
    return [...warns].flatMap((days) => {
      const at = nearFrom(promised, days, office.calendar);
      return typeof at === 'string' ? [{ at, clock: name, days }] : [];
    });
  });
}

/**
 * What becomes of a case's warnings by a change at an instant. What is new waits to be sent; what does not come any more
 * is dropped. What has come already is kept in mind, because it was sent or is about to be, and comes no second time. A
 * case that is near its end when it is opened is no news.
 */
export function warningChanges(
  before: Case | undefined,
  wanted: readonly Warning[],
  { id, at }: { id: string; at: string },
): { kept: Warning[]; operations: Operation[] } {
  const known = before?.kept.warnings ?? [];
  const knownKeys = new Set(known.map(warningKey));
  const wantedKeys = new Set(wanted.map(warningKey));
  const added = wanted.filter((one) => !knownKeys.has(warningKey(one)) && (before || one.at > at));
  const gone = known.filter((one) => !wantedKeys.has(warningKey(one)));
  const past = gone.filter((one) => one.at <= at).slice(-mostRemembered);
  return {
    kept: [...past, ...wanted],
    operations: [
      ...added.map((one) => place(warningEntity, { ...one, id })),
      ...gone.filter((one) => one.at > at).map((one) => drop(warningEntity, { ...one, id })),
    ],
  };
}
