import { problems } from '@mingcha/kernel';
import type { Context } from 'hono';

/** The ETag of an item is its lock. */
export const etagOf = (lock: number | string): string => `"${lock}"`;

/** What `If-Match` names, without quotes; undefined where it is missing. */
export function seenVersion(c: Context): string | undefined {
  const header = c.req.header('if-match');
  if (!header) return undefined;
  return header
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');
}

/** As `seenVersion`. Throws `precondition-required` (428) where it is missing. */
export function ifMatch(c: Context): string {
  const seen = seenVersion(c);
  if (seen === undefined) throw problems.preconditionRequired();
  return seen;
}

/** As `ifMatch`, for items whose ETag is their lock; throws 412 when the item's lock is another one. */
export function requireLock(c: Context, item: { lock: number }): number {
  if (ifMatch(c) !== String(item.lock)) throw problems.preconditionFailed({ lock: item.lock });
  return item.lock;
}
