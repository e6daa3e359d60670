import type { FieldError } from '@mingcha/kernel';
import type { CalendarYear } from '@mingcha/kernel/workingDays';

/** The last days of December before belong to a year's arrangement too. */
const earliest = (year: number): string => `${year - 1}-12-25`;
const longest = 15;

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const daysOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** What cannot be, each at its field; nothing where the year can be entered. */
export function calendarFaults({ year, holidays, makeUpDays }: CalendarYear): FieldError[] {
  const outside = (date: string) => date < earliest(year) || date > `${year}-12-31`;
  const range = `应在 ${earliest(year)} 至 ${year}-12-31 之间`;
  const faults: FieldError[] = [];
  holidays.forEach(({ from, to }, i) => {
    const at = `/holidays/${i}`;
    if (outside(from)) faults.push({ pointer: `${at}/from`, message: range });
    else if (to < from) faults.push({ pointer: `${at}/to`, message: '最后一天不能早于第一天' });
    else if (outside(to)) faults.push({ pointer: `${at}/to`, message: range });
    else if (daysOf(from, to) > longest)
      faults.push({ pointer: `${at}/to`, message: `一个假期最多 ${longest} 天，请核对起止日期` });
    else if (holidays.some((other, j) => j < i && other.from <= to && from <= other.to))
      faults.push({ pointer: `${at}/from`, message: '与另一个假期的日期重叠' });
  });
  makeUpDays.forEach((date, i) => {
    const pointer = `/makeUpDays/${i}`;
    if (outside(date)) faults.push({ pointer, message: range });
    else if (!isWeekend(date)) faults.push({ pointer, message: `${date} 不是周末，本来就上班` });
    else if (holidays.some(({ from, to }) => from <= date && date <= to))
      faults.push({ pointer, message: `${date} 又在假期之内` });
    else if (makeUpDays.indexOf(date) < i) faults.push({ pointer, message: `${date} 写了两次` });
  });
  return faults;
}

/** Days that the law itself makes holidays, in every year's arrangement. */
const fixed: readonly (readonly [string, string])[] = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['10-01', '国庆节'],
];
const moving = ['春节', '清明', '端午', '中秋'];

/** What is unlikely and a person should look at, in Chinese. */
export function calendarWarnings({ year, holidays }: CalendarYear): string[] {
  const off = (date: string) => holidays.some(({ from, to }) => from <= date && date <= to);
  return [
    ...fixed
      .filter(([day]) => !off(`${year}-${day}`))
      .map(([day, name]) => `${name}（${year}-${day}）不在假期之内`),
    ...moving
      .filter((name) => !holidays.some((one) => one.name.includes(name)))
      .map((name) => `没有${name}假期`),
  ];
}
