import { shanghaiDate } from '@mingcha/kernel';
import { nearFrom, type OfficeCalendar } from '@mingcha/lifecycle/clocks';

/** How a limit stands: it runs, it is near, it has run out. */
export type Light = 'green' | 'yellow' | 'red';

/** The light of a due day; near from the working days before it on, from the day itself where none are named. */
export function lightOf(
  { day, at }: { day: string; at: string },
  warn: number | undefined,
  { calendar }: Pick<OfficeCalendar, 'calendar'>,
  now: Date,
): Light {
  if (at < now.toISOString()) return 'red';
  if (warn === undefined) return day === shanghaiDate(now) ? 'yellow' : 'green';
  const near = nearFrom({ day, at }, warn, calendar);
  return typeof near === 'string' && near <= now.toISOString() ? 'yellow' : 'green';
}

/** The lights of very many due days at one moment: of the same day and warning it is worked out once. */
export function createLights(office: Pick<OfficeCalendar, 'calendar'>, now: Date) {
  const instant = now.toISOString();
  const byWarn = new Map<number | undefined, Map<string, Light>>();
  return (due: { day: string; at: string }, warn: number | undefined): Light => {
    if (due.at < instant) return 'red';
    const byDay = byWarn.get(warn) ?? new Map<string, Light>();
    byWarn.set(warn, byDay);
    const known = byDay.get(due.day);
    if (known) return known;
    const light = lightOf(due, warn, office, now);
    byDay.set(due.day, light);
    return light;
  };
}
