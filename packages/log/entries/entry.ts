import { canonicalJson, tenantCode } from '@mingcha/kernel';
import * as z from 'zod';
import { utf8 } from '../tlog/index.ts';
import { drawEntries } from './draws.ts';
import { listEntries } from './lists.ts';

const { 'draw.committed': first, ...moreDraws } = drawEntries;
const schema = z.discriminatedUnion('type', [
  first,
  ...Object.values(moreDraws),
  ...Object.values(listEntries),
]);

/** What a writer says; the log adds `at` and `tenant`. */
export type LogEntry = z.infer<typeof schema>;
export type LogEntryType = LogEntry['type'];
export type LogEntryOf<T extends LogEntryType> = Extract<LogEntry, { type: T }>;

/** An entry as it stands in the log. `at` never decreases and proves nothing. */
export type LoggedEntry = LogEntry & { at: string; tenant: string };

/** Bytes of an entry at most. */
export const mostEntryBytes = 8_192;

const stamp = z.object({ at: z.iso.datetime(), tenant: tenantCode });

/**
 * The entry's text, canonical JSON (RFC 8785). Throws ZodError for what its type does not have, RangeError for more than
 * 8 KB: both are mistakes of the program, found before anything is written.
 */
export function entryText(entry: LogEntry, { at, tenant }: { at: string; tenant: string }): string {
  const text = canonicalJson({ ...schema.parse(entry), at, tenant });
  const { length } = utf8(text);
  if (length > mostEntryBytes) throw new RangeError(`an entry ${entry.type} of ${length} bytes`);
  return text;
}

/** An entry that was read, or what is wrong with it, in words. */
export type ReadEntry = { entry: LoggedEntry } | { unknown: string; at: string } | { fault: string };

/** Reads an entry from wherever it came; a type that is not known is no fault, for it may be of a later version. */
export function readEntry(text: string, tenant: string): ReadEntry {
  if (utf8(text).length > mostEntryBytes) return { fault: 'more than 8 KB' };
  let value: unknown;
  try {
    value = JSON.parse(text);
    if (canonicalJson(value) !== text) return { fault: 'not canonical JSON' };
  } catch {
    return { fault: 'not canonical JSON' };
  }
  const stamped = stamp.extend({ type: z.string() }).loose().safeParse(value);
  if (!stamped.success) return { fault: 'no type, time or tenant' };
  const { at, tenant: of, ...rest } = stamped.data;
  if (of !== tenant) return { fault: `an entry of ${of}` };
  if (!schema.options.some(({ shape }) => shape.type.value === rest.type)) return { unknown: rest.type, at };
  const read = schema.safeParse(rest);
  if (!read.success)
    return { fault: `${rest.type}: ${read.error.issues[0]?.path.join('.') ?? ''} is not as it must be` };
  return { entry: { ...read.data, at, tenant: of } };
}
