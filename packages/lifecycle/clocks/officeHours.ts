import { type AwaitedDay, addDays, awaitedDay, shanghaiDate } from '@mingcha/kernel';
import { type Calendar, isWorkingDay } from '@mingcha/kernel/workingDays';

/** When the office is open on working days: from a day of the year on (`MM-DD`), until the next season begins. */
export type Season = { from: string; open: readonly (readonly [from: string, to: string])[] };

/** The seasons of a year in order; before the first one, the last one of the year before still holds. */
export type OfficeHours = readonly Season[];

/** Where a city has not said otherwise: 8:30 to 12:00 and 14:30 to 18:00. */
export const usualHours: OfficeHours = [
  {
    from: '01-01',
    open: [
      ['08:30', '12:00'],
      ['14:30', '18:00'],
    ],
  },
];

/** Milliseconds. */
type Time = number;
type Opening = { from: Time; to: Time };

const timeAt = (day: string, clock: string): Time => Date.parse(`${day}T${clock}:00+08:00`);

/** When the office is open on a day; undefined where it is not known whether the day works. */
function openingsOf(day: string, calendar: Calendar, hours: OfficeHours): Opening[] | undefined {
  const works = isWorkingDay(calendar, day);
  if (works === undefined) return undefined;
  const season = hours.findLast(({ from }) => from <= day.slice(5)) ?? hours.at(-1);
  if (!works || !season) return [];
  return season.open.map(([from, to]) => ({ from: timeAt(day, from), to: timeAt(day, to) }));
}

/** Goes through what is open between two instants, until `ends` says so or a day is not known. */
function walk(
  { after, before }: { after: Time; before: Time },
  calendar: Calendar,
  hours: OfficeHours,
  ends: (opening: Opening) => boolean,
): AwaitedDay | undefined {
  for (let day = shanghaiDate(new Date(after)); timeAt(day, '00:00') < before; day = addDays(day, 1)) {
    const openings = openingsOf(day, calendar, hours);
    if (!openings) return awaitedDay(Number(day.slice(0, 4)));
    for (const { from, to } of openings)
      if (to > after && ends({ from: Math.max(from, after), to: Math.min(to, before) })) return undefined;
  }
  return undefined;
}

/** The instant at which the office has been open for so many milliseconds since another. */
export function moveOfficeTime(
  from: Time,
  length: Time,
  calendar: Calendar,
  hours: OfficeHours,
): Time | AwaitedDay {
  if (length <= 0) return from;
  let left = length;
  let end = from;
  const awaited = walk({ after: from, before: Number.POSITIVE_INFINITY }, calendar, hours, (opening) => {
    end = opening.from + left;
    left -= opening.to - opening.from;
    return left <= 0;
  });
  return awaited ?? end;
}

/** For how many milliseconds the office is open between two instants. */
export function countOfficeTime(
  from: Time,
  to: Time,
  calendar: Calendar,
  hours: OfficeHours,
): Time | AwaitedDay {
  let count = 0;
  const awaited = walk({ after: from, before: to }, calendar, hours, (opening) => {
    count += Math.max(0, opening.to - opening.from);
    return false;
  });
  return awaited ?? count;
}
