/**
 * Milliseconds between two looks at a tenant for which nothing is known to be due. They mend what was lost: the instant
 * that a command could not put down, a calendar that came with a new version.
 */
export const visitInterval = 3_600_000;

/** When a tenant is looked at in any case: once an hour, the tenants spread over it. */
export function nextVisit(tenant: string, now: Date): string {
  const place = (Number(tenant) * 2_654_435_761) % visitInterval;
  const since = (now.getTime() - place) % visitInterval;
  return new Date(now.getTime() - since + visitInterval).toISOString();
}
