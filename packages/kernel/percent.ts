/** A part in hundredths of the whole, with two places at most; undefined where there is nothing to divide by. */
export const percent = (part: number, of: number): number | undefined =>
  of === 0 ? undefined : Math.round((part / of) * 10_000) / 100;
