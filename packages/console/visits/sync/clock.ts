/** A phone may be so far off, in milliseconds, before its person must look at the day again. */
const tolerated = 5 * 60_000;

/**
 * Server time minus the phone's, in milliseconds, from the `Date` of an answer, which is right to the second; undefined
 * where the answer has none.
 */
export function offsetFrom(date: string | null, { sent, received }: { sent: number; received: number }) {
  const server = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(server) ? undefined : Math.round(server + 500 - (sent + received) / 2);
}

/** Whether the phone's clock was set between two contacts with the server. */
export const clockMoved = (before: number, after: number): boolean => Math.abs(after - before) > tolerated;
