import { type DueDay, isKnownDay } from '@mingcha/kernel';
import { moveDay, workingDayNear } from '@mingcha/lifecycle/clocks';
import { demoCalendar } from '../calendar.ts';
import { dayNumber, isoDate } from '../dates.ts';
import type { DemoCase } from './types.ts';

/** Days before today on which registrations were handed out: one of them in each month that the measure looks at. */
const handedOut = [40, 20, 3];

/** Who had something registered, and how many working days it took: three and a half in the mean of each month. */
const owners = [
  ['金水家园 3 号楼业主', 3],
  ['北京路商铺业主', 4],
] as const;

/** Registrations of real estate, which the city's measure is measured by. */
export function registrationCases(dept: (letters: string) => string, today: string): DemoCase[] {
  const calendar = demoCalendar(today);
  return handedOut.flatMap((ago, batch) =>
    owners.map(([applicantName, workingDays], i): DemoCase => {
      const number = batch * owners.length + i + 1;
      const handed = isoDate(dayNumber(today) - ago);
      const decided = known(workingDayNear(handed, 'before', calendar));
      const began = known(moveDay(decided, { workingDays: -workingDays }, calendar));
      const daysAgo = (day: string) => dayNumber(today) - dayNumber(day);
      const act = (day: string, name: string, values = {}) =>
        ({ daysAgo: daysAgo(day), by: 'zrzy', act: name, values }) as const;
      return {
        type: 'approvals',
        daysAgo: daysAgo(began),
        by: 'zrzy',
        values: { item: 'real-estate', applicantName, contact: `1540000310${number}` },
        steps: [
          act(began, 'accept', { dept: dept('zrzy') }),
          act(decided, 'decide', { outcome: '准予', certificate: `不动产权 000${number}` }),
          { daysAgo: daysAgo(decided), by: 'zrzy-head', approve: 'decide' },
          act(handed, 'deliver'),
        ],
      };
    }),
  );
}

/** The demo's calendar knows each day of the year behind. */
function known(day: DueDay): string {
  if (!isKnownDay(day)) throw new Error(`no calendar of ${day.awaitsCalendar}`);
  return day;
}
