import { isKnownDay } from '@mingcha/kernel';
import { type Calendar, moveWorkingDays, nearestWorkingDay } from '@mingcha/kernel/workingDays';
import type { Schedule } from '../notice/notice.ts';
import type { Round } from './round.ts';

export type PlannedRound = Pick<Round, 'id' | 'title' | 'due' | 'opensAt'>;

const monthsOf: Record<NonNullable<Schedule['cadence']>, number> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The day of a year; a day that its month does not have, such as 02-29, is the month's last. */
function dayOf(year: number, month: number, day: number): string {
  const within = Math.min(day, lastDay(year, month));
  return [String(year), String(month).padStart(2, '0'), String(within).padStart(2, '0')].join('-');
}

function nominalDays({ dates, cadence }: Schedule, year: number): string[] {
  const named = dates.map((date) => {
    const [month = 1, day = 1] = date.split('-').map(Number);
    return dayOf(year, month, day);
  });
  const every = cadence ? monthsOf[cadence] : 0;
  const ends = cadence ? Array.from({ length: 12 / every }, (_, i) => dayOf(year, (i + 1) * every, 31)) : [];
  return [...new Set([...named, ...ends])].sort();
}

/** A year's rounds by day. Where a calendar that a day depends on is not known, the day is what is waited for. */
export function roundsOf(schedule: Schedule, year: number, calendar: Calendar): PlannedRound[] {
  const { shift, opensBefore } = schedule;
  return nominalDays(schedule, year).map((id, i) => {
    const due = shift === 'none' ? id : nearestWorkingDay(calendar, id, shift);
    return {
      id,
      title: `${year}年第${i + 1}次报送`,
      due,
      opensAt: isKnownDay(due) ? moveWorkingDays(calendar, due, -opensBefore) : due,
    };
  });
}
