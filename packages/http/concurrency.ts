import { problems } from '@mingcha/kernel';
import type { Context } from 'hono';

/** The ETag of an item is its lock. */
export const etagOf = (lock: number | string): string => `"${lock}"`;

/** What `If-Match` names, without quotes. Throws `precondition-required` (428) where it is missing. */
export function ifMatch(c: Context): string {
  const header = c.req.header('if-match');
  if (!header) throw problems.preconditionRequired();
  return header
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');
}

/** As `ifMatch`, for items whose ETag is their lock; throws 412 when the item's lock is another one. */
export function requireLock(c: Context, item: { lock: number }): number {
  if (ifMatch(c) !== String(item.lock)) throw problems.preconditionFailed({ lock: item.lock });
  return item.lock;
}
