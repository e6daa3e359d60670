import { addDays } from '@mingcha/kernel';
import { buildCalendar, type Calendar, type CalendarYear, libraryYears } from '@mingcha/kernel/workingDays';

/** 春节, 端午 and 中秋 by the almanac. Node's calendar is a day off where the moon is new close to midnight, as in 2027 and 2030. */
const lunar: Readonly<Record<number, readonly [spring: string, dragonBoat: string, midAutumn: string]>> = {
  2025: ['01-29', '05-31', '10-06'],
  2026: ['02-17', '06-19', '09-25'],
  2027: ['02-06', '06-09', '09-15'],
  2028: ['01-26', '05-28', '10-03'],
  2029: ['02-13', '06-16', '09-22'],
  2030: ['02-03', '06-05', '09-12'],
  2031: ['01-23', '06-24', '10-01'],
  2032: ['02-11', '06-12', '09-19'],
};

/** Of the years 2000 to 2099. */
const qingming = (year: number): string => {
  const of = year - 2000;
  return `${year}-04-0${Math.floor(of * 0.2422 + 4.81) - Math.floor(of / 4)}`;
};

/**
 * A year's holidays as far as the law itself fixes them (全国年节及纪念日放假办法, as of 2025): which days are moved around them is
 * known only once the State Council says so. After 2032 those of the moon are missing.
 */
export function statutoryYear(year: number): CalendarYear {
  const days = (name: string, from: string, more = 0) => ({ name, from, to: addDays(from, more) });
  const byMoon = ([spring, dragonBoat, midAutumn]: (typeof lunar)[number]) => [
    days('春节', addDays(`${year}-${spring}`, -1), 3),
    days('端午', `${year}-${dragonBoat}`),
    days('中秋', `${year}-${midAutumn}`),
  ];
  const holidays = [
    days('元旦', `${year}-01-01`),
    days('清明', qingming(year)),
    days('劳动节', `${year}-05-01`, 1),
    days('国庆节', `${year}-10-01`, 2),
    ...(lunar[year] ? byMoon(lunar[year]) : []),
  ];
  // In some years 中秋 is one of the three days of 国庆节.
  const isApart = ({ name, from }: (typeof holidays)[number]) =>
    name !== '中秋' || from < `${year}-10-01` || from > `${year}-10-03`;
  return { year, holidays: holidays.filter(isApart), makeUpDays: [] };
}

/** The years that the demo needs and the system does not bring yet: from a day's year to the one after that of another. */
export function yearsToEnter({ from, today }: { from: string; today: string }): CalendarYear[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(today.slice(0, 4)) + 1];
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return all.filter((year) => !libraryYears.some((one) => one.year === year)).map(statutoryYear);
}

/** The calendar of the demo's cities on a day, as far back as a year. */
export const demoCalendar = (today: string): Calendar =>
  buildCalendar([...libraryYears, ...yearsToEnter({ from: addDays(today, -366), today })]);
