import { problems } from '@mingcha/kernel';
import type { Page, Stored } from '@mingcha/store';
import type { Context } from 'hono';
import { etagOf } from './concurrency.ts';

/** What was read. Throws the problem `not-found` where there was nothing; `what` is its name, such as 该部门. */
export function found<T>(item: T | undefined, what: string): T {
  if (item === undefined) throw problems.notFound(what);
  return item;
}

const withoutLock = <T extends object>({ lock: _, ...item }: Stored<T>) => item;

/** An item as a response has it: its lock goes into the `ETag` header, the rest is the body. */
export function itemResponse<T extends object>(c: Context, item: Stored<T>) {
  c.header('etag', etagOf(item.lock));
  return withoutLock(item);
}

/** A page of items as a response has it, without their locks. */
export const pageResponse = <T extends object>({ items, next }: Page<Stored<T>>) => ({
  items: items.map((item) => withoutLock<T>(item)),
  next,
});
