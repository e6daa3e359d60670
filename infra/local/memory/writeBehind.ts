import { createTableClient, sideBySide, type TransactStep } from '@mingcha/store';
import { adminClient, tableName } from '../table/table.ts';
import type { Item, Key } from './table.ts';

export type WriteBehind = {
  /** Takes note that a place has another item now, or none; what is given stays as it is. */
  changed(key: Key, item: Item | undefined): void;
  /** Writes all that is left. Rejects with the first failure, also of what was written before. */
  finish(): Promise<void>;
  /** Lets go of the engine; what is left is not written. */
  close(): Promise<void>;
};

/** DynamoDB's own limit of a transaction, and bytes that stay below that of a request. */
const most = { items: 100, bytes: 3_000_000 };
/** What most items are smaller than. */
const usual = 10_000;
/** So many changes later, few items change again. */
const settled = 2_000;

/**
 * Brings what changes in a table in memory into the engine's, which is empty before: while the changes go on, those that have
 * settled, so that the engine works beside; the rest in the end. What has expired is left out. What fails leaves the engine with a part.
 */
export function createWriteBehind(endpoint: string): WriteBehind {
  const sdk = adminClient(endpoint);
  const client = createTableClient(sdk);
  // By place, the oldest change first.
  const left = new Map<string, { key: Key; item: Item | undefined }>();
  const written = new Set<string>();
  let underway: Promise<void> | undefined;
  let failure: { error: unknown } | undefined;

  /** Takes what has waited longest, as much as fits a transaction. */
  function take(): TransactStep[] {
    const now = Date.now();
    const steps: TransactStep[] = [];
    let room = most.bytes;
    for (const [place, { key, item }] of left) {
      const isKept = item && !isExpired(item, now);
      room -= isKept ? sizeOf(item) : usual;
      if (steps.length === most.items || (room < 0 && steps.length > 0)) break;
      left.delete(place);
      if (isKept) {
        written.add(place);
        steps.push({ Put: { Item: item } });
      } else if (written.delete(place)) steps.push({ Delete: { Key: key } });
    }
    return steps;
  }

  async function send(steps: readonly TransactStep[]): Promise<void> {
    if (steps.length > 0) await client.transact({ TableName: tableName, steps });
  }

  /** One transaction at a time, so that an item's later state never comes before an earlier one. */
  async function writeSettled(): Promise<void> {
    try {
      while (left.size >= settled + most.items) await send(take());
    } catch (error) {
      failure = { error };
    } finally {
      underway = undefined;
    }
  }

  return {
    changed(key, item) {
      const place = `${key.pk}\0${key.sk}`;
      left.delete(place);
      left.set(place, { key: { pk: key.pk, sk: key.sk }, item });
      if (!underway && !failure && left.size >= settled + most.items) underway = writeSettled();
    },
    async finish() {
      await underway;
      if (failure) throw failure.error;
      const parts: TransactStep[][] = [];
      while (left.size > 0) parts.push(take());
      await sideBySide(parts, send);
    },
    async close() {
      left.clear();
      await underway;
      sdk.destroy();
    },
  };
}

const isExpired = ({ ttl }: Item, now: number): boolean => typeof ttl === 'number' && ttl * 1_000 < now;

const sizeOf = ({ d }: Item): number =>
  Object.values(d as object).reduce(
    (sum: number, one) => sum + (one instanceof Uint8Array ? one.length : 0),
    usual,
  );
