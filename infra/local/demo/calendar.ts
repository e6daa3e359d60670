import { yearsToEnter } from '@mingcha/demo';
import type { Actors } from './caller.ts';
import { ifMatch } from './followedNotice.ts';
import type { Timeline } from './timeline.ts';

/** The State Council says by then which days of the next year are off. */
const announced = '11-25';

/**
 * Enters the years that the system does not bring yet, as a city's office does once they are announced, and has its second person
 * confirm them. They are of the law's holidays alone, and say so.
 */
export function planCalendars(
  timeline: Timeline,
  { office, second }: Pick<Actors, 'office' | 'second'>,
  { begun, today }: { begun: string; today: string },
): void {
  for (const { year, holidays, makeUpDays } of yearsToEnter({ from: begun, today })) {
    const day = `${year - 1}-${announced}`;
    timeline.at(day < begun ? begun : day, async () => {
      const path = `/v1/calendars/${year}/proposal`;
      const json = { holidays, makeUpDays, basis: '演示：只按法定节日，不含调休' };
      const proposed = await office('POST', path, { json, headers: { 'if-match': '"0"' } });
      await (await second())('POST', `${path}/confirm`, { headers: ifMatch(proposed) });
    });
  }
}
