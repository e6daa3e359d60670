import type { TenantStore } from '@mingcha/store';
import { type LoggedEntry, readEntry } from '../entries/entry.ts';
import { type LogItem, logItemEntity } from './entities.ts';

const atOnce = 256;

/** An index that was given has no entry. */
export class MissingEntry extends Error {
  override readonly name = 'MissingEntry';
}

/**
 * The items from one index up to but not including another, in order. Throws MissingEntry where one is not there.
 */
export async function* logItems(
  store: TenantStore,
  { from, to }: { from: number; to: number },
): AsyncGenerator<LogItem> {
  for (let at = from; at < to; ) {
    const page = await store.query(logItemEntity, [], {
      between: { from: [at], to: [Math.min(at + atOnce, to) - 1] },
      limit: atOnce,
    });
    for (const { index, text } of page.items) {
      if (index !== at) break;
      yield { index, text };
      at++;
    }
    if (page.items.at(-1)?.index !== at - 1) throw new MissingEntry(`the log's entry ${at} is missing`);
  }
}

/** The entries among the log's first `size`, from the table; throws where one is missing or is not as it must be. */
export async function* logEntries(
  store: TenantStore,
  { from = 0, to }: { from?: number; to: number },
): AsyncGenerator<LoggedEntry & { index: number }> {
  for await (const { index, text } of logItems(store, { from, to })) {
    const read = readEntry(text, store.tenant);
    if (!('entry' in read)) throw new Error(`the log's entry ${index} is not as it must be`);
    yield { ...read.entry, index };
  }
}
