/** What happens on days that have passed, in the order of the days, however it was added. */
export type Timeline = {
  /** `day` is `YYYY-MM-DD`; things of one day happen in the order in which they were added. */
  at(day: string, happen: () => Promise<void>): void;
  /** Lets all of it happen up to a day; what comes later is left for another run. `onDay` gets each new day first, and may keep it waiting. */
  run(until: string, onDay: (day: string) => unknown): Promise<void>;
};

export function createTimeline(): Timeline {
  const events: { day: string; happen: () => Promise<void> }[] = [];
  return {
    at(day, happen) {
      const before = events.findIndex((event) => event.day > day);
      events.splice(before < 0 ? events.length : before, 0, { day, happen });
    },
    async run(until, onDay) {
      let today = '';
      while (events[0] && events[0].day <= until) {
        const next = events.shift()!;
        if (next.day > today) {
          today = next.day;
          await onDay(today);
        }
        await next.happen();
      }
    },
  };
}
