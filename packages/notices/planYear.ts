const SPAN = /(20\d{2})年?[—－～~-]{1,2}(20\d{2})年|(20\d{2})年?[至到](20\d{2})年/;

/**
 * The year a plan begins with: the one in its title, else its date's. One for several years (2026—2028年) begins in the
 * year it is dated in, or with the first.
 */
export function planYear(title: string | null, date: string | null): number | undefined {
  const dated = date === null ? undefined : Number(date.slice(0, 4));
  const span = SPAN.exec(title ?? '');
  if (span) {
    const first = Number(span[1] ?? span[3]);
    const last = Number(span[2] ?? span[4]);
    return dated !== undefined && dated > first && dated <= last ? dated : first;
  }
  const named = /(20\d{2})年/.exec(title ?? '')?.[1];
  return named === undefined ? dated : Number(named);
}
