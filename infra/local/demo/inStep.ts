/** Waits for a day (`YYYY-MM-DD`); it has come when this resolves. */
export type Reach = (day: string) => Promise<void>;

/**
 * Plays several courses of events at once on one calendar: a day comes once every course waits for one or has ended, and
 * is the earliest that any waits for. `onDay` gets each day. Days do not go back: what a course reaches late happens
 * on the day that it is. Rejects with the first course that fails, once none goes on.
 */
export async function playInStep(
  courses: readonly ((reach: Reach) => Promise<void>)[],
  onDay: (day: string) => void,
): Promise<void> {
  let playing = courses.length;
  let today = '';
  let waiting: { day: string; come: () => void }[] = [];

  const next = () => {
    if (waiting.length < playing || playing === 0) return;
    const [first] = waiting.map(({ day }) => day).sort();
    if (first! > today) {
      today = first!;
      onDay(today);
    }
    const due = waiting.filter(({ day }) => day <= today);
    waiting = waiting.filter(({ day }) => day > today);
    for (const { come } of due) come();
  };
  const reach: Reach = (day) =>
    new Promise((come) => {
      waiting.push({ day, come });
      next();
    });
  const ends = await Promise.allSettled(
    courses.map(async (play) => {
      try {
        await play(reach);
      } finally {
        playing -= 1;
        next();
      }
    }),
  );
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
