import { isKnownDay, shanghaiDate, startOfDay } from '@mingcha/kernel';
import { type publicationClocks, publicationLights } from '@mingcha/kernel/labels';
import { endOf, isDueAt, moveDay, type OfficeCalendar } from '@mingcha/lifecycle/clocks';
import { creditKind } from '../kinds/index.ts';
import type { CreditRecord } from '../record.ts';
import { changeOf, isPublishable, publishedOn } from './period.ts';
import type { PublicationRules } from './rules.ts';

export type PublicationLight = keyof typeof publicationLights;
const worst = Object.keys(publicationLights) as PublicationLight[];

export type PublicationClockName = keyof typeof publicationClocks;

/** A clock of a record: what it runs for, its last day where the calendar is known, and the day on which it was done. */
export type PublicationClock = {
  name: PublicationClockName;
  due?: string;
  done?: string;
  light: PublicationLight;
  /** It runs since the day on which the withdrawal was received, which names no day of the change. */
  undated?: true;
};

/** The clock whose light is the worst, the first of several; undefined where there is none. */
export const worstOf = (clocks: readonly PublicationClock[]): PublicationClock | undefined =>
  clocks.reduce<PublicationClock | undefined>(
    (found, one) => (found && worst.indexOf(one.light) <= worst.indexOf(found.light) ? found : one),
    undefined,
  );

/** Says of records by which clocks they are published. Days that were worked out are kept for the next record. */
export function createLights({
  rules,
  office,
  now,
}: {
  rules: PublicationRules;
  office: OfficeCalendar;
  now: Date;
}) {
  const today = shanghaiDate(now);
  const days = new Map<string, { due?: string; near?: string }>();

  function dueAfter(day: string, workingDays: number) {
    const key = `${day} ${workingDays}`;
    const known = days.get(key);
    if (known) return known;
    const due = endOf(startOfDay(day).toISOString(), { workingDays }, office);
    const near = isDueAt(due) && moveDay(due.day, { workingDays: -rules.nearDays }, office.calendar);
    const made = {
      ...(isDueAt(due) && { due: due.day }),
      ...(near !== false && isKnownDay(near) && { near }),
    };
    days.set(key, made);
    return made;
  }

  function clock(
    name: PublicationClock['name'],
    since: string,
    workingDays: number,
    done: string | undefined,
  ): PublicationClock {
    const { due, near } = dueAfter(since, workingDays);
    const base = { name, ...(due !== undefined && { due }), ...(done !== undefined && { done }) };
    if (due === undefined) return { ...base, light: 'calendar' };
    if (done !== undefined) return { ...base, light: done <= due ? 'done' : 'late' };
    if (today > due) return { ...base, light: 'overdue' };
    return { ...base, light: near !== undefined && today >= near ? 'near' : 'waiting' };
  }

  function clocksOf(record: CreditRecord): PublicationClock[] {
    const publication = creditKind(record.kind)?.publication;
    if (!publication || !isPublishable(record)) return [];
    const { date, values, state, authority } = record;
    if (publication === 'permit')
      return state === 'in-force' ? [clock('site', date, rules.permitDays, publishedOn(record))] : [];
    const change = changeOf(record);
    if (!change && state !== 'in-force') return [];
    const published = publishedOn(record);
    const noticed = typeof values.noticed === 'string' ? values.noticed : undefined;
    const clocks = [clock('site', date, rules.penaltyDays, published)];
    if (rules.noticeAuthorities.some((part) => authority.includes(part)))
      clocks.push(clock('notice', date, rules.noticeDays, noticed));
    if (!change) return clocks;
    // What is annulled is to be published nowhere any more, and withdrawn from where it was.
    const made = clocks.filter(({ done }) => done !== undefined);
    if (published === undefined && noticed === undefined) return made;
    const done = state === 'in-force' ? undefined : shanghaiDate(new Date(record.at));
    const withdraw = clock('withdraw', change.day, rules.withdrawDays, done);
    return [...made, { ...withdraw, ...(change.undated && { undated: true as const }) }];
  }

  return {
    clocksOf,
    /** The clock of a record whose light is the worst; undefined where none runs. */
    clockOf: (record: CreditRecord): PublicationClock | undefined => worstOf(clocksOf(record)),
    /** The worst light of a record's clocks. */
    lightOf: (record: CreditRecord): PublicationLight => worstOf(clocksOf(record))?.light ?? 'none',
  };
}
export type Lights = ReturnType<typeof createLights>;
