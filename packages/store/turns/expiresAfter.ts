const daySeconds = 86_400;

/** Seconds since the epoch at which so many days have passed since an instant: when an item of then may be dropped. */
export const expiresAfter = (at: string, days: number): number =>
  Math.floor(Date.parse(at) / 1_000) + days * daySeconds;
