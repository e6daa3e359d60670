import type { Calendar } from '@mingcha/kernel/workingDays';
import { fixedDay, moveDay, workingDayNear } from '@mingcha/lifecycle/clocks';
import type { Schedule } from '../notice/notice.ts';
import type { Round } from './round.ts';

export type PlannedRound = Pick<Round, 'id' | 'title' | 'due' | 'opensAt'>;

const monthsOf: Record<NonNullable<Schedule['cadence']>, number> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};

function nominalDays({ dates, cadence }: Schedule, year: number): string[] {
  const every = cadence ? monthsOf[cadence] : 0;
  const ends = cadence ? Array.from({ length: 12 / every }, (_, i) => `${(i + 1) * every}-end`) : [];
  return [...new Set([...dates, ...ends].map((yearly) => fixedDay({ yearly, year })))].sort();
}

/** A year's rounds by day. Where a calendar that a day depends on is not known, the day is what is waited for. */
export function roundsOf(schedule: Schedule, year: number, calendar: Calendar): PlannedRound[] {
  const { shift, opensBefore } = schedule;
  return nominalDays(schedule, year).map((id, i) => {
    const due = shift === 'none' ? id : workingDayNear(id, shift, calendar);
    return {
      id,
      title: `${year}年第${i + 1}次报送`,
      due,
      opensAt: moveDay(due, { workingDays: -opensBefore }, calendar),
    };
  });
}
